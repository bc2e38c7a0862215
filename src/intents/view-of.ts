import { lastVerdictOf } from '../core/approval/quorum.ts';
import type { Actor, ChangeRequest } from '../core/change-request.ts';
import { newsOf } from '../core/follow/follow-state.ts';
import { mayUse } from '../core/decide.ts';
import type { Policy } from '../core/policy.ts';
import type { RequestVerb, RequestView } from './outcome.ts';

/**
 * A request as everybody in a conversation may see it: with the approvers' buttons, because a card has one face until
 * it is refreshed. A button is an offer, not a right: every press is judged again.
 */
export function viewForEveryone(request: ChangeRequest, policy: Policy): RequestView {
  const may: readonly RequestVerb[] = request.state === 'pending' ? ['request.approve', 'request.deny'] : [];
  return { request, viewer: 'everyone', may, ...verificationTitleOf(request, policy), ...followUpOf(request) };
}

/** A request as its requester's card shows it. */
export function viewForRequester(request: ChangeRequest, policy: Policy): RequestView {
  const may = requesterVerbs(request, policy);
  return { request, viewer: 'requester', may, ...verificationTitleOf(request, policy), ...followUpOf(request) };
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
    return { ...viewForApprover(request, actor, policy), ...withNotice };
  return {
    request,
    viewer: 'other',
    may: [],
    ...verificationTitleOf(request, policy),
    ...followUpOf(request),
    ...withNotice,
  };
}

/** Who has said yes may still take it back; who has said no has said it. */
function viewForApprover(request: ChangeRequest, actor: Actor, policy: Policy): RequestView {
  const view = viewForEveryone(request, policy);
  const said = lastVerdictOf(actor, request.decisions)?.verdict;
  const may = view.may.filter((verb) => said === undefined || (said === 'approve' && verb === 'request.deny'));
  return { ...view, viewer: 'approver', may };
}

/** Once changed and before there is news: what Latchkey does by itself. */
function followUpOf(request: ChangeRequest): { readonly followUp?: string } {
  if (request.state !== 'performed' || request.change.kind !== 'reset' || newsOf(request).length > 0) return {};
  return {
    followUp: `Latchkey watches whether the cloud gets this password and tells ${request.requester.name} here.`,
  };
}

function verificationTitleOf({ verification }: ChangeRequest, policy: Policy): { readonly verificationTitle?: string } {
  const known = policy.verifications.find(({ id }) => id === verification);
  return known ? { verificationTitle: known.title } : {};
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
