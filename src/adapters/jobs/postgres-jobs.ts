import type { WorkerUtils } from 'graphile-worker';
import { Logger, makeWorkerUtils } from 'graphile-worker';

import { Secret } from '../../core/secret.ts';
import type { Job, Jobs } from '../../ports/jobs.ts';
import { atMost } from './at-most.ts';
import { createGraphileRunner, endingTakesAtMost } from './graphile-runner.ts';
import { jobKeyOf, queueOf } from './job-key.ts';
import type { JobLog } from './job-log.ts';
import { createJobsPool } from './jobs-pool.ts';
import { mostAttempts } from './retry.ts';

export interface PostgresJobsOptions {
  /** `postgres://user:password@host/database?sslmode=verify-full&sslrootcert=file`; used as it is. */
  readonly connectionString: Secret | string;
  readonly now: () => Date;
  readonly log: JobLog;
  /** Milliseconds at most that a due job waits. */
  readonly lookEvery?: number;
}

/** Its own lines quote errors and payloads; what matters of them is told by our handlers. */
const silent = new Logger(() => () => undefined);

/**
 * Opens the jobs in a PostgreSQL database, which any number of replicas may share; `stop` closes it. The user needs to
 * be allowed to create the schema `graphile_worker`. The database's clock says what is due, the same for all replicas.
 */
export async function openPostgresJobs(options: PostgresJobsOptions): Promise<Jobs> {
  const { connectionString, now, log, lookEvery = 2_000 } = options;
  const secret = typeof connectionString === 'string' ? new Secret(connectionString) : connectionString;
  const pool = createJobsPool(secret, (error) => log({ code: 'jobs.database', error }));
  const utils = await makeWorkerUtils({ pgPool: pool, logger: silent }).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  const runner = createGraphileRunner({ pool, utils, logger: silent, now, log, lookEvery });
  return {
    schedule: (job) => add(utils, job),
    cancel: async (kind, key) => {
      await pool.query('select graphile_worker.remove_job($1)', [jobKeyOf(kind, key)]);
    },
    start: (handlers) => runner.start(handlers),
    async stop() {
      await runner.stop();
      await utils.release();
      await atMost(endingTakesAtMost, pool.end());
    },
  };
}

async function add(utils: WorkerUtils, job: Job): Promise<void> {
  await utils.addJob(job.kind, job.payload, {
    jobKey: jobKeyOf(job.kind, job.key),
    queueName: queueOf(job),
    runAt: job.runAt,
    maxAttempts: mostAttempts,
  });
}
