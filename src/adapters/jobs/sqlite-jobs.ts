import type { Jobs } from '../../ports/jobs.ts';
import { openJobFile } from './job-file.ts';
import type { JobLog } from './job-log.ts';
import { createJobRunner } from './job-runner.ts';
import { openJobTable } from './job-table.ts';

export interface SqliteJobsOptions {
  /** The store's file, or `:memory:` for jobs that end with the process. */
  readonly file: string;
  readonly now: () => Date;
  readonly log: JobLog;
  /** Milliseconds at most between two looks at the table, for what another process scheduled and for a changed clock. */
  readonly lookEvery?: number;
}

/** Opens the jobs in a SQLite file, which several processes of one machine may share. `stop` closes it. */
export async function openSqliteJobs({ file, now, log, lookEvery = 5_000 }: SqliteJobsOptions): Promise<Jobs> {
  const database = openJobFile(file);
  const table = await openJobTable(database);
  const runner = createJobRunner({ table, now, log, lookEvery });
  return {
    async schedule(job) {
      await table.put(job);
      runner.wake();
    },
    cancel: (kind, key) => table.remove(kind, key),
    start: async (handlers) => runner.start(handlers),
    async stop() {
      await runner.stop();
      database.close();
    },
  };
}
