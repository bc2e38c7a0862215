import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { RecordDefect } from './defects.ts';
import { describeError } from './describe-error.ts';
import { cardReplyOf, invokeResponse, messageOf } from './show-outcome.ts';
import { defect } from './words.ts';

/**
 * The only catch for defects of a turn. Records it and answers with the id of the record; Teams gets a proper response
 * to an invoke, which would otherwise end as a 501 without words.
 */
export function createOnTurnError(
  record: RecordDefect,
  log: Logger,
): (context: TurnContext, error: unknown) => Promise<void> {
  return async (context, error) => {
    const correlationId = await record(error, context.activity, 'turn-failed');
    try {
      await context.sendActivity(answer(context.activity.type, correlationId));
    } catch (failure) {
      log.error(
        { code: 'turn-failure-not-told', correlationId, err: describeError(failure) },
        'the failure could not be told',
      );
    }
  };
}

function answer(type: string, correlationId: string): ReturnType<typeof messageOf> {
  if (type === ActivityTypes.Invoke) return invokeResponse(cardReplyOf(defect(correlationId, true)));
  return messageOf(defect(correlationId, false));
}
