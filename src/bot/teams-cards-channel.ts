import type { Activity, CloudAdapter, ConversationReference, TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { ChangeRequest, PostedCard } from '../core/change-request.ts';
import type { RequestView } from '../intents/outcome.ts';
import type { CardsChannel } from '../ports/cards-channel.ts';
import type { ConversationMemory } from '../ports/conversation-memory.ts';
import { ConnectorFailure } from './connector-failure.ts';
import { describeError } from './describe-error.ts';
import { messageOf } from './show-outcome.ts';
import { isObject } from './untyped.ts';

export interface CardsChannelParts {
  readonly adapter: CloudAdapter;
  readonly appId: string;
  readonly memory: ConversationMemory;
  readonly approvalsConversationId: string;
  /** Builds the view of a stored card: for everybody, or for the requester where nobody else can see it. */
  readonly viewOf: (request: ChangeRequest, viewer: 'everyone' | 'requester') => RequestView;
  readonly log: Logger;
}

/** Posts and updates cards outside a turn, through the conversations the bot remembers. */
export function createTeamsCardsChannel(parts: CardsChannelParts): CardsChannel {
  return {
    async postToApprovers(request) {
      const conversationId = parts.approvalsConversationId;
      const activity = messageOf({ kind: 'request', view: parts.viewOf(request, 'everyone') });
      const sent = await inConversation(conversationId, request, parts, (context) => context.sendActivity(activity));
      return sent?.id ? { conversationId, activityId: sent.id } : undefined;
    },

    async tell(to, request, notice) {
      const conversationId = to === 'approvers' ? parts.approvalsConversationId : placeOf(request);
      if (conversationId === undefined) return false;
      const activity = messageOf({ kind: 'noticed', request, notice });
      const sent = await inConversation(conversationId, request, parts, (context) =>
        context.sendActivity(activity).catch(orPerhapsSent(request, parts.log)),
      );
      return sent !== undefined;
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
function orPerhapsSent(request: ChangeRequest, log: Logger): (error: unknown) => { readonly id: string } {
  return (error) => {
    if (!(error instanceof ConnectorFailure) || error.arrived === 'no') throw error;
    log.warn(
      { code: 'message-not-confirmed', requestId: request.id, err: describeError(error) },
      'it is not known whether a message arrived; it is not sent again',
    );
    return { id: '' };
  };
}

/** Where the requester's card stands, or else where it was asked for. */
function placeOf({ cards, askedIn }: ChangeRequest): string | undefined {
  return cards.requester?.conversationId ?? askedIn;
}

async function updateCard(card: PostedCard, request: ChangeRequest, parts: CardsChannelParts): Promise<void> {
  await inConversation(card.conversationId, request, parts, (context) => {
    const viewer = context.activity.conversation.conversationType === 'personal' ? 'requester' : 'everyone';
    const activity = messageOf({ kind: 'request', view: parts.viewOf(request, viewer) });
    return context.updateActivity({ ...activity, id: card.activityId });
  });
}

/** Undefined when the conversation is unknown or Teams refused; the log says which. */
async function inConversation<T>(
  conversationId: string,
  request: ChangeRequest,
  { adapter, appId, memory, log }: CardsChannelParts,
  work: (context: TurnContext) => Promise<T>,
): Promise<T | undefined> {
  let result: T | undefined;
  try {
    const reference = await memory.reference(conversationId);
    if (!isObject(reference)) {
      log.error(
        { code: 'conversation-unknown', conversationId, requestId: request.id },
        'the bot was never added there',
      );
      return undefined;
    }
    await adapter.continueConversationAsync(appId, reference as Partial<ConversationReference>, async (context) => {
      // Bot Framework makes up an id for the turn and would answer to it; this is a post of its own.
      delete (context.activity as Partial<Activity>).id;
      result = await reported(() => work(context), request, log);
    });
  } catch (error) {
    log.error(
      { code: 'card-not-delivered', requestId: request.id, err: describeError(error) },
      'a card could not be delivered',
    );
  }
  return result;
}

/** Caught inside the turn: on-turn-error would answer the conversation for a card that merely could not be updated. */
async function reported<T>(work: () => Promise<T>, request: ChangeRequest, log: Logger): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    log.error(
      { code: 'card-not-delivered', requestId: request.id, err: describeError(error) },
      'a card could not be delivered',
    );
    return undefined;
  }
}
