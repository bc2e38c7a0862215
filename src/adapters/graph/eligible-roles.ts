import type { Reading } from '../../core/reading.ts';
import type { RawEntraUser } from '../../core/snapshot/snapshot.ts';
import type { Answers, GraphRequest } from './exchange.ts';
import { isBody, type GraphBody } from './graph-body.ts';
import { literal, withQuery } from './odata.ts';

/**
 * The directory roles a user could activate (Privileged Identity Management), assigned directly. Those a user could get
 * through a group are covered by `_roleAssignableGroups`. Needs RoleEligibilitySchedule.Read.Directory and a Microsoft
 * Entra ID P2 or Governance licence.
 */
export function eligibleRolesRequest(userId: string): Readonly<Record<'eligible', GraphRequest>> {
  const url = withQuery('/roleManagement/directory/roleEligibilityScheduleInstances', {
    filter: `principalId eq ${literal(userId)}`,
    expand: 'roleDefinition($select=displayName)',
  });
  return { eligible: { url } };
}

/** Puts the roles into the user, or leaves them out when they are not known for certain. */
export function withEligibleRoles(user: RawEntraUser, answers: Answers): RawEntraUser {
  const roles = namesOf(answers('eligible'));
  return roles ? { ...user, _eligibleRoles: roles } : user;
}

function namesOf(answer: Reading<GraphBody>): readonly string[] | undefined {
  if (answer.kind !== 'read' || '@odata.nextLink' in answer.value || !Array.isArray(answer.value['value']))
    return undefined;
  return answer.value['value'].filter(isBody).map((instance) => {
    const role = instance['roleDefinition'];
    return String((isBody(role) ? role['displayName'] : undefined) ?? instance['roleDefinitionId']);
  });
}
