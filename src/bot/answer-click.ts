import { TurnContext, type Activity } from 'botbuilder';
import type { Outcome } from '../intents/outcome.ts';
import type { BotParts } from './bot-parts.ts';
import { describeError } from './describe-error.ts';
import type { PressKey } from './late-answers.ts';
import { actionOf, isForm, tellPosted } from './posted-cards.ts';
import type { CardActionIncoming } from './read-activity.ts';
import { isRepeated, rememberConversation } from './remember.ts';
import { cardReplyOf, invokeResponse, messageOf } from './show-outcome.ts';
import { defect, notUnderstood } from './words.ts';

/**
 * The response to the click is the only way a secret may take. What takes too long goes on behind an answer that says
 * so, and is completed by an update of the card.
 */
export async function answerClick(context: TurnContext, incoming: CardActionIncoming, parts: BotParts): Promise<void> {
  // The context ends with the turn, and the work may outlive it.
  const { activity } = context;
  const press = { requestId: incoming.requestId, personId: incoming.actor.aadObjectId, verb: incoming.verb };
  const outcome = await parts.late.inTime(press, carryOut(activity, incoming, press, parts), (late) =>
    complete(late, activity, incoming, parts),
  );
  await context.sendActivity(invokeResponse(cardReplyOf(outcome)));
}

/** Never rejects: nobody may be there any more to answer a defect. */
async function carryOut(
  activity: Activity,
  incoming: CardActionIncoming,
  press: PressKey,
  parts: BotParts,
): Promise<Outcome> {
  try {
    await rememberConversation(activity, incoming.conversation, parts);
    const outcome = await actOnce(incoming, press, parts);
    if (incoming.cardActivityId !== undefined && isForm(outcome)) {
      await tellPosted(outcome, incoming.conversation, incoming.cardActivityId, parts);
    }
    return outcome;
  } catch (error) {
    return defect(await parts.recordDefect(error, activity, 'click-failed'), true);
  }
}

/** A click that was delivered twice shows what the first one came to, and does nothing. */
async function actOnce(incoming: CardActionIncoming, press: PressKey, parts: BotParts): Promise<Outcome> {
  const { assistant, late } = parts;
  const { requestId, verb } = incoming;
  if (verb !== 'request.view' && (await isRepeated(incoming, parts))) {
    if (requestId === undefined) return notUnderstood;
    return assistant.onAction(actionOf({ ...incoming, verb: 'request.view', values: {} }));
  }
  return late.claim(press) ?? assistant.onAction(actionOf(incoming));
}

/**
 * Shows on the card what a press came to after its answer had gone out. What only the one who pressed may see is not
 * shown there: it waits for the next press. A card with a secret was brought up to date before, and another update could
 * take the secret off the screen again.
 */
async function complete(
  outcome: Outcome,
  activity: Activity,
  { requestId, cardActivityId }: CardActionIncoming,
  { connector, updateCards, log }: BotParts,
): Promise<void> {
  if (outcome.kind === 'revealed') return;
  const isSeenByOthers = activity.conversation.conversationType !== 'personal';
  try {
    if (isSeenByOthers && requestId !== undefined) return await updateCards(requestId);
    if (cardActivityId === undefined) return;
    const reference = TurnContext.getConversationReference(activity);
    const update = TurnContext.applyConversationReference({ ...messageOf(outcome), id: cardActivityId }, reference);
    const place = { serviceUrl: activity.serviceUrl, conversationId: activity.conversation.id };
    await connector.update(place, cardActivityId, update);
  } catch (error) {
    log.error(
      { code: 'card-not-completed', requestId, err: describeError(error) },
      'a card was not brought up to date',
    );
  }
}
