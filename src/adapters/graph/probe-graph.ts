import type { TokenCredential } from '@azure/identity';
import type { GraphFacts, GraphSettingsFacts, TenantFacts } from '../../core/doctor/graph-facts.ts';
import { seen, unseen, type Probed } from '../../core/doctor/probed.ts';
import { readIsoTime } from '../../core/snapshot/raw-times.ts';
import type { RawEntraTenant } from '../../ports/entra-directory.ts';
import { createExchange } from './exchange.ts';
import { createGraphClient } from './graph-client.ts';
import { probeGroups } from './probe-groups.ts';
import { probePermissions, type PermissionSwitches } from './probe-permissions.ts';
import { probeToken } from './probe-token.ts';
import { readTenant } from './tenant.ts';
import { sleepFor, startTimeBound } from './time-bound.ts';

export interface GraphQuestions {
  readonly settings: GraphSettingsFacts;
  readonly credential: () => TokenCredential;
  readonly timeoutMs: number;
  readonly switches: PermissionSwitches;
  readonly groupIds: readonly string[];
  readonly now: () => Date;
}

/** Looks at token, permissions, tenant and groups, and changes nothing. Rejects only for a `baseUrl` that is not https. */
export async function probeGraph(questions: GraphQuestions): Promise<GraphFacts> {
  const { settings, credential, timeoutMs, now } = questions;
  const token = await probeToken(credential, `${new URL(settings.baseUrl).origin}/.default`, timeoutMs);
  if (token.kind === 'unseen') return { settings, token };

  const client = createGraphClient(settings.baseUrl, undefined, credential());
  const exchange = createExchange(client, { now, random: Math.random, log: () => undefined });
  const bound = () => startTimeBound(timeoutMs, sleepFor);
  const [permissions, tenant, groups] = await Promise.all([
    probePermissions(questions.switches, exchange, bound()),
    readTenant(exchange, bound()),
    probeGroups(questions.groupIds, exchange, bound()),
  ]);
  return { settings, token, permissions, tenant: tenantOf(tenant), groups };
}

function tenantOf(tenant: Awaited<ReturnType<typeof readTenant>>): Probed<TenantFacts> {
  if (tenant.kind !== 'read') return unseen(tenant.kind === 'unavailable' ? tenant.code : 'graph.unknown', '');
  return seen(factsOf(tenant.value));
}

function factsOf({ organization, domains }: RawEntraTenant): TenantFacts {
  const lastSync = readIsoTime(organization['onPremisesLastSyncDateTime']);
  const lastPasswordSync = readIsoTime(organization['onPremisesLastPasswordSyncDateTime']);
  return {
    ...(typeof organization['id'] === 'string' && { id: organization['id'] }),
    // Null: it was never synchronised.
    syncEnabled: organization['onPremisesSyncEnabled'] === true,
    ...(lastSync && { lastSync }),
    ...(lastPasswordSync && { lastPasswordSync }),
    domains: domains.map((domain) => ({
      name: String(domain['id']),
      federated: domain['authenticationType'] === 'Federated',
      verified: domain['isVerified'] === true,
    })),
  };
}
