import type { Actor, ChangeRequest } from '../change-request.ts';
import { identityOfActor, identityOfSubject, samePerson } from '../linked-identity.ts';
import type { Policy } from '../policy.ts';
import { refuseMove, type Move } from './move.ts';
import { moves, type MoveName } from './moves.ts';
import { lastVerdictOf } from './quorum.ts';

export type Refused = Move & { kind: 'refused' };

/**
 * Why this move cannot be made now, by this person: state, time, and that only the requester may make a requester's
 * move. An open request whose time is over can do nothing but expire.
 */
export function cannotMove(name: MoveName, request: ChangeRequest, now: Date, by?: Actor): Refused | undefined {
  if (request.state === 'expired' || (isFrom('expire', request) && isExpired(request, now)))
    return refuseMove('expired');
  if (!isFrom(name, request)) return wrongState(request);
  return moves[name].by === 'requester' ? notRequester(request, by) : undefined;
}

/**
 * Requester, approver and subject are three people, whatever accounts they use, and nobody says the same thing twice. A
 * yes may still be taken back by a no; a no stands.
 */
export function cannotDecide(
  name: 'approve' | 'deny',
  request: ChangeRequest,
  by: Actor,
  now: Date,
): Refused | undefined {
  if (!sameId(request.requester.tenantId, by.tenantId)) return refuseMove('wrong_tenant');
  const last = request.decisions.at(-1);
  if (last && request.state !== 'pending') {
    const verdict = last.verdict === 'approve' ? 'approved' : 'denied';
    return refuseMove(
      'already_decided',
      `${last.by.name} ${verdict} this request at ${last.at}. Your press changed nothing.`,
    );
  }
  const refusal = cannotMove(name, request, now);
  if (refusal) return refusal;
  if (samePerson(identityOfActor(request.requester), identityOfActor(by))) return refuseMove('self_approval');
  if (samePerson(identityOfSubject(request.subject), identityOfActor(by))) return refuseMove('subject_approval');
  const before = lastVerdictOf(by, request.decisions)?.verdict;
  return before === 'deny' || before === name ? refuseMove('decided_before') : undefined;
}

export function isFrom(name: MoveName, request: ChangeRequest): boolean {
  return moves[name].from.includes(request.state);
}

export function isExpired(request: ChangeRequest, now: Date): boolean {
  // Written so that an unreadable date counts as over.
  return !(now.getTime() < Date.parse(request.expiresAt));
}

function notRequester(request: ChangeRequest, by: Actor | undefined): Refused | undefined {
  if (!by) return refuseMove('not_requester');
  if (!sameId(request.requester.tenantId, by.tenantId)) return refuseMove('wrong_tenant');
  return sameId(request.requester.aadObjectId, by.aadObjectId) ? undefined : refuseMove('not_requester');
}

export function readOnlyRefusal(policy: Policy): Refused | undefined {
  return policy.readOnly ? refuseMove('read-only') : undefined;
}

export function wrongState(request: ChangeRequest): Refused {
  return refuseMove(
    'wrong_state',
    `The request is ${request.state}, so this is not possible now. Nothing was changed.`,
  );
}

const sameId = (a: string | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase();

export function moved(request: ChangeRequest, change: Partial<ChangeRequest>): Move {
  return { kind: 'moved', next: { ...request, ...change, version: request.version + 1 } };
}
