import { ownerTold, type AuditTurn } from '../core/audit.ts';
import type { ChangeRequest, OwnerTold } from '../core/change-request.ts';
import { nextTry, toldOwnerOf } from '../core/owner-notice/owner-told.ts';
import { ownerNotice } from '../core/owner-notice/owner-notice.ts';
import type { Context } from './turn.ts';

/** How soon a change that is still under way is looked at again. */
const stillUnderWay = 30_000;

/**
 * Tells the owner of an account that its password was reset; gives when to try again. The change stands whatever comes
 * of this. It is noted after it was sent: an owner is rather told twice than not at all.
 */
export async function tellOwner(requestId: string, context: Context): Promise<Date | undefined> {
  const { requests, environment } = context.ports;
  const request = await requests.get(requestId);
  const now = environment.now();
  if (request?.change.kind !== 'reset') return undefined;
  if (request.state === 'performing' || request.state === 'outcome-unknown')
    return nextTry(request, now, stillUnderWay);
  const before = toldOwnerOf(request);
  if (request.state !== 'performed' || before === 'told' || before === 'not-told') return undefined;

  const result = await send(request, context);
  const again = result.kind === 'delayed' ? nextTry(request, now) : undefined;
  await note(request, result.kind === 'delayed' && !again ? { ...result, kind: 'not-told' } : result, now, context);
  return again;
}

type Result = Pick<OwnerTold, 'kind' | 'code'>;

async function send(request: ChangeRequest, { ports, settings }: Context): Promise<Result> {
  if (!ports.ownerMail || !settings.ownerNotice) return { kind: 'not-told', code: 'not-configured' };
  const { entraObjectId } = request.subject;
  if (entraObjectId === undefined) return { kind: 'not-told', code: 'no-cloud-account' };
  const result = await ports.ownerMail.send(entraObjectId, ownerNotice(request, settings.ownerNotice));
  switch (result.kind) {
    case 'accepted':
      return { kind: 'told' };
    case 'no-address':
      return { kind: 'not-told', code: result.kind };
    case 'failed':
      return { kind: 'delayed', code: result.code };
  }
}

/** Only what is new: a mail that fails again for the same reason is not recorded again. */
async function note(request: ChangeRequest, { kind, code }: Result, now: Date, { ports }: Context): Promise<void> {
  const changedAt = request.outcome?.at ?? request.createdAt;
  const told: OwnerTold = { kind, changedAt, at: now.toISOString(), ...(code !== undefined && { code }) };
  const turn: AuditTurn = { correlationId: ports.environment.newId(), now };
  let current: ChangeRequest | undefined = request;
  while (current?.outcome?.at === request.outcome?.at && current !== undefined) {
    const { ownerTold: before } = current;
    if (before?.changedAt === changedAt && before.kind === kind && before.code === code) return;
    const noted: ChangeRequest = { ...current, version: current.version + 1, ownerTold: told };
    const move = await ports.requests.move(noted, [ownerTold(turn, noted, told)]);
    if (move.kind === 'moved') return;
    current = move.current;
  }
}
