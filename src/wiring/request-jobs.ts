import type { Logger } from 'pino';
import { requestJobs } from '../intents/request-jobs.ts';
import type { Context } from '../intents/turn.ts';
import type { JobHandler } from '../ports/jobs.ts';

const pause = 60_000;

/**
 * The jobs of requests, which outlast a store or a directory that fails for longer than a job's own attempts. After
 * `until` they fail like any other job.
 */
export function lastingRequestJobs(context: Context, log: Logger): Readonly<Record<string, JobHandler>> {
  const lasting =
    (kind: string, run: JobHandler): JobHandler =>
    async (payload, now) => {
      try {
        return await run(payload, now);
      } catch (err) {
        if (now.getTime() > Number(payload['until'])) throw err;
        log.error({ code: 'request-job-failed', kind, requestId: payload['requestId'], err }, 'it is tried again');
        return new Date(now.getTime() + pause);
      }
    };
  return Object.fromEntries(Object.entries(requestJobs(context)).map(([kind, run]) => [kind, lasting(kind, run)]));
}
