import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Outcome } from '../intents/outcome.ts';
import type { BotParts } from './bot-parts.ts';
import { describeError } from './describe-error.ts';
import { actionOf, holdsRequest, tellPosted } from './posted-cards.ts';
import type { CardActionIncoming, Conversation, InstalledIncoming, MessageIncoming } from './read-activity.ts';
import { isRepeated, rememberConversation } from './remember.ts';
import { resolveMentions } from './resolve-mentions.ts';
import { messageOf } from './show-outcome.ts';
import { needsAResponse, notASafePlace } from './words.ts';

/** Milliseconds: an answer that comes sooner needs no "is typing", which would count towards what Teams takes. */
const typingAfter = 700;

export async function answerMessage(context: TurnContext, incoming: MessageIncoming, parts: BotParts): Promise<void> {
  await rememberConversation(context.activity, incoming.conversation, parts);
  if (await isRepeated(incoming, parts)) return;
  const stopTyping = parts.timer.after(typingAfter, () => void showTyping(context, parts));
  try {
    const { actor, conversation, text, entities } = incoming;
    const outcome = await parts.assistant.onMessage({
      actor,
      conversationId: conversation.rootId,
      text,
      entities,
      mentions: await resolveMentions(context, entities, parts.log),
    });
    stopTyping();
    await post(context, outcome, conversation, parts);
  } finally {
    stopTyping();
  }
}

/** A click from a client that knows only Action.Submit; its answer is a stored message. */
export async function answerSubmit(context: TurnContext, incoming: CardActionIncoming, parts: BotParts): Promise<void> {
  await rememberConversation(context.activity, incoming.conversation, parts);
  if (await isRepeated(incoming, parts)) return;
  const outcome = needsAResponse.has(incoming.verb)
    ? notASafePlace
    : await parts.assistant.onAction(actionOf(incoming));
  await post(context, outcome, incoming.conversation, parts);
}

export async function greet(context: TurnContext, { conversation }: InstalledIncoming, parts: BotParts): Promise<void> {
  await rememberConversation(context.activity, conversation, parts);
  const key = `installed:${conversation.rootId}`;
  if (!(await parts.memory.firstTime(key, parts.environment.now().toISOString()))) return;
  const outcome = await parts.assistant.onInstalled();
  await context.sendActivity(messageOf(outcome));
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

async function showTyping(context: TurnContext, { log }: BotParts): Promise<void> {
  try {
    await context.sendActivity({ type: ActivityTypes.Typing });
  } catch (error) {
    log.info({ code: 'typing-failed', err: describeError(error) }, 'typing was not shown');
  }
}
