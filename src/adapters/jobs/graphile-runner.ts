import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Logger, Runner, WorkerEvents, WorkerUtils } from 'graphile-worker';
import { run } from 'graphile-worker';
import type { Pool } from 'pg';

import type { JobHandler } from '../../ports/jobs.ts';
import { atMost } from './at-most.ts';
import { keepClaims } from './claims.ts';
import { toTask } from './graphile-task.ts';
import type { JobLog } from './job-log.ts';

export interface GraphileRunnerParts {
  readonly pool: Pool;
  readonly utils: WorkerUtils;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly log: JobLog;
  readonly lookEvery: number;
}

type Handlers = Readonly<Record<string, JobHandler>>;

/** They wait for directories most of the time, and share the connections of the pool. */
const mostAtOnce = 4;
const pauseBeforeRestart = 1_000;
/** Milliseconds for writing down how the last runs ended. */
export const endingTakesAtMost = 5_000;

/** Runs graphile-worker, and begins again when it has stopped by itself, which it does after some errors. */
export function createGraphileRunner({ pool, utils, logger, now, log, lookEvery }: GraphileRunnerParts) {
  const stopping = new AbortController();
  const logDatabase = (error: unknown) => log({ code: 'jobs.database', error });
  const stopped = once(stopping.signal, 'abort');
  const running = new Set<Promise<unknown>>();
  let supervising = Promise.resolve();
  let worker: string | undefined;

  async function runOnce(handlers: Handlers): Promise<Runner> {
    const events: WorkerEvents = new EventEmitter();
    let stopKeeping = () => {};
    // What the worker before could not end is free again at once.
    if (worker !== undefined) await utils.forceUnlockWorkers([worker]);
    events.on('pool:create', ({ workerPool }) => {
      worker = workerPool.id;
      stopKeeping = keepClaims(pool, utils, worker, logDatabase);
    });
    events.on('pool:release', () => stopKeeping());
    events.on('worker:getJob:error', ({ error }) => logDatabase(error));
    const parts = { pool, now, log, running };
    const tasks = Object.entries(handlers).map(([kind, handler]) => [kind, toTask(kind, handler, parts)]);
    return run({
      pgPool: pool,
      logger,
      events,
      taskList: Object.fromEntries(tasks),
      parsedCronItems: [],
      concurrency: mostAtOnce,
      pollInterval: lookEvery,
      noHandleSignals: true,
    });
  }

  async function supervise(handlers: Handlers, first: Runner): Promise<void> {
    let runner: Runner | undefined = first;
    while (!stopping.signal.aborted) {
      await Promise.race([stopped, runner?.promise.catch(logDatabase)]);
      await sleep(pauseBeforeRestart, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      if (!stopping.signal.aborted) runner = await runOnce(handlers).catch((error: unknown) => void logDatabase(error));
    }
    await runner?.stop().catch(logDatabase);
  }

  return {
    async start(handlers: Handlers): Promise<void> {
      await utils.cleanup({ tasks: ['DELETE_PERMAFAILED_JOBS'] });
      supervising = supervise(handlers, await runOnce(handlers));
    },
    async stop(): Promise<void> {
      stopping.abort();
      do {
        await Promise.allSettled(running);
        await atMost(endingTakesAtMost, supervising);
      } while (running.size > 0);
    },
  };
}
