import type { TokenCredential } from '@azure/identity';
import type { EntraDirectory } from '../../ports/entra-directory.ts';
import { cached } from './cached.ts';
import { createExchange, type GraphLogLine } from './exchange.ts';
import { findUsers } from './find-users.ts';
import { createGraphClient } from './graph-client.ts';
import { createLastFound } from './last-found.ts';
import { memberOf } from './member-of.ts';
import { readTenant } from './tenant.ts';
import { sleepFor, startTimeBound, type Sleep } from './time-bound.ts';

export interface GraphOptions {
  readonly credential: TokenCredential;
  /** Left out: the public cloud. http is accepted for this machine only. */
  readonly baseUrl?: string;
  /** Left out: everything that was granted to the app at `baseUrl`. */
  readonly scope?: string;
  /** Bound on each operation as a whole, attempts and waits included. Left out: 8 seconds. */
  readonly timeoutMs?: number;
  /** How long `tenant()` is kept. Left out: 5 minutes. */
  readonly tenantCacheMs?: number;
  /** Read directory roles; without them protection by role stays unknown. Left out: yes. */
  readonly readRoles?: boolean;
  /** Read the roles that could be activated, which needs a P2 or Governance licence. Left out: no. */
  readonly readEligibleRoles?: boolean;
  /** Read the user risk, which needs a P2 licence. Left out: no. */
  readonly readRisk?: boolean;
  readonly now: () => Date;
  /** Uniform in [0, 1), for the jitter of waits. Left out: `Math.random`. */
  readonly random?: () => number;
  readonly sleep?: Sleep;
  /** Hears of every request that failed, also where the rest of the answer was usable. */
  readonly log?: (line: GraphLogLine) => void;
}

const defaultTimeoutMs = 8_000;
const defaultTenantCacheMs = 5 * 60_000;

/**
 * Reads Entra ID through Microsoft Graph, with the application permissions of `permissions.ts`. Writes nothing.
 * Throws only for a `baseUrl` that is not https.
 */
export function createEntraDirectory(options: GraphOptions): EntraDirectory {
  const { now, credential, timeoutMs = defaultTimeoutMs, sleep = sleepFor } = options;
  const client = createGraphClient(options.baseUrl ?? 'https://graph.microsoft.com', options.scope, credential);
  const exchange = createExchange(client, {
    now,
    random: options.random ?? Math.random,
    log: options.log ?? (() => undefined),
  });
  const startBound = () => startTimeBound(timeoutMs, sleep);
  const { readRoles = true, readEligibleRoles = false, readRisk = false } = options;
  const accountOptions = { readRoles, readEligibleRoles, readRisk };
  const lastFound = createLastFound();

  return {
    find: (key, limit) =>
      findUsers(key, limit, { exchange, bound: startBound(), account: { now: now(), ...accountOptions }, lastFound }),
    tenant: cached(() => readTenant(exchange, startBound()), options.tenantCacheMs ?? defaultTenantCacheMs, now),
    memberOf: (userObjectId, groupIds) => memberOf(userObjectId, groupIds, exchange, startBound()),
  };
}
