import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

import type { Job } from '../../ports/jobs.ts';
import { transaction } from './job-file.ts';
import { claimHolds } from './retry.ts';

export interface ClaimedJob extends Pick<Job, 'kind' | 'key' | 'payload'> {
  readonly claim: string;
  readonly version: number;
  /** This one included. */
  readonly attempt: number;
}

export interface NextRun {
  readonly runAt: Date;
  /** Runs that have failed since the last one that did not. */
  readonly attempts: number;
}

/** Times are milliseconds since 1970. A job without `run_at` was cancelled while it ran. */
const createTable = `
  create table if not exists job (
    kind text not null,
    key text not null,
    payload text not null,
    run_at integer,
    attempts integer not null default 0,
    version integer not null default 1,
    claim text,
    claimed_until integer,
    primary key (kind, key)
  ) without rowid;
  create index if not exists job_by_run_at on job (run_at)`;

/** The jobs in SQLite. Each function is one transaction; jobs stay claimed until they are settled or the claim lapses. */
export async function openJobTable(database: DatabaseSync) {
  await transaction(database, () => database.exec(createTable));
  const change = (sql: string, ...values: (string | number | null)[]) => database.prepare(sql).run(...values);
  const find = (sql: string, ...values: (string | number)[]) => database.prepare(sql).get(...values);

  return {
    put: ({ kind, key, payload, runAt }: Job) =>
      transaction(database, () => {
        change(
          `insert into job (kind, key, payload, run_at) values (?, ?, ?, ?)
           on conflict (kind, key) do update set
             payload = excluded.payload, run_at = excluded.run_at, attempts = 0, version = version + 1`,
          kind,
          key,
          JSON.stringify(payload),
          runAt.getTime(),
        );
      }),

    /** Also keeps a running job from being run again. */
    remove: (kind: string, key: string) =>
      transaction(database, () => {
        change('delete from job where kind = ? and key = ? and claim is null', kind, key);
        change('update job set run_at = null, version = version + 1 where kind = ? and key = ?', kind, key);
      }),

    /** Takes the job that has been due longest, so that nobody else runs it. */
    claimDue: (kinds: readonly string[], now: Date) =>
      transaction(database, (): ClaimedJob | undefined => {
        const row = find(
          `select kind, key, payload, version, attempts from job
           where run_at <= ?1 and coalesce(claimed_until, 0) <= ?1 and kind in (select value from json_each(?2))
           order by run_at limit 1`,
          now.getTime(),
          JSON.stringify(kinds),
        );
        if (!row) return undefined;
        const [kind, key, claim, attempt] = [
          String(row['kind']),
          String(row['key']),
          randomUUID(),
          Number(row['attempts']) + 1,
        ];
        change(
          'update job set claim = ?, claimed_until = ?, attempts = ? where kind = ? and key = ?',
          claim,
          now.getTime() + claimHolds,
          attempt,
          kind,
          key,
        );
        const payload = JSON.parse(String(row['payload'])) as Job['payload'];
        return { kind, key, payload, claim, attempt, version: Number(row['version']) };
      }),

    renew: (claims: readonly string[], now: Date) =>
      transaction(database, () => {
        change(
          'update job set claimed_until = ? where claim in (select value from json_each(?))',
          now.getTime() + claimHolds,
          JSON.stringify(claims),
        );
      }),

    /** Ends a run. Does nothing when the claim has lapsed and another has taken the job. */
    settle: ({ kind, key, claim, version }: ClaimedJob, next: NextRun | undefined) =>
      transaction(database, () => {
        const row = find('select version, run_at from job where kind = ? and key = ? and claim = ?', kind, key, claim);
        if (!row) return;
        const replaced = row['version'] !== version;
        if (replaced ? row['run_at'] === null : !next) change('delete from job where kind = ? and key = ?', kind, key);
        else change('update job set claim = null, claimed_until = null where kind = ? and key = ?', kind, key);
        if (!replaced && next)
          change(
            'update job set run_at = ?, attempts = ? where kind = ? and key = ?',
            next.runAt.getTime(),
            next.attempts,
            kind,
            key,
          );
      }),

    /** When something will be due that is not now: a job, or one whose runner died. */
    nextDue: (kinds: readonly string[]) =>
      transaction(database, () => {
        const row = find(
          `select min(max(run_at, coalesce(claimed_until, 0))) as due from job
           where run_at is not null and kind in (select value from json_each(?))`,
          JSON.stringify(kinds),
        );
        return row?.['due'] == null ? undefined : new Date(Number(row['due']));
      }),
  };
}

export type JobTable = Awaited<ReturnType<typeof openJobTable>>;
