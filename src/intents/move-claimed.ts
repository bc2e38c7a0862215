import type { AuditEvent } from '../core/audit-event.ts';
import type { ChangeRequest } from '../core/change-request.ts';
import type { Context } from './turn.ts';

/** `taken`: recovery has settled the claim meanwhile; nothing was stored. `current` missing: the request is gone. */
export type ClaimedMove =
  | { readonly kind: 'stored'; readonly request: ChangeRequest }
  | { readonly kind: 'taken'; readonly current: ChangeRequest | undefined };

/**
 * Stores a step of a request that was claimed for its change, by compare-and-set. What jobs note with a request without
 * moving it on is kept, and does not count as having been faster: a claim ends with its outcome or is settled.
 *
 * @param step - The next version of the request as it is by then, and the events of the step.
 */
export async function moveClaimed(
  claimed: ChangeRequest,
  step: (request: ChangeRequest) => readonly [next: ChangeRequest, events: readonly AuditEvent[]],
  { ports }: Context,
): Promise<ClaimedMove> {
  let current: ChangeRequest | undefined = claimed;
  while (current?.state === 'performing' && current.claimedAt === claimed.claimedAt) {
    const [next, events] = step(current);
    const result = await ports.requests.move(next, events);
    if (result.kind === 'moved') return { kind: 'stored', request: next };
    current = result.current;
  }
  return { kind: 'taken', current };
}
