import { northwind } from '../northwind.ts';
import type { TeamsActivity } from './activities.ts';
import type { ChannelIdentity } from './channel-identity.ts';

/** The way from the Bot Connector to the bot. */
export interface BotLink {
  /** Where the bot listens, e.g. `http://127.0.0.1:3978/api/messages`. Until it is set, nothing can be delivered. */
  connect(endpoint: string): void;
  /** Never rejects: a bot that is away or slow is an answer, too. */
  deliver(activity: TeamsActivity): Promise<BotAnswer>;
  /** Resolves when no activity has been on its way for a short while. */
  waitForQuiet(): Promise<void>;
}

/** `unreachable`: no bot, no connection, or no answer in fifteen seconds. */
export type BotAnswer =
  { readonly kind: 'answered'; readonly status: number; readonly body: unknown } | { readonly kind: 'unreachable' };

/** Teams gives up on a bot after about this long. */
const patience = 15_000;
/** A bot may post a little after its turn has ended. */
const settling = 60;

export function createBotLink(identity: ChannelIdentity, serviceUrl: string): BotLink {
  const underway = new Set<Promise<BotAnswer>>();
  let endpoint: string | undefined;

  const send = async (activity: TeamsActivity): Promise<BotAnswer> => {
    if (endpoint === undefined) return { kind: 'unreachable' };
    const token = await identity.issueToken({ audience: northwind.appId, serviceUrl });
    try {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(patience),
      });
      return { kind: 'answered', status: response.status, body: parseJson(await response.text()) };
    } catch {
      return { kind: 'unreachable' };
    }
  };

  return {
    connect(to) {
      endpoint = to;
    },

    deliver(activity) {
      const delivery = send(activity).finally(() => underway.delete(delivery));
      underway.add(delivery);
      return delivery;
    },

    async waitForQuiet() {
      do {
        await Promise.all(underway);
        await new Promise((resolve) => setTimeout(resolve, settling));
      } while (underway.size > 0);
    },
  };
}

/** An answer that is no JSON is no answer a client can use. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
