import type { PostedCard } from '../core/change-request.ts';
import type { Outcome } from './outcome.ts';
import type { Context } from './turn.ts';

/** Notes where the requester's card of a request stands. A lost race leaves the note out: the card is then stale, not wrong. */
export async function rememberCard(outcome: Outcome, posted: PostedCard, { ports }: Context): Promise<void> {
  if (outcome.kind !== 'reset-planned' && outcome.kind !== 'unlock-planned') return;
  const request = await ports.requests.get(outcome.request.id);
  if (!request) return;
  const next = { ...request, version: request.version + 1, cards: { ...request.cards, requester: posted } };
  await ports.requests.move(next, []);
}
