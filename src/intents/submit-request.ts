import { confirmUnlock, submit, type Move, type RequestFormValues } from '../core/approval.ts';
import { approvalsNeeded } from '../core/approval/quorum.ts';
import { answerShown, requestSubmitted } from '../core/audit.ts';
import type { ChangeRequest } from '../core/change-request.ts';
import { diagnose } from '../core/diagnose.ts';
import { fingerprint } from '../core/fingerprint.ts';
import type { Policy } from '../core/policy.ts';
import { keyOfSubject } from '../core/subject.ts';
import { lookUp } from './look-up.ts';
import type { Outcome } from './outcome.ts';
import { carryOut } from './carry-out.ts';
import { noteApproversCard } from './note-approvers-card.ts';
import { checkChange } from './check-change.ts';
import { asPlanned, formFor, refuse } from './plan-change.ts';
import type { Press } from './press-request.ts';
import { refusePress } from './refuse-press.ts';
import { scheduleWatch } from './request-jobs.ts';
import { settleMove, show } from './settle-move.ts';
import type { Turn } from './turn.ts';

/**
 * The form came back. The account is read and judged again, because the form may have lain open and because the
 * person may have chosen another kind of reset. What needs an approval then goes to the approvers; a confirmed unlock is
 * carried out.
 */
export async function submitRequest(press: Press): Promise<Outcome> {
  const { request, values, groups, turn, context } = press;
  const wished = withChoice(request, values);
  const { policy } = context.settings;
  const form = {
    reason: values['reason'] ?? '',
    ticket: values['ticket'] ?? '',
    verification: values['verification'] ?? '',
  };
  // Who may not send this form, or not any more, learns nothing about the account.
  const early = send(wished, form, turn, policy);
  if (early.kind === 'refused' && !early.problems) return refusePress('request.submit', early, press);

  const account = await lookUp(keyOfSubject(request.subject), context.ports, context.settings.profile);
  if (account.kind !== 'found')
    return {
      kind: 'not-found',
      query: request.subject.displayName,
      unreadable: account.kind === 'nobody' ? account.unreadable : [],
    };

  const diagnosed = { ...account, diagnosis: diagnose(account.facts) };
  const { requester, change, subject, id: requestId } = wished;
  const question = { change, requester, groups, stage: 'asking', requestId, subject } as const;
  const checked = await checkChange(diagnosed, question, context);
  if (checked.kind === 'refused')
    return refuse(diagnosed, request.change.kind, checked.because, checked.nextSteps, turn, context);

  const fresh = {
    ...wished,
    change: asPlanned(change, checked.plan),
    requester: checked.requester,
    fingerprint: fingerprint(account.facts),
    caveats: checked.plan?.caveats ?? checked.risks,
    approvalsNeeded: checked.approvals,
  };
  const move = send(fresh, form, turn, policy);
  if (move.kind === 'refused') {
    if (move.problems) {
      const shown = { ...formFor(fresh, context), ...form };
      return {
        kind: 'form-problems',
        request: fresh,
        form: shown,
        problems: move.problems,
        ...(checked.plan && { plan: checked.plan }),
      };
    }
    return refusePress('request.submit', move, press);
  }
  // Before it is stored, so that a crash in between loses no reminder; a watch without a request finds nothing to do.
  await scheduleWatch(move.next, turn.now, context);
  const stored = await settleMove(move.next, [requestSubmitted(turn, move.next)], press);
  if (stored.kind === 'lost') return stored.outcome;
  return move.next.state === 'performing' ? carryOut(move.next, press) : askApprovers(move.next, press);
}

/** To the approvers, or straight to the change where nobody must approve it. */
function send(request: ChangeRequest, form: RequestFormValues, turn: Turn, policy: Policy): Move {
  const step = approvalsNeeded(request, policy) > 0 ? submit : confirmUnlock;
  return step(request, form, turn.actor, turn.now, policy);
}

function withChoice(request: ChangeRequest, values: Press['values']): ChangeRequest {
  if (request.change.kind !== 'reset' || values['forceChange'] === undefined) return request;
  return { ...request, change: { ...request.change, forceChange: values['forceChange'] !== 'false' } };
}

async function askApprovers(request: ChangeRequest, press: Press): Promise<Outcome> {
  const { ports } = press.context;
  const posted = await ports.cards.postToApprovers(request);
  const values = { shownTo: 'approvers', delivered: posted !== undefined };
  press.turn.notes.add(answerShown(press.turn, { card: 'approval-request', values, request }, 'request.submit'));
  if (!posted) {
    return show(
      request,
      press,
      'The approvers could not be told: their conversation did not take the card. The request waits; ask an approver to type "pending approvals".',
    );
  }
  const current = await noteApproversCard(request, posted, press.context.ports);
  await ports.cards.update({
    ...current,
    cards: { ...(current.cards.requester && { requester: current.cards.requester }) },
  });
  return show(current, press);
}
