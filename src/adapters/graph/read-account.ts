import type { Reading } from '../../core/reading.ts';
import type { RawEntraUser } from '../../core/snapshot/snapshot.ts';
import type { EntraAccount } from '../../ports/entra-directory.ts';
import type { Answers, GraphRequest } from './exchange.ts';
import { isBody, type GraphBody } from './graph-body.ts';
import { literal, segment, withQuery } from './odata.ts';
import { signInsOf, signInsRequest } from './sign-ins.ts';
import { userProperties } from './user-properties.ts';
import type { UserRef } from './user-query.ts';

/** Graph's largest page. Somebody in more groups is treated as if the memberships could not be read. */
const mostGroups = 999;

export interface AccountOptions {
  readonly now: Date;
  readonly readRoles: boolean;
  readonly readEligibleRoles: boolean;
  readonly readRisk: boolean;
}

/**
 * Everything that is read about one account, as the requests of one batch. Needs User.Read.All and AuditLog.Read.All;
 * for the roles RoleManagement.Read.Directory, for the groups GroupMember.Read.All, for the risk IdentityRiskyUser.Read.All.
 */
export function accountRequests(user: UserRef, options: AccountOptions): Readonly<Record<string, GraphRequest>> {
  const path = `/users/${segment(user.value)}`;
  const memberships = `${path}/transitiveMemberOf`;
  return {
    user: { url: withQuery(path, { select: userProperties }) },
    signIns: signInsRequest(user, options.now),
    ...(options.readRoles && {
      roles: { url: withQuery(`${memberships}/microsoft.graph.directoryRole`, { select: ['id', 'displayName'] }) },
      groups: {
        url: withQuery(`${memberships}/microsoft.graph.group`, {
          select: ['id', 'displayName', 'isAssignableToRole'],
          top: mostGroups,
        }),
      },
    }),
    ...(options.readRisk && { risk: riskRequest(user) }),
  };
}

function riskRequest(user: UserRef): GraphRequest {
  const path = '/identityProtection/riskyUsers';
  if (user.kind === 'id') return { url: `${path}/${segment(user.value)}` };
  return { url: withQuery(path, { filter: `userPrincipalName eq ${literal(user.value)}` }) };
}

/** Puts the answers of `accountRequests` together. What could not be read is left out of the user, never defaulted. */
export function accountOf(answers: Answers): Reading<EntraAccount> {
  const user = answers('user');
  if (user.kind !== 'read') return user;
  const id = String(user.value['id']);
  const directoryRoles = roleNamesOf(answers('roles'));
  const roleAssignableGroups = roleAssignableGroupsOf(answers('groups'));
  const riskyUser = riskOf(answers('risk'), id);
  const whole: RawEntraUser = {
    ...withoutAnnotations(user.value),
    ...(directoryRoles && { _directoryRoles: directoryRoles }),
    ...(roleAssignableGroups && { _roleAssignableGroups: roleAssignableGroups }),
    ...(riskyUser && { riskyUser }),
  };
  return { kind: 'read', value: { user: whole, signIns: signInsOf(answers('signIns'), id) } };
}

/** Leaves out `@odata.context` and the like: they are about the answer, not about the user. */
export function withoutAnnotations(body: GraphBody): RawEntraUser {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !name.includes('@')));
}

/**
 * Names of the directory roles held. `undefined`: not known for certain. Graph answers null instead of the name where
 * the permission for roles is missing, and a list with a further page is not the whole list.
 */
function roleNamesOf(answer: Reading<GraphBody>): readonly string[] | undefined {
  if (answer.kind !== 'read' || '@odata.nextLink' in answer.value || !Array.isArray(answer.value['value']))
    return undefined;
  const names = answer.value['value'].map((role: unknown) => (isBody(role) ? role['displayName'] : undefined));
  return names.every((name) => typeof name === 'string') ? names : undefined;
}

/**
 * Names of the groups to which roles may be assigned. Graph shows null for the other groups. `undefined`: not known for
 * certain.
 */
function roleAssignableGroupsOf(answer: Reading<GraphBody>): readonly string[] | undefined {
  if (answer.kind !== 'read' || '@odata.nextLink' in answer.value || !Array.isArray(answer.value['value']))
    return undefined;
  const groups = answer.value['value'].filter(isBody).filter((group) => group['isAssignableToRole'] === true);
  return groups.map((group) => String(group['displayName'] ?? group['id']));
}

/** `undefined`: no risk record, or it could not be read. */
function riskOf(answer: Reading<GraphBody>, userId: string): GraphBody | undefined {
  if (answer.kind !== 'read') return undefined;
  const records: readonly unknown[] = Array.isArray(answer.value['value']) ? answer.value['value'] : [answer.value];
  const risk = records.filter(isBody).find((record) => record['id'] === userId);
  return risk && { riskState: risk['riskState'], riskLevel: risk['riskLevel'] };
}
