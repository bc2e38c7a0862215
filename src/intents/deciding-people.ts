import type { MoveRefusal } from '../core/approval.ts';
import { approverPassword } from '../core/approver-password.ts';
import type { Actor, ChangeRequest } from '../core/change-request.ts';
import { changedStates, isReset, recentOf } from '../core/limits.ts';
import type { Press } from './press-request.ts';
import { linkedRequester, readActor } from './read-actor.ts';
import type { Context } from './turn.ts';

/** Requester and approver with all that ties their accounts together, as far as it could be read. */
export interface DecidingPeople {
  readonly request: ChangeRequest;
  readonly by: Actor;
  /** Why this person's yes cannot count. A no is taken with what is known. */
  readonly objection?: MoveRefusal;
}

export async function decidingPeople({ request, turn, context }: Press): Promise<DecidingPeople> {
  const [requester, approver] = await Promise.all([
    linkedRequester(request.requester, context),
    readActor(turn.actor, context),
  ]);
  const known = requester === 'unknown' ? request : { ...request, requester };
  if (approver.kind === 'unknown') return { request: known, by: turn.actor, objection: 'approver_unknown' };
  const by = approver.actor;
  if (requester === 'unknown') return { request: known, by, objection: 'requester_unknown' };

  const { passwordAge } = context.settings.policy.approval;
  const password = approverPassword(approver.facts, passwordAge);
  if (password === 'unknown') return { request: known, by, objection: 'approver_unknown' };
  const isRecent = password === 'recent' || (await wasResetHere(by, passwordAge, turn.now, context));
  return { request: known, by, ...(isRecent && { objection: 'approver_password_recent' }) };
}

/** Our own record of resets, should the directory that was asked not have heard of one yet. */
async function wasResetHere(
  { aadObjectId, linked }: Actor,
  age: number,
  now: Date,
  { ports, settings }: Context,
): Promise<boolean> {
  const { requestLifetime, reissues } = settings.policy;
  const since = new Date(now.getTime() - age - requestLifetime * (2 + reissues)).toISOString();
  const filter = { subjectGUID: linked?.objectGUID ?? aadObjectId, states: changedStates, since };
  const requests = await ports.requests.list(filter, 50);
  return recentOf(requests.filter(isReset), age, now).length > 0;
}
