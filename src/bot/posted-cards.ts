import type { ActionInput } from '../intents/assistant.ts';
import type { Outcome } from '../intents/outcome.ts';
import type { BotParts } from './bot-parts.ts';
import { describeError } from './describe-error.ts';
import type { CardActionIncoming, Conversation } from './read-activity.ts';

/** Says which card now holds a request. The person has the answer; a card that cannot be found again later is no reason to say that it failed. */
export async function tellPosted(
  outcome: Outcome,
  { id: conversationId }: Conversation,
  activityId: string,
  { assistant, log }: Pick<BotParts, 'assistant' | 'log'>,
): Promise<void> {
  try {
    await assistant.onPosted(outcome, { conversationId, activityId });
  } catch (error) {
    log.error({ code: 'card-not-remembered', activityId, err: describeError(error) }, 'a posted card was not noted');
  }
}

export function holdsRequest(outcome: Outcome): boolean {
  return outcome.kind === 'request' || isForm(outcome);
}

export function isForm(outcome: Outcome): boolean {
  return outcome.kind === 'reset-planned' || outcome.kind === 'unlock-planned' || outcome.kind === 'form-problems';
}

export function actionOf({ actor, conversation, verb, requestId, pick, values }: CardActionIncoming): ActionInput {
  return {
    actor,
    conversationId: conversation.rootId,
    verb,
    ...(requestId !== undefined && { requestId }),
    ...(pick !== undefined && { pick }),
    values,
  };
}
