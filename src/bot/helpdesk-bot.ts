import { ActivityTypes, type TurnContext } from 'botbuilder';
import { answerClick } from './answer-click.ts';
import { answerMessage, answerSubmit, greet } from './answer-message.ts';
import type { BotParts } from './bot-parts.ts';
import { readActivity, type CardActionIncoming, type MessageIncoming } from './read-activity.ts';
import { cardReplyOf, invokeResponse } from './show-outcome.ts';
import { turnAway } from './turn-away.ts';
import { notUnderstood } from './words.ts';

/** Runs one turn: activity in, one answer out. Rejects on a defect; `on-turn-error.ts` answers that. */
export function createHelpdeskBot(parts: BotParts): (context: TurnContext) => Promise<void> {
  return async (context) => {
    const reading = readActivity(context.activity, parts.tenantId);
    if (!reading.ok) {
      parts.log.warn({ code: reading.code, activityId: context.activity.id }, 'activity refused');
      return refuseInvoke(context);
    }
    const { incoming } = reading;
    switch (incoming.kind) {
      case 'message':
      case 'card-action':
        return admitted(context, incoming, parts);
      case 'installed':
        return greet(context, incoming, parts);
      case 'other':
        return refuseInvoke(context);
    }
  };
}

/** Looking at a request is what clients do by themselves, so it is counted apart and takes nothing from other turns. */
async function admitted(
  context: TurnContext,
  incoming: MessageIncoming | CardActionIncoming,
  parts: BotParts,
): Promise<void> {
  const isLook = incoming.kind === 'card-action' && incoming.verb === 'request.view';
  const admission = (isLook ? parts.admitLook : parts.admit)(incoming.actor.aadObjectId);
  if (admission.kind === 'refused') return turnAway(context, incoming, admission, parts);
  try {
    await run(context, incoming, parts);
  } finally {
    admission.leave();
  }
}

function run(context: TurnContext, incoming: MessageIncoming | CardActionIncoming, parts: BotParts): Promise<void> {
  if (incoming.kind === 'message') return answerMessage(context, incoming, parts);
  return incoming.by === 'invoke' ? answerClick(context, incoming, parts) : answerSubmit(context, incoming, parts);
}

/** Anything but an invoke needs no answer. */
async function refuseInvoke(context: TurnContext): Promise<void> {
  if (context.activity.type !== ActivityTypes.Invoke) return;
  await context.sendActivity(invokeResponse(cardReplyOf(notUnderstood)));
}
