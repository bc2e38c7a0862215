import type { Job as GraphileJob, Task } from 'graphile-worker';
import type { Pool } from 'pg';

import type { Job, JobHandler } from '../../ports/jobs.ts';
import { jobKeyOf } from './job-key.ts';
import type { JobLog } from './job-log.ts';

interface TaskParts {
  readonly pool: Pool;
  readonly now: () => Date;
  readonly log: JobLog;
  /** Holds the runs that have not ended. */
  readonly running: Set<Promise<unknown>>;
}

/** Makes the task that graphile-worker runs for a kind of job. */
export const toTask =
  (kind: string, handler: JobHandler, { pool, now, log, running }: TaskParts): Task =>
  async (payload, { job }) => {
    const run = (async () => handler(payload as Job['payload'], now()))();
    running.add(run);
    try {
      const next = await run;
      if (next) await scheduleAgain(pool, job, next);
    } catch (error) {
      const again = job.attempts < job.max_attempts;
      const key = (job.key ?? '').slice(jobKeyOf(kind, '').length);
      log({ code: again ? 'job.failed' : 'job.left-out', kind, key, attempt: job.attempts, error });
      // graphile-worker stores the text of what it catches, and an error may name people.
      throw new Error('The handler rejected.');
    } finally {
      running.delete(run);
    }
  };

/** Adds the next run, unless the job was replaced or cancelled while it ran: it then has lost its key. */
async function scheduleAgain(pool: Pool, { id, key, payload }: GraphileJob, runAt: Date): Promise<void> {
  await pool.query(
    `select graphile_worker.add_job(task_identifier, $1::json, queue_name, $2::timestamptz, max_attempts::int, key)
     from graphile_worker.jobs where id = $3 and key = $4`,
    [JSON.stringify(payload), runAt, id, key],
  );
}
