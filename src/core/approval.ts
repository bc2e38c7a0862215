import { cannotDecide, cannotMove, isExpired, isFrom, moved, readOnlyRefusal, wrongState } from './approval/checks.ts';
import { moves } from './approval/moves.ts';
import { approvalsNeeded, countVerdicts } from './approval/quorum.ts';
import { formProblems, tidyForm, type RequestFormValues } from './approval/request-form.ts';
import { refuseMove, type Move } from './approval/move.ts';
import type { Actor, ChangeRequest } from './change-request.ts';
import type { DirectoryTrace } from './directory-trace.ts';
import type { Policy } from './policy.ts';

// One function per move of `approval/moves.ts`. They are pure: the store's compare-and-set on `version` decides which
// of two moves made at the same time holds.

export { refuseMove, type Move, type MoveRefusal } from './approval/move.ts';
export { reasonLimit, ticketLimit, type RequestFormValues } from './approval/request-form.ts';

/** The requester sends the form to the approvers: of every reset, and of an unlock that needs their yes. */
export function submit(request: ChangeRequest, form: RequestFormValues, by: Actor, now: Date, policy: Policy): Move {
  if (approvalsNeeded(request, policy) === 0) return refuseMove('wrong_state', 'This needs no approval.');
  return sendForm('submit', request, form, by, now, policy);
}

/** The requester confirms an unlock, which needs no second person. */
export function confirmUnlock(
  request: ChangeRequest,
  form: RequestFormValues,
  by: Actor,
  now: Date,
  policy: Policy,
): Move {
  if (approvalsNeeded(request, policy) > 0) return refuseMove('wrong_state', 'This needs an approval.');
  return sendForm('confirmUnlock', request, form, by, now, policy);
}

/**
 * Somebody else than requester and subject says yes. It is approved once as many different people as needed have; until
 * then it stays pending. `by` and the requester carry their linked ids, and the caller checks the approver's group,
 * password and conversation: see `MoveRefusal`.
 */
export function approve(request: ChangeRequest, by: Actor, now: Date, policy: Policy): Move {
  const refusal = cannotDecide('approve', request, by, now) ?? readOnlyRefusal(policy);
  if (refusal) return refusal;
  const decisions = withDecision(request, by, 'approve', now);
  const enough = countVerdicts(decisions).approvals >= approvalsNeeded(request, policy);
  return moved(request, { decisions, ...(enough && { state: moves.approve.to }) });
}

/**
 * As `approve`, for a no, which ends the request once as many different people as policy asks for have said it. A no is
 * possible in read-only mode, too, and takes the place of an earlier yes of the same person.
 */
export function deny(request: ChangeRequest, by: Actor, now: Date, policy: Policy): Move {
  const refusal = cannotDecide('deny', request, by, now);
  if (refusal) return refusal;
  const decisions = withDecision(request, by, 'deny', now);
  const enough = countVerdicts(decisions).denials >= policy.approval.denials;
  return moved(request, { decisions, ...(enough && { state: moves.deny.to }) });
}

/** The requester takes the request back, at any time before the change. */
export function cancel(request: ChangeRequest, by: Actor, now: Date): Move {
  return cannotMove('cancel', request, now, by) ?? moved(request, { state: moves.cancel.to });
}

/** Ends a request whose time is over. Refused while it still has time. */
export function expire(request: ChangeRequest, now: Date): Move {
  if (!isFrom('expire', request)) return wrongState(request);
  if (!isExpired(request, now)) return refuseMove('wrong_state', `The request is open until ${request.expiresAt}.`);
  return moved(request, { state: moves.expire.to });
}

/** The requester starts the approved change. The one move after which a directory may be written. */
export function claim(request: ChangeRequest, by: Actor, now: Date, policy: Policy): Move {
  const refusal = cannotMove('claim', request, now, by) ?? readOnlyRefusal(policy);
  if (refusal) return refusal;
  const { approvals } = countVerdicts(request.decisions);
  if (approvals < approvalsNeeded(request, policy)) return refuseMove('not_enough_approvals');
  return moved(request, { state: moves.claim.to, ...claimedBy(now) });
}

/**
 * What the directory answered: `done`, `refused` (nothing was changed), or `unknown` (no answer came). `after`: the
 * account as read back, raw. `requestId`: Microsoft Graph's number for the change.
 */
export type ChangeResult = {
  readonly server?: string;
  readonly requestId?: string;
  readonly trace?: DirectoryTrace;
} & (
  | { readonly kind: 'done'; readonly after?: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refused' | 'unknown'; readonly code: string }
);

/** Records what became of the change. A reset that was made counts as issued, even if its secret is then lost. */
export function complete(request: ChangeRequest, result: ChangeResult, now: Date): Move {
  if (!isFrom('complete', request)) return wrongState(request);
  const state = ({ done: 'performed', refused: 'failed', unknown: 'outcome-unknown' } as const)[result.kind];
  return moved(request, {
    state,
    reveals: state === 'performed' ? issuedOnceMore(request) : request.reveals,
    outcome: {
      at: now.toISOString(),
      ...(result.server !== undefined && { server: result.server }),
      ...(result.kind !== 'done' && { code: result.code }),
      ...(result.trace?.graphRequestId !== undefined && { requestId: result.trace.graphRequestId }),
      ...(result.kind === 'done' && readBackFrom(result.after ?? {})),
    },
  });
}

/** Of both directories: the account is in one of them. */
function readBackFrom({ pwdLastSet, lastPasswordChangeDateTime, passwordProfile }: Readonly<Record<string, unknown>>) {
  const profile = typeof passwordProfile === 'object' && passwordProfile !== null ? passwordProfile : {};
  const demand = 'forceChangePasswordNextSignIn' in profile ? profile.forceChangePasswordNextSignIn : undefined;
  return {
    ...(typeof pwdLastSet === 'string' && { pwdLastSet }),
    ...(typeof lastPasswordChangeDateTime === 'string' && { lastPasswordChangeDateTime }),
    ...(typeof demand === 'boolean' && { forceChangePasswordNextSignIn: demand }),
  };
}

/** Ends a request whose account is no longer the one that was approved. `changes` must name at least one difference. */
export function voidRequest(request: ChangeRequest, changes: readonly string[], now: Date): Move {
  if (changes.length === 0) return refuseMove('wrong_state', 'The account has not changed since the request.');
  return cannotMove('voidRequest', request, now) ?? moved(request, { state: moves.voidRequest.to });
}

/**
 * The requester did not get the secret: a new one inside the same approval, a limited number of times, and only within
 * one request lifetime of the last change, so that an old approval is no standing right.
 */
export function reissue(request: ChangeRequest, by: Actor, now: Date, policy: Policy): Move {
  if (request.change.kind !== 'reset') return wrongState(request);
  const refusal = cannotMove('reissue', request, now, by) ?? readOnlyRefusal(policy);
  if (refusal) return refusal;
  if (request.reveals > policy.reissues) return refuseMove('reissue-limit');
  const since = Date.parse(request.outcome?.at ?? request.createdAt);
  if (now.getTime() - since >= policy.requestLifetime)
    return refuseMove('expired', 'Too much time has passed. Ask for a new reset.');
  return moved(request, { state: moves.reissue.to, ...claimedBy(now) });
}

/** Recovery found out whether a change that was left behind, or whose answer was lost, was made. It never makes it. */
export function settle(request: ChangeRequest, performed: boolean, now: Date): Move {
  if (!isFrom('settle', request)) return wrongState(request);
  const at = now.toISOString();
  return performed
    ? moved(request, { state: 'performed', reveals: issuedOnceMore(request), outcome: { ...request.outcome, at } })
    : moved(request, { state: 'failed', outcome: { ...request.outcome, at } });
}

function sendForm(
  name: 'submit' | 'confirmUnlock',
  request: ChangeRequest,
  form: RequestFormValues,
  by: Actor,
  now: Date,
  policy: Policy,
): Move {
  const refusal = cannotMove(name, request, now, by) ?? readOnlyRefusal(policy);
  if (refusal) return refusal;
  const problems = formProblems(form, policy);
  if (problems.length > 0) return { ...refuseMove('form-incomplete', problems.join(' ')), problems };
  const { reason: _reason, ticket: _ticket, verification: _verification, ...rest } = request;
  const claimed = moves[name].to === 'performing' ? claimedBy(now) : {};
  const sent = { ...tidyForm(form), ...claimed, submittedAt: now.toISOString() };
  return moved({ ...rest, ...sent }, { state: moves[name].to });
}

function withDecision(
  request: ChangeRequest,
  by: Actor,
  verdict: 'approve' | 'deny',
  now: Date,
): ChangeRequest['decisions'] {
  return [...request.decisions, { by, verdict, at: now.toISOString() }];
}

const claimedBy = (now: Date) => ({ claimedAt: now.toISOString(), attempt: 'not-begun' }) as const;

function issuedOnceMore({ change, reveals }: ChangeRequest): number {
  return change.kind === 'reset' ? reveals + 1 : reveals;
}
