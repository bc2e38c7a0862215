import { approve, deny, refuseMove, type Move } from '../core/approval.ts';
import { approvalDecided, approvalDenied } from '../core/audit.ts';
import { mayUse } from '../core/decide.ts';
import { decidingPeople } from './deciding-people.ts';
import { expireIfDue } from './expire-request.ts';
import type { Outcome } from './outcome.ts';
import type { Press } from './press-request.ts';
import { readAgain } from './read-again.ts';
import { settleMove, show } from './settle-move.ts';
import { voidBecause } from './void-request.ts';

type Verdict = 'approve' | 'deny';

/**
 * Approve or deny. Person, group, conversation and state are judged now; one compare-and-set decides a race. Nobody
 * approves a change to an account that is no longer the one it was asked for. An account that cannot be read just now
 * is no reason against a yes: it is read again before the change. An approver who cannot be read is.
 */
export async function decideRequest(press: Press, verdict: Verdict): Promise<Outcome> {
  const early = judge(press, verdict);
  if (early.kind === 'refused') return refuseDecision(early, press, verdict);
  const [people, now] = await Promise.all([
    decidingPeople(press),
    verdict === 'approve' ? readAgain(press.request, press.context) : undefined,
  ]);
  const known = { ...press, request: people.request, turn: { ...press.turn, actor: people.by } };
  const objection = verdict === 'approve' ? people.objection : undefined;
  const move = objection ? refuseMove(objection) : judge(known, verdict);
  if (move.kind === 'refused') return refuseDecision(move, press, verdict);
  if (now && now.kind !== 'unreadable' && now.changes.length > 0) return voidBecause(now.changes, press);

  const stored = await settleMove(move.next, [approvalDecided(press.turn, move.next, verdict)], press);
  if (stored.kind === 'lost') return stored.outcome;
  await press.context.ports.cards.update(move.next);
  return show(move.next, press);
}

async function refuseDecision(refusal: Move & { kind: 'refused' }, press: Press, verdict: Verdict): Promise<Outcome> {
  await press.context.ports.audit.append([approvalDenied(press.turn, press.request, verdict, refusal)]);
  return show(await expireIfDue(press), press, refusal.text);
}

function judge({ request, groups, turn, context }: Press, verdict: Verdict): Move {
  const { policy, approvalsConversationId } = context.settings;
  const decide = verdict === 'approve' ? approve : deny;
  const move = decide(request, turn.actor, turn.now, policy);
  if (move.kind === 'refused') return move;
  if (!mayUse(groups, policy, 'approve')) return refuseMove('not_an_approver');
  return turn.conversationId === approvalsConversationId ? move : refuseMove('wrong_conversation');
}
