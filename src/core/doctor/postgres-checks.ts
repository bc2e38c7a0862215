import { defineCheck, observe, type CheckResult } from './check.ts';
import { judgeDatabase, opens } from './database-checks.ts';
import { spanText } from './span.ts';
import type { DatabaseFacts, PostgresFacts, ServerStateFacts } from './store-facts.ts';

const server = defineCheck(
  'store.server',
  'The PostgreSQL server: version, role, rights',
  'Latchkey needs a primary of a supported version, and may create its tables there.',
);
const clock = defineCheck(
  'store.clock',
  'The clock of the database server against that of this machine',
  'The order of events is read from times of both.',
);

export function judgePostgres({ where, database }: PostgresFacts): readonly CheckResult[] {
  const place = { subject: where };
  if (database.kind === 'unseen')
    return [
      opens.failed(
        `The database cannot be used: ${database.detail}.`,
        'Check host, port, user, password and database in LATCHKEY_DATABASE_URL, and that the firewall lets this machine through. Try: psql "$LATCHKEY_DATABASE_URL" -c "select 1"',
        place,
      ),
    ];
  const { value } = database;
  return [
    opens.ok('It answers.', place),
    judgeServer(value, place),
    ...judgeDatabase(value, place),
    judgeClock(value.clockOffset, place),
  ];
}

const oldestPostgres = 13;

function judgeServer(
  { version: text, majorVersion, isStandby, mayCreate, applied }: ServerStateFacts & DatabaseFacts,
  place: { readonly subject: string },
): CheckResult {
  const details = { ...place, evidence: observe({ version: text, standby: isStandby, mayCreate }) };
  if (isStandby)
    return server.failed(
      'It is a standby, which takes no writes.',
      'Name the primary in LATCHKEY_DATABASE_URL (add target_session_attrs=read-write where several hosts are named).',
      details,
    );
  if (majorVersion < oldestPostgres)
    return server.failed(
      `PostgreSQL ${text} is too old.`,
      `Upgrade to PostgreSQL ${oldestPostgres} or later.`,
      details,
    );
  if (!mayCreate)
    return server[applied === undefined ? 'failed' : 'warning'](
      'The user may not create tables there, which the first start and upgrades need.',
      'As owner of the database: GRANT CREATE, USAGE ON SCHEMA public TO latchkey;',
      details,
    );
  return server.ok(`PostgreSQL ${text}, a primary.`, details);
}

const worstSkew = 60_000;

function judgeClock(offset: number, place: { readonly subject: string }): CheckResult {
  const details = { ...place, evidence: observe({ offsetSeconds: Math.round(offset / 1_000) }) };
  return Math.abs(offset) < worstSkew
    ? clock.ok(`They differ by ${spanText(offset)}.`, details)
    : clock.failed(
        `The database is ${spanText(offset)} ${offset > 0 ? 'ahead' : 'behind'}.`,
        'Synchronise both with a time server: timedatectl set-ntp true',
        details,
      );
}
