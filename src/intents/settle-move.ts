import type { AuditEvent } from '../core/audit-event.ts';
import type { ChangeRequest } from '../core/change-request.ts';
import { mayUse } from '../core/decide.ts';
import { accessRefusal, refusedAccess } from './deny-access.ts';
import type { Outcome } from './outcome.ts';
import type { Press } from './press-request.ts';
import { viewFor } from './view-of.ts';

/**
 * Stores one move with its events, all or nothing. `lost`: somebody was faster, nothing was stored, and the outcome
 * shows the request as it is now.
 */
export async function settleMove(
  next: ChangeRequest,
  events: readonly AuditEvent[],
  press: Press,
): Promise<{ readonly kind: 'stored' } | { readonly kind: 'lost'; readonly outcome: Outcome }> {
  const result = await press.context.ports.requests.move(next, events);
  if (result.kind === 'moved') {
    await endWatch(next, press);
    return { kind: 'stored' };
  }
  const notice = 'Somebody was faster: this is how the request stands now. Your press changed nothing.';
  return { kind: 'lost', outcome: show(result.current ?? press.request, press, notice) };
}

/** Nobody is reminded of what is decided. A watch that could not be ended finds nothing to do. */
async function endWatch({ id, state }: ChangeRequest, { context }: Press): Promise<void> {
  if (state === 'pending' || state === 'approved') return;
  await context.ports.jobs.cancel('watch-request', id).catch(() => undefined);
}

/**
 * The request as the one who pressed may see it. Whoever neither made it nor has any right here sees nothing of it: ids
 * of requests are no secret.
 */
export function show(request: ChangeRequest, { turn, groups, context }: Press, notice?: string): Outcome {
  const isRequester = turn.actor.aadObjectId === request.requester.aadObjectId;
  if (!isRequester && !mayUse(groups, context.settings.policy, 'read')) return notForYou(groups, notice);
  return { kind: 'request', view: viewFor(request, turn.actor, groups, context.settings.policy, notice) };
}

function notForYou(groups: Press['groups'], notice: string | undefined): Outcome {
  const refusal = accessRefusal(groups);
  return refusedAccess(groups, notice === undefined ? refusal : { ...refusal, text: notice });
}
