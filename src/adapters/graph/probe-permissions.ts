import type { CallAnswer, PermissionFacts } from '../../core/doctor/graph-facts.ts';
import type { Reading } from '../../core/reading.ts';
import type { Exchange, GraphRequest } from './exchange.ts';
import { withQuery } from './odata.ts';
import { graphPermissions, type GraphPermission } from './permissions.ts';
import type { TimeBound } from './time-bound.ts';

export type PermissionSwitches = Readonly<Record<NonNullable<GraphPermission['onlyWith']>, boolean>>;

/**
 * For each permission a call that succeeds with it alone, changes nothing and returns as little as can be. A permission
 * that only writes has none.
 */
export const harmlessCalls: Readonly<Record<string, GraphRequest>> = {
  'User.Read.All': {
    url: withQuery('/users', { select: ['id', 'onPremisesImmutableId', 'passwordPolicies'], top: 1 }),
  },
  'AuditLog.Read.All': { url: withQuery('/auditLogs/signIns', { top: 1 }) },
  'Organization.Read.All': { url: withQuery('/organization', { select: ['id', 'onPremisesSyncEnabled'] }) },
  'Domain.Read.All': { url: withQuery('/domains', { select: ['id'] }) },
  'GroupMember.Read.All': { url: withQuery('/groups', { select: ['id'], top: 1 }) },
  'RoleManagement.Read.Directory': { url: withQuery('/directoryRoles', { select: ['id'] }) },
  'RoleEligibilitySchedule.Read.Directory': {
    url: withQuery('/roleManagement/directory/roleEligibilityScheduleInstances', { top: 1 }),
  },
  'IdentityRiskyUser.Read.All': { url: withQuery('/identityProtection/riskyUsers', { top: 1 }) },
};

export const neededPermissions = (switches: PermissionSwitches): readonly GraphPermission[] =>
  graphPermissions.filter(({ onlyWith }) => onlyWith === undefined || switches[onlyWith]);

/** Tries every permission that these settings need, in one batch. */
export async function probePermissions(
  switches: PermissionSwitches,
  exchange: Exchange,
  bound: TimeBound,
): Promise<readonly PermissionFacts[]> {
  const needed = neededPermissions(switches);
  const requests = Object.fromEntries(
    needed.flatMap(({ permission }) => {
      const request = harmlessCalls[permission];
      return request === undefined ? [] : [[permission, request] as const];
    }),
  );
  const answers = await exchange(requests, bound);
  return needed.map(({ permission, why }) => {
    const request = requests[permission];
    if (request === undefined) return { permission, why, answer: { kind: 'not-tried' } };
    return { permission, why, call: `GET ${request.url.split('?')[0]}`, answer: answerOf(answers(permission)) };
  });
}

function answerOf(reading: Reading<unknown>): CallAnswer {
  if (reading.kind !== 'unavailable') return { kind: 'answered' };
  switch (reading.code) {
    case 'graph.forbidden':
      return { kind: 'forbidden' };
    case 'graph.no-premium-licence':
      return { kind: 'no-licence' };
    default:
      return { kind: 'failed', code: reading.code };
  }
}
