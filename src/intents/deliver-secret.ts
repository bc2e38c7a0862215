import { secretDelivered } from '../core/audit.ts';
import type { ChangeRequest } from '../core/change-request.ts';
import type { Secret } from '../core/secret.ts';
import { homeNames, homeOf } from '../core/subject.ts';
import type { Outcome } from './outcome.ts';
import type { Press } from './press-request.ts';
import { auditFailure } from './audit-failure.ts';
import { show } from './settle-move.ts';
import { viewFor } from './view-of.ts';

/** Hands the new password over, once. It is recorded that this happened, never what. */
export async function deliverSecret(request: ChangeRequest, secret: Secret, press: Press): Promise<Outcome> {
  const { turn, groups, context } = press;
  const delivery = await context.ports.delivery.deliver(request, secret);
  if (delivery.kind === 'failed') {
    return show(
      request,
      press,
      `The password was changed, but it could not be handed over (${delivery.code}). Press "I did not get it".`,
    );
  }
  try {
    await context.ports.audit.append([secretDelivered(turn, request, delivery.kind)]);
  } catch {
    return auditFailure(
      `The password WAS changed in ${homeNames[homeOf(request.subject)]}. It is not shown, because that could not be recorded.`,
      turn.correlationId,
    );
  }
  if (delivery.kind === 'handed-over') return show(request, press, delivery.words);
  return {
    kind: 'revealed',
    view: viewFor(request, turn.actor, groups, context.settings.policy),
    secret: delivery.secret,
  };
}
