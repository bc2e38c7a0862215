import type { TurnContext } from 'botbuilder';
import { requestDenied } from '../core/audit.ts';
import type { BotParts } from './bot-parts.ts';
import { describeError } from './describe-error.ts';
import type { Admission } from './limit-inbound.ts';
import type { CardActionIncoming, MessageIncoming } from './read-activity.ts';
import { invokeResponse, messageOf, noteReplyOf } from './show-outcome.ts';
import { tooMuch } from './words.ts';

/**
 * Answers somebody who asks for more than one person may. Every click is answered, in its response and so that the card
 * stays as it is; of messages the first only, because answers to a flood are a flood. The first is recorded.
 */
export async function turnAway(
  context: TurnContext,
  incoming: MessageIncoming | CardActionIncoming,
  { isFirst }: Admission & { kind: 'refused' },
  parts: BotParts,
): Promise<void> {
  const isClick = incoming.kind === 'card-action' && incoming.by === 'invoke';
  if (isFirst) await record(incoming, parts);
  if (isClick) await context.sendActivity(invokeResponse(noteReplyOf(tooMuch.because[0]?.text ?? tooMuch.title)));
  else if (isFirst) await context.sendActivity(messageOf(tooMuch));
}

async function record(
  incoming: MessageIncoming | CardActionIncoming,
  { audit, environment, log }: BotParts,
): Promise<void> {
  const turn = { actor: incoming.actor, correlationId: environment.newId(), now: environment.now() };
  const what = incoming.kind === 'message' ? 'message' : incoming.verb;
  try {
    await audit.append([requestDenied(turn, what, tooMuch.because)]);
  } catch (error) {
    log.error({ code: 'refusal-not-recorded', err: describeError(error) }, 'a refusal was not recorded');
  }
}
