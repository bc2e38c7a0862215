import type { Actor } from '../core/change-request.ts';
import type { Context } from './turn.ts';

/** The policy groups somebody is in at this moment; `'unknown'` (Graph did not say) gives no rights at all. */
export async function groupsOf(actor: Actor, { ports, settings }: Context): Promise<readonly string[] | 'unknown'> {
  const { agentGroups, approverGroups, reviewerGroups } = settings.policy;
  const asked = [...new Set([...agentGroups, ...approverGroups, ...reviewerGroups])];
  const answer = await ports.entra.memberOf(actor.aadObjectId, asked);
  return answer.kind === 'read' ? answer.value : 'unknown';
}
