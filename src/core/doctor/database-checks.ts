import { defineCheck, observe, type CheckResult } from './check.ts';
import type { DatabaseFacts } from './store-facts.ts';

export const opens = defineCheck(
  'store.opens',
  'That the database can be opened and written',
  'Requests and the audit transcript are kept in it; without it Latchkey does nothing.',
);
const version = defineCheck(
  'store.version',
  'The version of the tables',
  'Tables of a newer Latchkey are not touched; those of an older one are brought up to date at the start.',
);
const durable = defineCheck(
  'store.durability',
  'That a commit is on disk before it is acknowledged',
  'Otherwise a crash can lose the record of a change that was made.',
);

export function judgeDatabase(
  { applied, known, durabilityGaps }: DatabaseFacts,
  place: { readonly subject: string },
): readonly CheckResult[] {
  return [judgeVersion(applied, known, place), judgeDurability(durabilityGaps, place)];
}

function judgeVersion(
  applied: readonly string[] | undefined,
  known: readonly string[],
  place: { readonly subject: string },
) {
  if (applied === undefined) return version.ok('There are no tables yet; they are made at the first start.', place);
  const newer = applied.filter((name) => !known.includes(name));
  const pending = known.filter((name) => !applied.includes(name));
  const details = { ...place, evidence: observe({ newest: applied.at(-1), pending: pending.join(', ') }) };
  if (newer.length > 0)
    return version.failed(
      `The tables are of a newer Latchkey (${newer.join(', ')}): this one does not start with them.`,
      'Install that version again, or restore a backup from before it was installed.',
      details,
    );
  return pending.length === 0
    ? version.ok('They are up to date.', details)
    : version.warning(
        `They are of an older Latchkey; the next start changes them (${pending.join(', ')}).`,
        'Make a backup first: older versions cannot read them afterwards.',
        details,
      );
}

function judgeDurability(gaps: readonly string[], place: { readonly subject: string }): CheckResult {
  return gaps.length === 0
    ? durable.ok('It is.', place)
    : durable.failed(
        `It is not: ${gaps.join('; ')}.`,
        'SQLite: put the file on a local disk (store.file), or use PostgreSQL where there is none, as on Azure App Service. PostgreSQL: ALTER SYSTEM SET fsync = on; ALTER SYSTEM SET full_page_writes = on; ALTER SYSTEM SET synchronous_commit = on; SELECT pg_reload_conf();',
        { ...place, evidence: observe({ gaps: gaps.join('; ') }) },
      );
}
