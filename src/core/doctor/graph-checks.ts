import type { Policy } from '../policy.ts';
import { defineCheck, type CheckResult } from './check.ts';
import { judgeGroups } from './group-checks.ts';
import type { GraphFacts, GraphSettingsFacts, PermissionFacts } from './graph-facts.ts';
import { judgePermissions } from './graph-permission-checks.ts';
import { judgeToken } from './graph-token-checks.ts';
import { judgeTenantSync } from './tenant-sync-checks.ts';

const reach = defineCheck(
  'graph.reachable',
  'That Microsoft Graph answers',
  'Without it nothing of Microsoft Entra ID is known, and nobody may use Latchkey.',
);

/** @param hashSyncDeclared - See `judgeTenantSync`. */
export function judgeGraph(
  facts: GraphFacts,
  policy: Policy,
  hashSyncDeclared: boolean | undefined,
  now: Date,
): readonly CheckResult[] {
  const { token, permissions, tenant, groups, settings } = facts;
  const results = judgeToken(token, settings);
  if (token.kind === 'unseen' || !permissions)
    return [...results, reach.notChecked('blocked', 'There is no token to ask it with.', 'Mend graph.token first.')];
  const silence = commonFailure(permissions);
  if (silence !== undefined) return [...results, unreachable(silence, settings)];
  return [
    ...results,
    reach.ok(`${settings.baseUrl} answers.`),
    ...judgePermissions(permissions, token.value, settings),
    ...(tenant ? judgeTenantSync(tenant, hashSyncDeclared, now) : []),
    ...judgeGroups(groups ?? [], policy),
  ];
}

/** The code of the failure when every call failed, and none of them for itself. */
function commonFailure(permissions: readonly PermissionFacts[]): string | undefined {
  const tried = permissions.map(({ answer }) => answer).filter(({ kind }) => kind !== 'not-tried');
  const [first] = tried;
  return tried.every(({ kind }) => kind === 'failed') && first?.kind === 'failed' ? first.code : undefined;
}

function unreachable(code: string, { baseUrl }: GraphSettingsFacts): CheckResult {
  const { host } = new URL(baseUrl);
  if (code === 'graph.unauthorised')
    return reach.failed(
      'It does not accept the token.',
      'graph.baseUrl and the tenant must be of the same cloud; see also whether the clock of this machine is right (timedatectl status).',
      { consequence: 'unreachable' },
    );
  return reach.failed(
    `${host} does not answer as it should: ${code}.`,
    `Allow https from this machine to ${host}, directly: Node.js uses no proxy by itself. Try: curl -sS ${baseUrl}/v1.0/`,
    { consequence: 'unreachable' },
  );
}
