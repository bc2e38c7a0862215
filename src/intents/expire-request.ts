import { expire } from '../core/approval.ts';
import { requestExpired } from '../core/audit.ts';
import type { ChangeRequest } from '../core/change-request.ts';
import type { Press } from './press-request.ts';

/** Moves a request whose time is over to `expired`, with its event; gives the request as it then stands. */
export async function expireIfDue({ request, turn, context }: Press): Promise<ChangeRequest> {
  const move = expire(request, turn.now);
  if (move.kind === 'refused') return request;
  const result = await context.ports.requests.move(move.next, [requestExpired(turn, move.next)]);
  if (result.kind === 'lost') return result.current ?? request;
  await context.ports.cards.update(move.next);
  return move.next;
}
