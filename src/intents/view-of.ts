import type { Actor, ChangeRequest } from '../core/change-request.ts';
import { mayUse } from '../core/decide.ts';
import type { Policy } from '../core/policy.ts';
import type { RequestVerb, RequestView } from './outcome.ts';

/**
 * A request as everybody in a conversation may see it: with the approvers' buttons, because a card has one face until
 * it is refreshed. A button is an offer, not a right: every press is judged again.
 */
export function viewForEveryone(request: ChangeRequest): RequestView {
  return { request, viewer: 'everyone', may: request.state === 'pending' ? ['request.approve', 'request.deny'] : [] };
}

/** A request as its requester's card shows it. */
export function viewForRequester(request: ChangeRequest, policy: Policy): RequestView {
  return { request, viewer: 'requester', may: requesterVerbs(request, policy) };
}

/** A request as this one person may see and press it. */
export function viewFor(
  request: ChangeRequest,
  actor: Actor,
  groups: readonly string[] | 'unknown',
  policy: Policy,
  notice?: string,
): RequestView {
  const withNotice = notice === undefined ? {} : { notice };
  if (actor.aadObjectId === request.requester.aadObjectId)
    return { ...viewForRequester(request, policy), ...withNotice };
  const isSubject = actor.aadObjectId === request.subject.entraObjectId;
  if (!isSubject && mayUse(groups, policy, 'approve'))
    return { ...viewForEveryone(request), viewer: 'approver', ...withNotice };
  return { request, viewer: 'other', may: [], ...withNotice };
}

function requesterVerbs({ state, change, reveals }: ChangeRequest, policy: Policy): readonly RequestVerb[] {
  switch (state) {
    case 'draft':
      return ['request.submit', 'request.cancel'];
    case 'pending':
      return ['request.cancel'];
    case 'approved':
      return ['request.perform', 'request.cancel'];
    case 'performed':
      return change.kind === 'reset' && reveals <= policy.reissues ? ['request.reissue'] : [];
    default:
      return [];
  }
}
