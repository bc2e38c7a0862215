import { ActivityTypes, type BotAdapter, type Middleware, type TurnContext } from 'botbuilder';
import { isObject } from './untyped.ts';

export interface RetrySettings {
  /** Waits this many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Milliseconds before the second, third ... attempt; their number bounds the attempts. */
  readonly delays: readonly number[];
  /** Retry-After is obeyed up to this many milliseconds. */
  readonly longestPause: number;
}

export const defaultRetries: RetrySettings = {
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  delays: [500, 1_000, 2_000],
  longestPause: 5_000,
};

/** What Teams' documentation asks to repeat: throttled, conversation busy, gateway trouble. */
const passing = new Set([412, 429, 502, 504]);

/**
 * Repeats sends and updates that Teams asks to repeat, and nothing else. The library's own retries go: they repeat
 * posts after any server error, which shows a card twice, and miss 412 and a 429 without Retry-After.
 */
export function retryOutbound(settings: RetrySettings): Middleware {
  return {
    async onTurn(context, next) {
      stopLibraryRetries(context);
      context.onSendActivities((_context, activities, send) => {
        const typing = activities.every((activity) => activity.type === ActivityTypes.Typing);
        return typing ? send() : repeat(send, settings);
      });
      context.onUpdateActivity((_context, _activity, update) => repeat(update, settings));
      await next();
    },
  };
}

async function repeat<T>(attempt: () => Promise<T>, settings: RetrySettings): Promise<T> {
  for (const delay of settings.delays) {
    try {
      return await attempt();
    } catch (error) {
      if (!isObject(error) || !passing.has(Number(error['statusCode']))) throw error;
      await settings.pause(Math.min(retryAfter(error) ?? delay, settings.longestPause));
    }
  }
  return attempt();
}

/** Milliseconds; undefined when the answer does not say. */
function retryAfter(error: Readonly<Record<string, unknown>>): number | undefined {
  const { response } = error as { response?: { headers?: { get?: (name: string) => string | undefined } } };
  const seconds = Number(response?.headers?.get?.('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : undefined;
}

/** The client is made anew for every turn; its pipeline is not part of the library's types. */
function stopLibraryRetries(context: TurnContext): void {
  const connector = context.turnState.get((context.adapter as BotAdapter).ConnectorClientKey) as
    { client?: { pipeline?: { removePolicy?: (policy: { name: string }) => unknown } } } | undefined;
  connector?.client?.pipeline?.removePolicy?.({ name: 'defaultRetryPolicy' });
}
