import type { Logger } from 'pino';
import { openPostgresJobs } from '../adapters/jobs/postgres-jobs.ts';
import type { JobLogLine } from '../adapters/jobs/job-log.ts';
import { openSqliteJobs } from '../adapters/jobs/sqlite-jobs.ts';
import { withAuthenticRequests } from '../adapters/store/authentic-requests.ts';
import { openPostgresStore, openStore } from '../adapters/store/open-store.ts';
import type { Store } from '../adapters/store/store.ts';
import type { Secret } from '../core/secret.ts';
import type { Jobs } from '../ports/jobs.ts';

export type DatabaseSettings =
  /** A path whose folder is made when it is missing, or `:memory:`. For one machine. */
  | { readonly kind: 'sqlite'; readonly file: string }
  /** For one replica or several. */
  | { readonly kind: 'postgres'; readonly connectionString: Secret };

export interface Database {
  readonly store: Store;
  readonly jobs: Jobs;
  /** Waits for running jobs, then for running transactions. */
  close(): Promise<void>;
}

/** Opens what is kept and what is to be done later, in one database. */
export async function openDatabase(settings: DatabaseSettings, now: () => Date, log: Logger): Promise<Database> {
  const logJob = (line: JobLogLine) => logJobLine(line, log);
  const { store, openJobs } =
    settings.kind === 'sqlite'
      ? {
          store: await openStore({ file: settings.file }),
          openJobs: () => openSqliteJobs({ file: settings.file, now, log: logJob }),
        }
      : {
          store: await openPostgresStore({ connectionString: settings.connectionString }),
          openJobs: () => openPostgresJobs({ connectionString: settings.connectionString, now, log: logJob }),
        };
  const jobs = await openJobs().catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  return {
    store,
    jobs,
    async close() {
      await jobs.stop();
      await store.close();
    },
  };
}

/** The store that takes requests for its own only when Latchkey wrote them; without a key, as it is. */
export function guarded(store: Store, key: Secret | undefined, log: Logger): Store {
  if (!key) return store;
  const onForged = (requestId: string) =>
    log.error(
      { code: 'request-not-ours', requestId },
      'a request in the database was not written by Latchkey with this key; it is treated as not there',
    );
  return { ...store, requests: withAuthenticRequests(store.requests, key, onForged) };
}

function logJobLine({ error, ...line }: JobLogLine, log: Logger): void {
  const words = {
    'job.failed': 'a job failed; it is tried again',
    'job.left-out': 'a job failed for the last time and is left out',
    'jobs.database': 'the database of the jobs did not answer; it is asked again',
  }[line.code];
  log[line.code === 'job.left-out' ? 'error' : 'warn']({ ...line, err: error }, words);
}
