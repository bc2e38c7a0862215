import { cancel } from '../core/approval.ts';
import { requestCancelled } from '../core/audit.ts';
import type { Outcome } from './outcome.ts';
import type { Press } from './press-request.ts';
import { refusePress } from './refuse-press.ts';
import { settleMove, show } from './settle-move.ts';

/** Takes a request back. Only its requester, and only before the change. */
export async function cancelRequest(press: Press): Promise<Outcome> {
  const { request, turn, context } = press;
  const move = cancel(request, turn.actor, turn.now);
  if (move.kind === 'refused') return refusePress('request.cancel', move, press);
  const stored = await settleMove(move.next, [requestCancelled(turn, move.next)], press);
  if (stored.kind === 'lost') return stored.outcome;
  await context.ports.cards.update(move.next);
  return show(move.next, press);
}
