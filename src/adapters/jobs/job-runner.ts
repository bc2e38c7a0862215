import { setTimeout as sleep } from 'node:timers/promises';

import type { JobHandler } from '../../ports/jobs.ts';
import type { JobLog } from './job-log.ts';
import type { ClaimedJob, JobTable, NextRun } from './job-table.ts';
import { mostAttempts, pauseAfter, renewEvery } from './retry.ts';

export interface JobRunnerParts {
  readonly table: JobTable;
  readonly now: () => Date;
  readonly log: JobLog;
  readonly lookEvery: number;
}

/** So many at once: they wait for directories most of the time. */
const mostAtOnce = 8;

/** Runs the jobs of a table as they become due, and sleeps in between. */
export function createJobRunner({ table, now, log, lookEvery }: JobRunnerParts) {
  const running = new Map<string, Promise<void>>();
  let handlers: Readonly<Record<string, JobHandler>> = {};
  let stopping = false;
  let looping = Promise.resolve();
  let pause = new AbortController();
  const wake = () => pause.abort();
  const logDatabase = (error: unknown) => log({ code: 'jobs.database', error });

  async function loop(): Promise<void> {
    while (!stopping) {
      pause = new AbortController();
      const wait = await startDue().catch((error: unknown) => {
        logDatabase(error);
        return lookEvery;
      });
      await sleep(wait, undefined, { signal: pause.signal, ref: false }).catch(() => undefined);
    }
  }

  /** Gives the milliseconds until it is worth while to look again. */
  async function startDue(): Promise<number> {
    const kinds = Object.keys(handlers);
    while (!stopping && running.size < mostAtOnce) {
      const job = await table.claimDue(kinds, now());
      if (!job) {
        const due = await table.nextDue(kinds);
        return due ? Math.min(Math.max(due.getTime() - now().getTime(), 0), lookEvery) : lookEvery;
      }
      const ending = run(job).finally(() => {
        running.delete(job.claim);
        wake();
      });
      running.set(job.claim, ending);
    }
    return lookEvery;
  }

  /** When the end cannot be written, the claim lapses and the job runs again. */
  async function run(job: ClaimedJob): Promise<void> {
    const next = await handle(job);
    await table.settle(job, next).catch(logDatabase);
  }

  async function handle({ kind, key, payload, attempt }: ClaimedJob): Promise<NextRun | undefined> {
    try {
      if (attempt > mostAttempts) throw new Error('each of its runs ended with the process');
      const runAt = await handlers[kind]?.(payload, now());
      return runAt && { runAt, attempts: 0 };
    } catch (error) {
      const again = attempt < mostAttempts;
      log({ code: again ? 'job.failed' : 'job.left-out', kind, key, attempt, error });
      return again ? { runAt: new Date(now().getTime() + pauseAfter(attempt)), attempts: attempt } : undefined;
    }
  }

  const renewing = setInterval(() => {
    if (running.size > 0) table.renew([...running.keys()], now()).catch(logDatabase);
  }, renewEvery).unref();

  return {
    /** Looks at the table now. */
    wake,
    start(given: Readonly<Record<string, JobHandler>>): void {
      handlers = given;
      looping = loop();
    },
    async stop(): Promise<void> {
      stopping = true;
      wake();
      await looping;
      await Promise.all(running.values());
      clearInterval(renewing);
    },
  };
}
