import { voidRequest } from '../core/approval.ts';
import { requestVoided } from '../core/audit.ts';
import type { Outcome } from './outcome.ts';
import type { Press } from './press-request.ts';
import { settleMove, show } from './settle-move.ts';

/** Ends a request whose account is no longer the one it was made for, and says what is different. */
export async function voidBecause(changes: readonly string[], press: Press): Promise<Outcome> {
  const { request, turn, context } = press;
  const move = voidRequest(request, changes, turn.now);
  if (move.kind === 'refused') return show(request, press, move.text);
  const stored = await settleMove(move.next, [requestVoided(turn, move.next, changes)], press);
  if (stored.kind === 'lost') return stored.outcome;
  await context.ports.cards.update(move.next);
  return show(move.next, press, `Nothing was changed: ${changes.join('; ')}.`);
}
