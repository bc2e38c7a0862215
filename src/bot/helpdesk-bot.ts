import { ActivityTypes, TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { Assistant } from '../intents/assistant.ts';
import type { Outcome } from '../intents/outcome.ts';
import type { ConversationMemory } from '../ports/conversation-memory.ts';
import type { Environment } from '../ports/environment.ts';
import { describeError } from './describe-error.ts';
import {
  readActivity,
  type CardActionIncoming,
  type Conversation,
  type InstalledIncoming,
  type MessageIncoming,
} from './read-activity.ts';
import { isRepeated, rememberConversation } from './remember.ts';
import { resolveMentions } from './resolve-mentions.ts';
import { cardReplyOf, invokeResponse, messageOf } from './show-outcome.ts';
import { needsAResponse, notASafePlace, notUnderstood } from './words.ts';

export interface BotParts {
  readonly assistant: Assistant;
  readonly memory: ConversationMemory;
  readonly environment: Environment;
  readonly tenantId: string;
  readonly log: Logger;
}

/** Runs one turn: activity in, one answer out. Rejects on a defect; `on-turn-error.ts` answers that. */
export function createHelpdeskBot(parts: BotParts): (context: TurnContext) => Promise<void> {
  return async (context) => {
    const reading = readActivity(context.activity, parts.tenantId);
    if (!reading.ok) {
      parts.log.warn({ code: reading.code, activityId: context.activity.id }, 'activity refused');
      return answerInvoke(context, notUnderstood);
    }
    const { incoming } = reading;
    switch (incoming.kind) {
      case 'message':
        return answerMessage(context, incoming, parts);
      case 'card-action':
        return incoming.by === 'invoke'
          ? answerClick(context, incoming, parts)
          : answerSubmit(context, incoming, parts);
      case 'installed':
        return greet(context, incoming, parts);
      case 'other':
        return answerInvoke(context, notUnderstood);
    }
  };
}

async function answerMessage(context: TurnContext, incoming: MessageIncoming, parts: BotParts): Promise<void> {
  await rememberConversation(context, incoming.conversation, parts);
  if (await isRepeated(incoming, parts)) return;
  await showTyping(context, parts.log);
  const { actor, conversation, text, entities } = incoming;
  const outcome = await parts.assistant.onMessage({
    actor,
    conversationId: conversation.rootId,
    text,
    entities,
    mentions: await resolveMentions(context, entities, parts.log),
  });
  await post(context, outcome, conversation, parts);
}

/** The response to the click is the only way out, and the only one a secret may take. */
async function answerClick(context: TurnContext, incoming: CardActionIncoming, parts: BotParts): Promise<void> {
  await rememberConversation(context, incoming.conversation, parts);
  const repeated = incoming.verb !== 'request.view' && (await isRepeated(incoming, parts));
  const outcome = repeated ? await look(incoming, parts) : await act(incoming, parts);
  await context.sendActivity(invokeResponse(cardReplyOf(outcome)));
  if (incoming.cardActivityId !== undefined && isForm(outcome)) {
    await tellPosted(outcome, incoming.conversation, incoming.cardActivityId, parts);
  }
}

/** A click from a client that knows only Action.Submit; its answer is a stored message. */
async function answerSubmit(context: TurnContext, incoming: CardActionIncoming, parts: BotParts): Promise<void> {
  await rememberConversation(context, incoming.conversation, parts);
  if (await isRepeated(incoming, parts)) return;
  const outcome = needsAResponse.has(incoming.verb) ? notASafePlace : await act(incoming, parts);
  await post(context, outcome, incoming.conversation, parts);
}

async function greet(context: TurnContext, { conversation }: InstalledIncoming, parts: BotParts): Promise<void> {
  await rememberConversation(context, conversation, parts);
  const key = `installed:${conversation.rootId}`;
  if (!(await parts.memory.firstTime(key, parts.environment.now().toISOString()))) return;
  const outcome = await parts.assistant.onInstalled();
  await context.sendActivity(messageOf(outcome));
}

function act(incoming: CardActionIncoming, { assistant }: BotParts): Promise<Outcome> {
  const { actor, conversation, verb, requestId, pick, values } = incoming;
  return assistant.onAction({
    actor,
    conversationId: conversation.rootId,
    verb,
    ...(requestId !== undefined && { requestId }),
    ...(pick !== undefined && { pick }),
    values,
  });
}

/** A click that was delivered twice shows what the first one came to, and does nothing. */
function look(incoming: CardActionIncoming, parts: BotParts): Promise<Outcome> {
  if (incoming.requestId === undefined) return Promise.resolve(notUnderstood);
  return act({ ...incoming, verb: 'request.view', values: {} }, parts);
}

async function post(
  context: TurnContext,
  outcome: Outcome,
  conversation: Conversation,
  parts: BotParts,
): Promise<void> {
  // A card of a request is updated later, so it needs a message of its own.
  const messages = outcome.kind === 'several' && outcome.outcomes.some(holdsRequest) ? outcome.outcomes : [outcome];
  for (const each of messages) {
    const sent = await context.sendActivity(messageOf(each));
    if (sent?.id && holdsRequest(each)) await tellPosted(each, conversation, sent.id, parts);
  }
}

/** The person has the answer; a card that cannot be found again later is no reason to say that it failed. */
async function tellPosted(
  outcome: Outcome,
  { id: conversationId }: Conversation,
  activityId: string,
  { assistant, log }: BotParts,
): Promise<void> {
  try {
    await assistant.onPosted(outcome, { conversationId, activityId });
  } catch (error) {
    log.error({ code: 'card-not-remembered', activityId, err: describeError(error) }, 'a posted card was not noted');
  }
}

function holdsRequest(outcome: Outcome): boolean {
  return outcome.kind === 'request' || isForm(outcome);
}

function isForm(outcome: Outcome): boolean {
  return outcome.kind === 'reset-planned' || outcome.kind === 'unlock-planned' || outcome.kind === 'form-problems';
}

/** Anything but an invoke needs no answer. */
async function answerInvoke(context: TurnContext, outcome: Outcome): Promise<void> {
  if (context.activity.type !== ActivityTypes.Invoke) return;
  await context.sendActivity(invokeResponse(cardReplyOf(outcome)));
}

async function showTyping(context: TurnContext, log: Logger): Promise<void> {
  try {
    await context.sendActivity({ type: ActivityTypes.Typing });
  } catch (error) {
    log.info({ code: 'typing-failed', err: describeError(error) }, 'typing was not shown');
  }
}
