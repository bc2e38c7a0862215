import type { ChangeRequest } from '../change-request.ts';
import type { ReminderPolicy } from '../policy.ts';

/** What an open request asks of Latchkey at a moment. `nextAt`: when to look again; missing: the request is over. */
export interface Duty {
  readonly what?: 'expire' | 'post-approvers-card' | 'remind-approvers' | 'remind-requester';
  readonly nextAt?: Date;
}

/** A card waits its turn for less than this where a conversation is busy; after that it was lost with its process. */
const cardTakesAtMost = 3 * 60_000;

/**
 * Approvers are reminded once while they have not decided, the requester once while the approved change waits. A card
 * that never reached the approvers is posted once more.
 */
export function dutyOf(request: ChangeRequest, now: Date, reminders: ReminderPolicy): Duty {
  const { state, reminded = {} } = request;
  if (state !== 'draft' && state !== 'pending' && state !== 'approved') return {};
  if (now.getTime() >= Date.parse(request.expiresAt)) return { what: 'expire' };

  const { card, approvers, requester, expiry } = marksOf(request, reminders);
  const isDue = (mark: Date | undefined) => mark !== undefined && now >= mark;
  const what =
    state === 'pending' && isDue(card)
      ? 'post-approvers-card'
      : state === 'pending' && reminded.approvers === undefined && isDue(approvers)
        ? 'remind-approvers'
        : state === 'approved' && reminded.requester === undefined && isDue(requester)
          ? 'remind-requester'
          : undefined;
  const marks = [card, approvers, requester, expiry].filter((mark) => mark !== undefined && mark > now);
  const nextAt = new Date(Math.min(...marks.map((mark) => mark?.getTime() ?? Infinity)));
  return { ...(what && { what }), nextAt };
}

/** When something may have to be done, whatever has been decided by then. */
function marksOf(request: ChangeRequest, reminders: ReminderPolicy) {
  const { submittedAt, createdAt, expiresAt, cards, reminded } = request;
  const sent = Date.parse(submittedAt ?? createdAt);
  const lacksCard = cards.approvers === undefined && reminded?.card === undefined;
  const { approversAfter, requesterBefore } = reminders;
  const expiry = new Date(expiresAt);
  return {
    expiry,
    card: lacksCard ? new Date(sent + cardTakesAtMost) : undefined,
    approvers: approversAfter > 0 ? new Date(sent + approversAfter) : undefined,
    requester: requesterBefore > 0 ? new Date(expiry.getTime() - requesterBefore) : undefined,
  };
}
