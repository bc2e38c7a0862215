import { Client } from 'pg';
import type { PostgresFacts } from '../../core/doctor/store-facts.ts';
import { seen, unseen } from '../../core/doctor/probed.ts';
import type { Secret } from '../../core/secret.ts';
import { appliedTable, migrationNames } from './migrations.ts';

interface Row {
  readonly version: string;
  readonly number: string;
  readonly standby: boolean;
  readonly may_create: boolean;
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly synchronous_commit: string;
  readonly now: Date;
  readonly migrated: boolean;
}

const question = `select current_setting('server_version') as version, current_setting('server_version_num') as number,
  pg_is_in_recovery() as standby, has_schema_privilege(current_schema(), 'create') as may_create,
  current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
  current_setting('synchronous_commit') as synchronous_commit, clock_timestamp() as now,
  to_regclass('${appliedTable}') is not null as migrated`;

/** Looks at a PostgreSQL database and changes nothing in it. Never rejects, and never shows the connection string. */
export async function probePostgres(
  connectionString: Secret,
  timeoutMs: number,
  now: () => Date,
): Promise<PostgresFacts> {
  const where = withoutPassword(connectionString);
  const client = new Client({
    connectionString: connectionString.reveal(),
    application_name: 'latchkey doctor',
    // As the store does it, so that what is seen is what it gets.
    options: '-c synchronous_commit=on',
    connectionTimeoutMillis: timeoutMs,
    statement_timeout: timeoutMs,
    query_timeout: timeoutMs,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const asked = now();
    const { rows } = await client.query<Row>(question);
    const [row] = rows;
    if (row === undefined) return { kind: 'postgres', where, database: unseen('store.no-answer', 'no answer') };
    const applied = row.migrated
      ? (await client.query<{ name: string }>(`select name from ${appliedTable} order by name`)).rows
      : undefined;
    return {
      kind: 'postgres',
      where,
      database: seen({
        version: row.version,
        majorVersion: Math.floor(Number(row.number) / 10_000),
        isStandby: row.standby,
        mayCreate: row.may_create,
        clockOffset: row.now.getTime() - asked.getTime(),
        known: migrationNames,
        durabilityGaps: gapsOf(row),
        ...(applied && { applied: applied.map(({ name }) => name) }),
      }),
    };
  } catch (error) {
    return { kind: 'postgres', where, database: unseen('store.cannot-open', describe(error)) };
  } finally {
    await client.end().catch(() => undefined);
  }
}

function gapsOf({ fsync, full_page_writes, synchronous_commit }: Row): readonly string[] {
  return [
    ...(fsync === 'on' ? [] : ['fsync is off']),
    ...(full_page_writes === 'on' ? [] : ['full_page_writes is off']),
    ...(['on', 'remote_apply'].includes(synchronous_commit) ? [] : [`synchronous_commit is ${synchronous_commit}`]),
  ];
}

/** As the driver understands it: host, port and database. */
function withoutPassword(connectionString: Secret): string {
  try {
    const { host, port, database } = new Client({ connectionString: connectionString.reveal() });
    return `${host}:${port}/${database ?? ''}`;
  } catch {
    return 'the database in LATCHKEY_DATABASE_URL';
  }
}

function describe(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describe).join('; ');
  return error instanceof Error ? error.message : String(error);
}
