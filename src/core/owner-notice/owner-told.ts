import type { ChangeRequest, OwnerTold } from '../change-request.ts';

/** How it stands with telling the owner of the present change; `undefined`: nothing was tried. */
export function toldOwnerOf({ ownerTold, outcome }: ChangeRequest): OwnerTold['kind'] | undefined {
  return ownerTold !== undefined && ownerTold.changedAt === outcome?.at ? ownerTold.kind : undefined;
}

const minute = 60_000;
const hour = 60 * minute;
/** Who has not been told within a day is told by other means, or never. */
const triesFor = 24 * hour;

/**
 * When to try again: half as long again as it has taken so far, between a minute and an hour, or after `pause`.
 * `undefined`: no more.
 */
export function nextTry({ outcome, claimedAt, createdAt }: ChangeRequest, now: Date, pause?: number): Date | undefined {
  const elapsed = now.getTime() - Date.parse(outcome?.at ?? claimedAt ?? createdAt);
  if (elapsed >= triesFor) return undefined;
  return new Date(now.getTime() + (pause ?? Math.min(Math.max(elapsed / 2, minute), hour)));
}
