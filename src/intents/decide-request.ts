import { approve, deny, type Move } from '../core/approval.ts';
import { approvalDecided, approvalDenied } from '../core/audit.ts';
import { mayUse } from '../core/decide.ts';
import type { Outcome } from './outcome.ts';
import type { Press } from './press-request.ts';
import { expireIfDue } from './expire-request.ts';
import { readAgain } from './read-again.ts';
import { settleMove, show } from './settle-move.ts';
import { voidBecause } from './void-request.ts';

/**
 * Approve or deny. Person, group, conversation and state are judged now; one compare-and-set decides a race. Nobody
 * approves a change to an account that is no longer the one it was asked for. An account that cannot be read just now
 * is no reason against a yes: it is read again before the change.
 */
export async function decideRequest(press: Press, verdict: 'approve' | 'deny'): Promise<Outcome> {
  const { request, turn, context } = press;
  const move = judge(press, verdict);
  if (move.kind === 'refused') {
    await context.ports.audit.append([approvalDenied(turn, request, verdict, move)]);
    return show(await expireIfDue(press), press, move.text);
  }
  if (verdict === 'approve') {
    const now = await readAgain(request, context);
    if (now.kind !== 'unreadable' && now.changes.length > 0) return voidBecause(now.changes, press);
  }
  const stored = await settleMove(move.next, [approvalDecided(turn, move.next, verdict)], press);
  if (stored.kind === 'lost') return stored.outcome;
  await context.ports.cards.update(move.next);
  return show(move.next, press);
}

function judge({ request, groups, turn, context }: Press, verdict: 'approve' | 'deny'): Move {
  const { policy, approvalsConversationId } = context.settings;
  const decide = verdict === 'approve' ? approve : deny;
  const move = decide(request, turn.actor, turn.now, policy);
  if (move.kind === 'refused') return move;
  if (!mayUse(groups, policy, 'approve')) {
    return {
      kind: 'refused',
      code: 'not_an_approver',
      text: 'You are not in a group that may approve this. The request still waits.',
    };
  }
  if (turn.conversationId !== approvalsConversationId) {
    return {
      kind: 'refused',
      code: 'wrong_conversation',
      text: "A request can only be decided in the approvers' conversation. The request still waits.",
    };
  }
  return move;
}
