import { event, reasons, type AuditTurn, type Reason } from './audit/build-event.ts';
import type { AuditKind } from './audit/codes.ts';
import { accountDetails, changeDetails, subjectOfFacts, subjectOfRequest, type Details } from './audit/details.ts';
import type { ChangeResult, MoveRefusal } from './approval.ts';
import type { AuditEvent } from './audit-event.ts';
import type { ChangeRequest, OwnerTold } from './change-request.ts';
import type { AccountFacts } from './facts.ts';
import { fingerprintLines } from './fingerprint.ts';
import type { News } from './follow/follow-state.ts';

// One builder per event. What people typed is redacted and made printable by `event`, so that no caller can forget it.

export type { AuditTurn } from './audit/build-event.ts';
export {
  answerShown,
  candidateViewed,
  factsViewed,
  messageUnderstood,
  personChosen,
  requestDenied,
  type AnswerShown,
} from './audit/conversation-events.ts';

/** The account or policy forbids the change. */
export function requestRefused(
  turn: AuditTurn,
  change: 'reset' | 'unlock',
  facts: AccountFacts,
  because: readonly Reason[],
): AuditEvent {
  const { policyVersion } = turn;
  const details = { what: change, ...reasons(because), policyVersion, ...accountDetails(facts) };
  return event('requestRefused', turn, details, subjectOfFacts(facts));
}

export const requestPlanned = requestEvent('requestPlanned', factsOf);
export const requestSubmitted = requestEvent('requestSubmitted', factsOf);
export const requestCancelled = requestEvent('requestCancelled');
export const requestExpired = requestEvent('requestExpired');

export function approvalDecided(turn: AuditTurn, request: ChangeRequest, verdict: 'approve' | 'deny'): AuditEvent {
  const kind = verdict === 'approve' ? 'approvalGranted' : 'approvalWithheld';
  return aboutRequest(kind, turn, request, { actorRole: 'approver' });
}

/** A press on approve or deny that was not allowed, e.g. by the requester himself. The request is as it was. */
export function approvalDenied(
  turn: AuditTurn,
  request: ChangeRequest,
  verdict: 'approve' | 'deny',
  refusal: { readonly code: MoveRefusal; readonly text: string },
): AuditEvent {
  return aboutRequest('approvalDenied', turn, request, { verdict, because: refusal.code, text: refusal.text });
}

/** A press on a request by somebody who may not make it. The request is as it was. */
export function pressDenied(
  turn: AuditTurn,
  request: ChangeRequest,
  verb: string,
  refusal: { readonly code: MoveRefusal; readonly text: string },
): AuditEvent {
  return aboutRequest('accessDenied', turn, request, { what: verb, ...reasons([refusal]) });
}

/** Written before the change, so that a crash leaves a trace. A second password inside one approval has its own name. */
export function changeAttempted(turn: AuditTurn, request: ChangeRequest): AuditEvent {
  return aboutRequest(request.reveals > 0 ? 'changeReissued' : 'changeAttempted', turn, request);
}

export function changeCompleted(turn: AuditTurn, request: ChangeRequest, result: ChangeResult): AuditEvent {
  const kinds = { done: 'changePerformed', refused: 'changeFailed', unknown: 'changeOutcomeUnknown' } as const;
  return aboutRequest(kinds[result.kind], turn, request, {
    server: result.server,
    because: result.kind === 'done' ? undefined : result.code,
    pwdLastSet: request.outcome?.pwdLastSet,
    lastPasswordChangeDateTime: request.outcome?.lastPasswordChangeDateTime,
    forceChangePasswordNextSignIn: request.outcome?.forceChangePasswordNextSignIn,
    ...result.trace,
  });
}

/** Recovery settled a change whose answer was lost, from what the directory shows. */
export function changeSettled(turn: AuditTurn, request: ChangeRequest): AuditEvent {
  return aboutRequest('changeSettled', turn, request);
}

export function requestVoided(turn: AuditTurn, request: ChangeRequest, changes: readonly string[]): AuditEvent {
  return aboutRequest('requestVoided', turn, request, { because: 'target_changed', changes });
}

/** That a secret was handed over and by which way; never the secret. */
export function secretDelivered(turn: AuditTurn, request: ChangeRequest, way: string): AuditEvent {
  return aboutRequest('secretDelivered', turn, request, { way });
}

/** What the requester is told about the change, noted with the request before the message goes out. */
export function newsTold(turn: AuditTurn, request: ChangeRequest, { kind, because }: News): AuditEvent {
  return aboutRequest('newsTold', turn, request, { found: kind, because });
}

/** The message could not be delivered; the request is as if it had not been told. */
export function newsNotDelivered(turn: AuditTurn, request: ChangeRequest, { kind, because }: News): AuditEvent {
  return aboutRequest('newsNotDelivered', turn, request, { found: kind, because });
}

export const approversReminded = requestEvent('approversReminded');
export const requesterReminded = requestEvent('requesterReminded');

/** The reminder that was noted right before could not be delivered; there is no other. */
export function reminderNotDelivered(
  turn: AuditTurn,
  request: ChangeRequest,
  to: 'approvers' | 'requester',
): AuditEvent {
  return aboutRequest('reminderNotDelivered', turn, request, { to });
}

/** Whether the account's owner was told; never the message, and no address. */
export function ownerTold(turn: AuditTurn, request: ChangeRequest, { kind, changedAt, code }: OwnerTold): AuditEvent {
  const kinds = { told: 'ownerTold', delayed: 'ownerTellingDelayed', 'not-told': 'ownerNotTold' } as const;
  return aboutRequest(kinds[kind], turn, request, { changedAt, because: code });
}

/** A delivered secret that came too late for the response to its click and was not fetched: nobody has seen it. */
export function secretLapsed(turn: AuditTurn, request: ChangeRequest): AuditEvent {
  return aboutRequest('secretLapsed', turn, request);
}

/** A programming fault ended the turn. The message of an exception may hold anything, so it is redacted like typed text. */
export function defectMet(turn: AuditTurn, where: string, message: string): AuditEvent {
  return event('defect', turn, { where, message });
}

function requestEvent(
  kind: AuditKind,
  more: (request: ChangeRequest) => Details = () => ({}),
): (turn: AuditTurn, request: ChangeRequest) => AuditEvent {
  return (turn, request) => aboutRequest(kind, turn, request, more(request));
}

/** The facts to which an approval is given; a change of one of them ends the request. */
function factsOf({ fingerprint }: ChangeRequest): Details {
  return { facts: fingerprintLines(fingerprint) };
}

function aboutRequest(kind: AuditKind, turn: AuditTurn, request: ChangeRequest, details: Details = {}): AuditEvent {
  return {
    ...event(
      kind,
      turn,
      { ...changeDetails(request), ...roleIn(request, turn), ...details },
      subjectOfRequest(request),
    ),
    requestId: request.id,
  };
}

function roleIn({ requester }: ChangeRequest, { actor, policyVersion }: AuditTurn): Details {
  const isRequester = actor?.aadObjectId === requester.aadObjectId;
  return { ...(actor && { actorRole: isRequester ? 'requester' : 'other' }), policyVersion };
}
