import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { Environment } from '../ports/environment.ts';
import { describeError } from './describe-error.ts';
import { cardReplyOf, invokeResponse, messageOf } from './show-outcome.ts';
import { defect } from './words.ts';

/**
 * The only catch for defects. Logs with a correlation id and answers with that id; Teams gets a proper response to an
 * invoke, which would otherwise end as a 501 without words.
 */
export function createOnTurnError(
  log: Logger,
  environment: Environment,
): (context: TurnContext, error: unknown) => Promise<void> {
  return async (context, error) => {
    const correlationId = environment.newId();
    const { type, id } = context.activity;
    log.error(
      { code: 'turn-failed', correlationId, activityType: type, activityId: id, err: describeError(error) },
      'a turn failed',
    );
    try {
      await context.sendActivity(answer(type, correlationId));
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
