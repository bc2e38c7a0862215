import { expire, settle, type Move } from '../core/approval.ts';
import { changeSettled, requestExpired, type AuditTurn } from '../core/audit.ts';
import type { AuditEvent } from '../core/audit-event.ts';
import type { ChangeRequest } from '../core/change-request.ts';
import type { AccountFacts } from '../core/facts.ts';
import { lookUp } from './look-up.ts';
import type { Context } from './turn.ts';

/** Of each kind in one round; what is left over is seen in the next one, because these have then left the list. */
const mostAtOnce = 200;
/** Longer than any change may take: a claimed request older than this was left behind by a crash or a lost answer. */
const changeTakesAtMost = 120_000;
/** Clocks of the bot and the DC may differ by this much (Kerberos allows five minutes; domain members keep far closer). */
const clockSkew = 60_000;

/**
 * Expires requests nobody decided, and settles those whose outcome was lost from what the directory says. It never
 * repeats a change. A request whose account cannot be read stays as it is until the next time.
 */
export async function keepHouse(context: Context): Promise<void> {
  const { requests, environment } = context.ports;
  const turn: AuditTurn = { correlationId: environment.newId(), now: environment.now() };
  const claimed = await requests.list({ states: ['performing', 'outcome-unknown'] }, mostAtOnce);
  for (const request of claimed) await settleIfKnown(request, turn, context);
  const open = await requests.list({ states: ['draft', 'pending', 'approved'] }, mostAtOnce);
  for (const request of open) {
    await store(expire(request, turn.now), (next) => requestExpired(turn, next), context);
  }
}

async function settleIfKnown(request: ChangeRequest, turn: AuditTurn, context: Context): Promise<void> {
  const claimedAt = Date.parse(request.claimedAt ?? request.createdAt);
  if (turn.now.getTime() - claimedAt < changeTakesAtMost) return;
  const key = { by: 'object-guid', value: request.subject.objectGUID } as const;
  const found = await lookUp(key, context.ports, context.settings.profile);
  if (found.kind !== 'found') return;
  const happened = changeHappened(request, found.facts, claimedAt);
  if (happened === undefined) return;
  await store(settle(request, happened, turn.now), (next) => changeSettled(turn, next), context);
}

/** Whether AD shows the change; `undefined`: the facts do not tell. */
function changeHappened(request: ChangeRequest, { ad }: AccountFacts, claimedAt: number): boolean | undefined {
  if (ad.kind !== 'read') return undefined;
  if (request.change.kind === 'unlock') return ad.value.lockedOut === undefined ? undefined : !ad.value.lockedOut;
  const { pwdLastSet, written } = ad.value;
  const setAt = written.unicodePwd ?? (pwdLastSet === 'must-change' ? undefined : pwdLastSet);
  return setAt === undefined ? undefined : setAt.getTime() >= claimedAt - clockSkew;
}

async function store(move: Move, event: (next: ChangeRequest) => AuditEvent, { ports }: Context): Promise<void> {
  if (move.kind === 'refused') return;
  const result = await ports.requests.move(move.next, [event(move.next)]);
  if (result.kind === 'moved') await ports.cards.update(move.next);
}
