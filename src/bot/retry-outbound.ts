import { ConnectorFailure } from './connector-failure.ts';
import { pause, type Timer } from './timer.ts';

export interface RetrySettings {
  /** Milliseconds before the second, third ... attempt; their number bounds the attempts. */
  readonly delays: readonly number[];
  /** Retry-After is obeyed up to this many milliseconds. */
  readonly longestPause: number;
}

export const defaultRetries: RetrySettings = { delays: [500, 1_000, 2_000], longestPause: 5_000 };

/**
 * Repeats a request to the Bot Connector as far as it can do no harm: a post only when nobody can have seen it
 * (throttled with or without Retry-After, conversation busy, no connection), an update after any passing trouble.
 */
export async function repeat<T>(
  attempt: () => Promise<T>,
  kind: 'post' | 'update',
  { delays, longestPause }: RetrySettings,
  timer: Timer,
): Promise<T> {
  for (const delay of delays) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ConnectorFailure) || !mayRepeat(error, kind)) throw error;
      await pause(timer, Math.min(error.retryAfter ?? delay, longestPause));
    }
  }
  return attempt();
}

function mayRepeat({ isPassing, arrived }: ConnectorFailure, kind: 'post' | 'update'): boolean {
  return isPassing && (kind === 'update' || arrived === 'no');
}
