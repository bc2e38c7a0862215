import type { ChangeRequest } from '../change-request.ts';
import type { ReminderPolicy } from '../policy.ts';

/** What an open request asks of Latchkey at a moment. `nextAt`: when to look again; missing: the request is over. */
export interface Duty {
  readonly what?: 'expire' | 'remind-approvers' | 'remind-requester';
  readonly nextAt?: Date;
}

/** Approvers are reminded once while they have not decided, the requester once while the approved change waits. */
export function dutyOf(request: ChangeRequest, now: Date, reminders: ReminderPolicy): Duty {
  const { state, reminded = {} } = request;
  if (state !== 'draft' && state !== 'pending' && state !== 'approved') return {};
  if (now.getTime() >= Date.parse(request.expiresAt)) return { what: 'expire' };

  const { approvers, requester, expiry } = marksOf(request, reminders);
  const what =
    state === 'pending' && reminded.approvers === undefined && approvers !== undefined && now >= approvers
      ? 'remind-approvers'
      : state === 'approved' && reminded.requester === undefined && requester !== undefined && now >= requester
        ? 'remind-requester'
        : undefined;
  const marks = [approvers, requester, expiry].filter((mark) => mark !== undefined && mark > now);
  const nextAt = new Date(Math.min(...marks.map((mark) => mark?.getTime() ?? Infinity)));
  return { ...(what && { what }), nextAt };
}

/** When something may have to be done, whatever has been decided by then. */
function marksOf({ submittedAt, createdAt, expiresAt }: ChangeRequest, reminders: ReminderPolicy) {
  const { approversAfter, requesterBefore } = reminders;
  const expiry = new Date(expiresAt);
  return {
    expiry,
    approvers: approversAfter > 0 ? new Date(Date.parse(submittedAt ?? createdAt) + approversAfter) : undefined,
    requester: requesterBefore > 0 ? new Date(expiry.getTime() - requesterBefore) : undefined,
  };
}
