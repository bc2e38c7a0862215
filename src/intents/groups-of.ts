import type { Actor } from '../core/change-request.ts';
import { groupsNamedBy } from '../core/policy.ts';
import type { Context } from './turn.ts';

/** The policy groups somebody is in at this moment; `'unknown'` (Graph did not say) gives no rights at all. */
export async function groupsOf(actor: Actor, { ports, settings }: Context): Promise<readonly string[] | 'unknown'> {
  const answer = await ports.entra.memberOf(actor.aadObjectId, groupsNamedBy(settings.policy));
  return answer.kind === 'read' ? answer.value : 'unknown';
}
