import type { Activity } from 'botbuilder';
import { failureOfAnswer, failureOfSending, notOurConnector } from './connector-failure.ts';
import { latestOnly } from './latest-only.ts';
import type { Pacer } from './pace-outbound.ts';
import { repeat, type RetrySettings } from './retry-outbound.ts';
import { sendJson } from './send-json.ts';
import { isAllowedServiceUrl } from './service-url.ts';
import type { Timer } from './timer.ts';
import { isObject, textAt } from './untyped.ts';

/** Where a message belongs, as the channel named it. */
export interface Place {
  readonly serviceUrl: string;
  readonly conversationId: string;
}

/**
 * The way out to Teams: in the order of the asking, at the pace Teams allows, repeated where that does no harm. Rejects
 * with a `ConnectorFailure`, or with `QueueFull` when nothing was sent.
 */
export interface BotConnector {
  /** Gives the id of the message; `undefined`: it was taken, and Teams did not say under which id. */
  post(place: Place, activity: Partial<Activity>): Promise<string | undefined>;
  update(place: Place, activityId: string, activity: Partial<Activity>): Promise<void>;
  /** Decoration, sent once, and only where it keeps nothing else waiting. */
  showTyping(place: Place, activity: Partial<Activity>): Promise<void>;
}

export interface ConnectorParts {
  /** Puts the bot's token on a request. */
  readonly sign: (headers: Headers) => Promise<void>;
  /** The hosts that may see this token. A conversation that was kept names its host itself, and the database may lie. */
  readonly serviceUrlHosts: readonly string[];
  readonly pacer: Pacer;
  readonly retries: RetrySettings;
  readonly timer: Timer;
}

/** Of one attempt, in milliseconds. */
const attemptTimeout = 10_000;

export function createBotConnector({ sign, serviceUrlHosts, pacer, retries, timer }: ConnectorParts): BotConnector {
  const inOrder = latestOnly();
  const paced = async (place: Place, path: string, method: 'POST' | 'PUT', activity: Partial<Activity>) => {
    if (!isAllowedServiceUrl(place.serviceUrl, serviceUrlHosts)) throw notOurConnector(place.serviceUrl);
    await pacer.turn(place.conversationId);
    return exchange(urlOf(place, path), method, sign, activity);
  };

  return {
    async post(place, activity) {
      const path =
        activity.replyToId === undefined ? 'activities' : `activities/${encodeURIComponent(activity.replyToId)}`;
      const answer = await repeat(() => paced(place, path, 'POST', activity), 'post', retries, timer);
      return textAt(answer, 'id');
    },
    update(place, activityId, activity) {
      const path = `activities/${encodeURIComponent(activityId)}`;
      return inOrder(`${place.conversationId} ${activityId}`, async () => {
        await repeat(() => paced(place, path, 'PUT', activity), 'update', retries, timer);
      });
    },
    async showTyping(place, activity) {
      if (pacer.isFree(place.conversationId)) await paced(place, 'activities', 'POST', activity);
    },
  };
}

function urlOf({ serviceUrl, conversationId }: Place, path: string): string {
  return `${serviceUrl.replace(/\/+$/, '')}/v3/conversations/${encodeURIComponent(conversationId)}/${path}`;
}

/** Resolves once Teams has confirmed; what it answers beside is `{}` where it cannot be read. */
async function exchange(
  url: string,
  method: 'POST' | 'PUT',
  sign: ConnectorParts['sign'],
  activity: Partial<Activity>,
): Promise<Readonly<Record<string, unknown>>> {
  const headers = new Headers({ accept: 'application/json', 'content-type': 'application/json' });
  await sign(headers);
  const body = JSON.stringify(activity);
  const answer = await sendJson({ url, method, headers, body, timeout: attemptTimeout }).catch((error: unknown) => {
    throw failureOfSending(error);
  });
  if (answer.status < 200 || answer.status > 299)
    throw failureOfAnswer(answer.status, answer.headers['retry-after'] ?? null);
  return parsed(answer.text);
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(text);
    return isObject(json) ? json : {};
  } catch {
    return {};
  }
}
