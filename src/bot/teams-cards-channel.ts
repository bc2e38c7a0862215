import { TurnContext, type Activity, type ConversationReference } from 'botbuilder';
import type { Logger } from 'pino';
import type { ChangeRequest, PostedCard } from '../core/change-request.ts';
import type { RequestView } from '../intents/outcome.ts';
import type { CardsChannel } from '../ports/cards-channel.ts';
import type { ConversationMemory } from '../ports/conversation-memory.ts';
import type { BotConnector, Place } from './bot-connector.ts';
import { ConnectorFailure } from './connector-failure.ts';
import { describeError } from './describe-error.ts';
import { messageOf } from './show-outcome.ts';
import { isObject } from './untyped.ts';

export interface CardsChannelParts {
  readonly connector: BotConnector;
  readonly memory: ConversationMemory;
  readonly approvalsConversationId: string;
  /** Builds the view of a stored card: for everybody, or for the requester where nobody else can see it. */
  readonly viewOf: (request: ChangeRequest, viewer: 'everyone' | 'requester') => RequestView;
  readonly log: Logger;
}

/** Posts and updates cards outside a turn, through the conversations the bot remembers. */
export function createTeamsCardsChannel(parts: CardsChannelParts): CardsChannel {
  const { connector, approvalsConversationId } = parts;
  return {
    async postToApprovers(request) {
      const conversationId = approvalsConversationId;
      const activity = messageOf({ kind: 'request', view: parts.viewOf(request, 'everyone') });
      const activityId = await inConversation(conversationId, request, parts, ({ place, addressed }) =>
        connector.post(place, addressed(activity)),
      );
      return activityId === undefined ? undefined : { conversationId, activityId };
    },

    async tell(to, request, notice) {
      const conversationId = to === 'approvers' ? approvalsConversationId : placeOf(request);
      if (conversationId === undefined) return false;
      const activity = messageOf({ kind: 'noticed', request, notice });
      const isSent = await inConversation(conversationId, request, parts, async ({ place, addressed }) => {
        await connector.post(place, addressed(activity)).catch(orPerhapsSent(request, parts.log));
        return true;
      });
      return isSent ?? false;
    },

    async update(request) {
      const cards = [request.cards.requester, request.cards.approvers].filter((card) => card !== undefined);
      await Promise.all(cards.map((card) => updateCard(card, request, parts)));
    },
  };
}

/**
 * A message that may have arrived counts as sent: whoever is told that it did not go out sends it again, and nobody can
 * take the second one back.
 */
function orPerhapsSent(request: ChangeRequest, log: Logger): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof ConnectorFailure) || error.arrived === 'no') throw error;
    log.warn(
      { code: 'message-not-confirmed', requestId: request.id, err: describeError(error) },
      'it is not known whether a message arrived; it is not sent again',
    );
  };
}

/** Where the requester's card stands, or else where it was asked for. */
function placeOf({ cards, askedIn }: ChangeRequest): string | undefined {
  return cards.requester?.conversationId ?? askedIn;
}

async function updateCard(card: PostedCard, request: ChangeRequest, parts: CardsChannelParts): Promise<void> {
  const { conversationId, activityId } = card;
  await inConversation(conversationId, request, parts, ({ place, isPersonal, addressed }) => {
    const activity = messageOf({
      kind: 'request',
      view: parts.viewOf(request, isPersonal ? 'requester' : 'everyone'),
    });
    return parts.connector.update(place, activityId, { ...addressed(activity), id: activityId });
  });
}

/** A conversation as the bot remembers it. */
interface Remembered {
  readonly place: Place;
  readonly isPersonal: boolean;
  /** The activity with its sender, receiver and conversation. */
  readonly addressed: (activity: Partial<Activity>) => Partial<Activity>;
}

/** Undefined when the conversation is unknown or Teams refused; the log says which. */
async function inConversation<T>(
  conversationId: string,
  request: ChangeRequest,
  { memory, log }: CardsChannelParts,
  work: (conversation: Remembered) => Promise<T>,
): Promise<T | undefined> {
  try {
    const reference = await memory.reference(conversationId);
    if (!isObject(reference)) {
      log.error(
        { code: 'conversation-unknown', conversationId, requestId: request.id },
        'the bot was never added there',
      );
      return undefined;
    }
    return await work(remembered(conversationId, reference as Partial<ConversationReference>));
  } catch (error) {
    log.error(
      { code: 'card-not-delivered', requestId: request.id, err: describeError(error) },
      'a card could not be delivered',
    );
    return undefined;
  }
}

function remembered(conversationId: string, reference: Partial<ConversationReference>): Remembered {
  return {
    place: { serviceUrl: reference.serviceUrl ?? '', conversationId },
    isPersonal: reference.conversation?.conversationType === 'personal',
    addressed: (activity) => TurnContext.applyConversationReference({ ...activity }, reference),
  };
}
