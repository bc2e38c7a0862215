import { mayUse, mayUseIntent } from '../core/decide.ts';
import { denyAccess } from './deny-access.ts';
import { groupsOf } from './groups-of.ts';
import type { Outcome } from './outcome.ts';
import type { Context, Turn } from './turn.ts';

const mostListed = 10;

/** Open requests: all of them for approvers and reviewers, one's own for an agent. */
export async function listRequests(turn: Turn, context: Context): Promise<Outcome> {
  const { policy } = context.settings;
  const groups = await groupsOf(turn.actor, context);
  if (!mayUseIntent(groups, policy, 'approvals')) return denyAccess('approvals', groups, turn, context);
  const seesAll = mayUse(groups, policy, 'approve') || mayUse(groups, policy, 'review');
  const requests = await context.ports.requests.list(
    { states: ['pending', 'approved'], ...(!seesAll && { requesterId: turn.actor.aadObjectId }) },
    mostListed,
  );
  const open = requests.filter((request) => Date.parse(request.expiresAt) > turn.now.getTime());
  return { kind: 'requests-listed', requests: open };
}
