import type { Logger } from 'pino';
import { keepHouse } from '../intents/keep-house.ts';
import type { Context } from '../intents/turn.ts';
import type { Job, JobHandler } from '../ports/jobs.ts';

const interval = 60_000;

/** Looks at once for what a crash left behind, and then every minute; on one replica, however many there are. */
export const firstHousekeeping = (now: Date): Job => ({ kind: 'keep-house', key: 'all', payload: {}, runAt: now });

/** Comes back also after a failure: what is not done now is done in the next round. */
export const housekeeping =
  (context: Context, log: Logger): JobHandler =>
  async (_payload, now) => {
    await keepHouse(context).catch((err: unknown) =>
      log.error({ code: 'housekeeping-failed', err }, 'housekeeping failed; it is tried again'),
    );
    return new Date(now.getTime() + interval);
  };
