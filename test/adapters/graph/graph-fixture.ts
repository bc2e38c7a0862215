import { onTestFinished } from 'vitest';
import type { GraphLogLine } from '../../../src/adapters/graph/exchange.ts';
import { createEntraDirectory, type GraphOptions } from '../../../src/adapters/graph/entra-directory.ts';
import type { GraphData, GraphUser } from '../../../src/lab/graph/graph-data.ts';
import { startGraphServer, type GraphServer, type RequestLogEntry } from '../../../src/lab/graph/graph-server.ts';
import type { EntraDirectory } from '../../../src/ports/entra-directory.ts';

export const now = new Date('2026-11-20T09:00:00Z');
export const token = 'test-token';

/** A synchronised user with every property the adapter selects; `index` makes it unique. */
export function graphUser(index: number, properties: Partial<GraphUser> = {}): GraphUser {
  const name = `user${index}`;
  return {
    id: objectId(index),
    userPrincipalName: `${name}@contoso.com`,
    displayName: `User ${index}`,
    givenName: 'User',
    surname: String(index),
    mail: `${name}@contoso.com`,
    department: 'Sales',
    jobTitle: 'Clerk',
    employeeId: `E${index}`,
    accountEnabled: true,
    onPremisesSyncEnabled: true,
    onPremisesImmutableId: `anchor${index}==`,
    onPremisesLastSyncDateTime: '2026-11-20T08:30:00Z',
    onPremisesSamAccountName: name,
    onPremisesDistinguishedName: `CN=${name},OU=Staff,DC=contoso,DC=com`,
    onPremisesDomainName: 'contoso.com',
    onPremisesUserPrincipalName: `${name}@contoso.com`,
    onPremisesSecurityIdentifier: `S-1-5-21-1-2-3-${index}`,
    onPremisesProvisioningErrors: [],
    serviceProvisioningErrors: [],
    passwordPolicies: 'DisablePasswordExpiration',
    passwordProfile: null,
    lastPasswordChangeDateTime: '2026-10-01T08:00:00Z',
    signInSessionsValidFromDateTime: '2026-10-01T08:00:00Z',
    createdDateTime: '2020-01-01T00:00:00Z',
    assignedLicenses: [{ skuId: '05e9a617-0261-4cee-bb44-138d3ef5d965' }],
    proxyAddresses: [`SMTP:${name}@contoso.com`],
    userType: 'Member',
    ...properties,
  };
}

export function objectId(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

export function graphData(data: Partial<GraphData> = {}): GraphData {
  return {
    users: [graphUser(1), graphUser(2)],
    deletedUsers: [],
    signIns: [],
    organization: {
      id: 'org',
      displayName: 'Contoso',
      onPremisesSyncEnabled: true,
      onPremisesLastSyncDateTime: '2026-11-20T08:46:00Z',
      onPremisesLastPasswordSyncDateTime: '2026-11-20T08:54:00Z',
    },
    domains: [{ id: 'contoso.com', authenticationType: 'Managed', isVerified: true, isDefault: true }],
    groups: [],
    directoryRoles: [],
    riskyUsers: [],
    ...data,
  };
}

export interface GraphFixture {
  readonly directory: EntraDirectory;
  readonly server: GraphServer;
  /** Milliseconds of every wait, none of which was waited. */
  readonly waits: readonly number[];
  readonly logged: readonly GraphLogLine[];
}

/** The adapter, through the real Graph client, against the lab's Graph server. */
export async function startFixture(data: GraphData, options: Partial<GraphOptions> = {}): Promise<GraphFixture> {
  const server = await startGraphServer(data, { token });
  onTestFinished(() => server.close());
  const waits: number[] = [];
  const logged: GraphLogLine[] = [];
  const directory = createEntraDirectory({
    baseUrl: server.url,
    credential: { getToken: async () => ({ token, expiresOnTimestamp: now.getTime() + 3_600_000 }) },
    timeoutMs: 30_000,
    now: () => now,
    random: () => 0.5,
    sleep: async (milliseconds) => void waits.push(milliseconds),
    log: (line) => logged.push(line),
    ...options,
  });
  return { directory, server, waits, logged };
}

/** Decoded URLs of the requests inside batches, in order. */
export function batchedUrls(requests: readonly RequestLogEntry[]): string[] {
  return requests.filter(({ batched }) => batched).map(({ url }) => decodeURIComponent(url));
}

/** Paths without query of the requests inside batches, sorted. */
export function batchedPaths(requests: readonly RequestLogEntry[]): string[] {
  return batchedUrls(requests)
    .map((url) => url.split('?')[0] ?? '')
    .toSorted();
}

export function batches(requests: readonly RequestLogEntry[]): readonly RequestLogEntry[] {
  return requests.filter(({ batched }) => !batched);
}
