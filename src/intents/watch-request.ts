import { expire } from '../core/approval.ts';
import {
  approversReminded,
  reminderNotDelivered,
  requesterReminded,
  requestExpired,
  type AuditTurn,
} from '../core/audit.ts';
import type { ChangeRequest } from '../core/change-request.ts';
import { approversReminder, requesterReminder } from '../core/follow/request-notices.ts';
import { dutyOf, type Duty } from '../core/follow/reminders.ts';
import { noteApproversCard } from './note-approvers-card.ts';
import type { Context } from './turn.ts';

/** Does what an open request asks for now, and gives when to look at it again. A reminder is noted before it is sent. */
export async function watchRequest(requestId: string, context: Context): Promise<Date | undefined> {
  const { requests, environment } = context.ports;
  const request = await requests.get(requestId);
  if (!request) return undefined;
  const turn: AuditTurn = { correlationId: environment.newId(), now: environment.now() };
  const duty = dutyOf(request, turn.now, context.settings.policy.reminders);
  if (duty.what && !(await duties[duty.what](request, turn, context))) return turn.now;
  return duty.nextAt;
}

/** False: the request was moved meanwhile, so look at it anew. */
type Do = (request: ChangeRequest, turn: AuditTurn, context: Context) => Promise<boolean>;

const duties: Readonly<Record<NonNullable<Duty['what']>, Do>> = {
  async expire(request, turn, { ports }) {
    const move = expire(request, turn.now);
    if (move.kind === 'refused') return true;
    if ((await ports.requests.move(move.next, [requestExpired(turn, move.next)])).kind === 'lost') return false;
    await ports.cards.update(move.next);
    return true;
  },

  /** Noted first: where the first card did arrive after all, the approvers have two, and never more. */
  async 'post-approvers-card'(request, turn, { ports }) {
    const noted = withReminded(request, { card: turn.now.toISOString() });
    if ((await ports.requests.move(noted, [approversReminded(turn, noted)])).kind === 'lost') return false;
    const posted = await ports.cards.postToApprovers(noted);
    if (posted) await noteApproversCard(noted, posted, ports);
    else await ports.audit.append([reminderNotDelivered(turn, noted, 'approvers')]);
    return true;
  },

  'remind-approvers': (request, turn, context) => remind('approvers', request, turn, context),
  'remind-requester': (request, turn, context) => remind('requester', request, turn, context),
};

const reminders = {
  approvers: { event: approversReminded, noticeOf: approversReminder },
  requester: { event: requesterReminded, noticeOf: requesterReminder },
};

async function remind(
  whom: keyof typeof reminders,
  request: ChangeRequest,
  turn: AuditTurn,
  { ports }: Context,
): Promise<boolean> {
  const { event, noticeOf } = reminders[whom];
  const noted = withReminded(request, { [whom]: turn.now.toISOString() });
  if ((await ports.requests.move(noted, [event(turn, noted)])).kind === 'lost') return false;
  if (!(await ports.cards.tell(whom, noted, noticeOf(noted))))
    await ports.audit.append([reminderNotDelivered(turn, noted, whom)]);
  return true;
}

function withReminded(request: ChangeRequest, now: NonNullable<ChangeRequest['reminded']>): ChangeRequest {
  return { ...request, version: request.version + 1, reminded: { ...request.reminded, ...now } };
}
