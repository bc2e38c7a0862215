import { expire, settle, type Move } from '../core/approval.ts';
import { changeSettled, requestExpired, type AuditTurn } from '../core/audit.ts';
import type { AuditEvent } from '../core/audit-event.ts';
import type { ChangeRequest } from '../core/change-request.ts';
import type { AccountFacts } from '../core/facts.ts';
import { cloudDateOf } from '../core/follow/sighting.ts';
import { passwordMarkOf, wasSetBetween } from '../core/password-mark.ts';
import { homeOf, keyOfSubject } from '../core/subject.ts';
import { settledNotice } from '../core/follow/request-notices.ts';
import { lookUp } from './look-up.ts';
import { scheduleMissed } from './schedule-missed.ts';
import type { Context } from './turn.ts';

/** Of each kind in one round; what is left over is seen in the next one, because these have then left the list. */
const mostAtOnce = 200;
/** Longer than any change may take: a claimed request older than this was left behind by a crash or a lost answer. */
const changeTakesAtMost = 120_000;
/** Clocks of the bot and the directory may differ by this much (Kerberos allows five minutes; they keep far closer). */
const clockSkew = 60_000;

/**
 * Expires requests nobody decided, and settles those whose outcome was lost from what the directory says. It never
 * repeats a change. A request whose account cannot be read stays as it is until the next time. Last it schedules what
 * should have followed a change and did not.
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
  await scheduleMissed(turn.now, context);
}

async function settleIfKnown(request: ChangeRequest, turn: AuditTurn, context: Context): Promise<void> {
  const claimedAt = Date.parse(request.claimedAt ?? request.createdAt);
  if (turn.now.getTime() - claimedAt < changeTakesAtMost) return;
  const happened = request.attempt === 'not-begun' ? false : await lookWhetherHappened(request, claimedAt, context);
  if (happened === undefined) return;
  const settled = await store(settle(request, happened, turn.now), (next) => changeSettled(turn, next), context);
  if (settled) await context.ports.cards.tell('requester', settled, settledNotice(settled));
}

async function lookWhetherHappened(
  request: ChangeRequest,
  claimedAt: number,
  { ports, settings }: Context,
): Promise<boolean | undefined> {
  const found = await lookUp(keyOfSubject(request.subject), ports, settings.profile);
  return found.kind === 'found' ? changeHappened(request, found.facts, claimedAt) : undefined;
}

/** Whether the directory shows the change; `undefined`: the facts do not tell. */
function changeHappened(request: ChangeRequest, facts: AccountFacts, claimedAt: number): boolean | undefined {
  const since = claimedAt - clockSkew;
  return homeOf(request.subject) === 'ad'
    ? happenedInAd(request, facts, since)
    : happenedInEntra(request, facts, since);
}

/** By the clock only where nothing was kept from before the change. */
function happenedInAd(
  { change, passwordBefore }: ChangeRequest,
  { ad }: AccountFacts,
  since: number,
): boolean | undefined {
  if (ad.kind !== 'read') return undefined;
  if (change.kind === 'unlock') return ad.value.lockedOut === undefined ? undefined : !ad.value.lockedOut;
  const different = passwordBefore && wasSetBetween(passwordBefore, passwordMarkOf(ad.value));
  if (different !== undefined) return different;
  const { pwdLastSet, written } = ad.value;
  const setAt = written.unicodePwd ?? (pwdLastSet === 'must-change' ? undefined : pwdLastSet);
  return setAt === undefined ? undefined : setAt.getTime() >= since;
}

function happenedInEntra({ cloudBefore }: ChangeRequest, facts: AccountFacts, since: number): boolean | undefined {
  const date = cloudDateOf(facts);
  if (date === undefined || date === 'none') return date === undefined ? undefined : false;
  return cloudBefore === undefined ? Date.parse(date) >= since : date !== cloudBefore;
}

/** The request as it was stored; `undefined`: it was not, by this replica. */
async function store(
  move: Move,
  event: (next: ChangeRequest) => AuditEvent,
  { ports }: Context,
): Promise<ChangeRequest | undefined> {
  if (move.kind === 'refused') return undefined;
  const result = await ports.requests.move(move.next, [event(move.next)]);
  if (result.kind === 'lost') return undefined;
  await ports.cards.update(move.next);
  return move.next;
}
