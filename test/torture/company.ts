import { Client } from 'ldapts';
import { immutableIdOf } from '../../src/core/immutable-id.ts';
import { guidToText, sidToText } from '../../src/adapters/ldap/binary-text.ts';
import type { GraphData, GraphUser } from '../../src/lab/graph/graph-data.ts';
import { northwind } from '../../src/lab/northwind.ts';
import { stableGuid } from '../../src/lab/stable-guid.ts';
import type { TeamsPerson } from '../../src/lab/teams/conversation.ts';
import { baseDn, seededPassword, type SambaDc } from '../ad/samba.ts';
import { passwordVersion } from './replication-metadata.ts';

/** Somebody whose password is reset. */
export interface Account {
  readonly address: string;
  readonly displayName: string;
  readonly dn: string;
  readonly objectGUID: string;
  readonly objectSid: string;
  /** How often the DC had set the password before the torture. */
  readonly versionBefore: number;
}

const administrator = `CN=Administrator,CN=Users,${baseDn}`;
const longAgo = '2026-01-05T09:00:00Z';

export async function asAdministrator<T>(dc: SambaDc, work: (client: Client) => Promise<T>): Promise<T> {
  const { ca, serverName } = dc.options();
  const client = new Client({
    url: `ldaps://${dc.ip}`,
    timeout: 30_000,
    connectTimeout: 10_000,
    tlsOptions: { ca, servername: serverName },
  });
  try {
    await client.bind(administrator, seededPassword);
    return await work(client);
  } finally {
    await client.unbind();
  }
}

/** Makes ordinary accounts where the helpdesk's rights reach. */
export function createAccounts(dc: SambaDc, count: number): Promise<readonly Account[]> {
  return asAdministrator(dc, async (client) => {
    const accounts: Account[] = [];
    for (let index = 0; index < count; index += 1) {
      const name = `subject${String(index).padStart(4, '0')}`;
      const dn = `CN=${name},OU=Staff,${baseDn}`;
      await client.add(dn, {
        objectClass: ['user'],
        sAMAccountName: name,
        userPrincipalName: `${name}@lab.test`,
        mail: `${name}@lab.test`,
        displayName: `Zq ${name}`,
        userAccountControl: '512',
        unicodePwd: Buffer.from(`"${seededPassword}"`, 'utf16le') as unknown as string,
      });
      accounts.push(await readAccount(client, dn, name));
    }
    return accounts;
  });
}

async function readAccount(client: Client, dn: string, name: string): Promise<Account> {
  const binary = ['objectGUID', 'objectSid', 'replPropertyMetaData'];
  const { searchEntries } = await client.search(dn, {
    scope: 'base',
    attributes: binary,
    explicitBufferAttributes: binary,
  });
  const [guid, sid, metadata] = binary.map((attribute) => searchEntries[0]?.[attribute] as Buffer);
  if (!guid || !sid || !metadata) throw new Error(`${dn} is not there`);
  return {
    address: `${name}@lab.test`,
    displayName: `Zq ${name}`,
    dn,
    objectGUID: String(guidToText(guid)),
    objectSid: String(sidToText(sid)),
    versionBefore: passwordVersion(metadata),
  };
}

/** How often the DC has set each password since the accounts were made, by the DC's own count. */
export function countChanges(dc: SambaDc, accounts: readonly Account[]): Promise<ReadonlyMap<string, number>> {
  return asAdministrator(dc, async (client) => {
    const counts = new Map<string, number>();
    for (const { dn, objectGUID, versionBefore } of accounts) {
      const attributes = ['replPropertyMetaData'];
      const found = await client.search(dn, { scope: 'base', attributes, explicitBufferAttributes: attributes });
      const metadata = found.searchEntries[0]?.['replPropertyMetaData'] as Buffer;
      counts.set(objectGUID, passwordVersion(metadata) - versionBefore);
    }
    return counts;
  });
}

export function createPeople(role: 'agent' | 'approver', count: number): readonly TeamsPerson[] {
  return Array.from({ length: count }, (_, index) => {
    const persona = `${role}${index}`;
    return {
      persona,
      id: `29:1torture-${persona}`,
      aadObjectId: stableGuid(`torture ${persona}`),
      name: `Qx ${persona}`,
      givenName: 'Qx',
      surname: persona,
      email: `${persona}@lab.test`,
    };
  });
}

/** The cloud side: agents and approvers live there alone, the accounts are synchronised. */
export function createCloud(
  accounts: readonly Account[],
  agents: readonly TeamsPerson[],
  approvers: readonly TeamsPerson[],
): GraphData {
  const idsOf = (people: readonly TeamsPerson[]): string[] => people.map(({ aadObjectId }) => aadObjectId);
  return {
    users: [...agents, ...approvers].map(cloudUser).concat(accounts.map(synchronisedUser)),
    deletedUsers: [],
    signIns: [],
    organization: {
      id: northwind.tenantId,
      displayName: 'Torture',
      onPremisesSyncEnabled: true,
      onPremisesLastSyncDateTime: new Date().toISOString(),
      onPremisesLastPasswordSyncDateTime: new Date().toISOString(),
    },
    domains: [{ id: 'lab.test', authenticationType: 'Managed', isVerified: true, isDefault: true }],
    groups: [
      { ...northwind.groups.agents, members: idsOf(agents) },
      { ...northwind.groups.approvers, members: idsOf(approvers) },
    ],
    directoryRoles: [],
    riskyUsers: [],
  };
}

const ordinary = {
  userType: 'Member',
  accountEnabled: true,
  passwordProfile: null,
  lastPasswordChangeDateTime: longAgo,
  signInSessionsValidFromDateTime: longAgo,
  createdDateTime: longAgo,
  assignedLicenses: [],
  onPremisesProvisioningErrors: [],
};

export function cloudUser({ aadObjectId, email, name, givenName, surname }: TeamsPerson): GraphUser {
  return {
    ...ordinary,
    id: aadObjectId,
    userPrincipalName: email,
    displayName: name,
    givenName,
    surname,
    mail: email,
    proxyAddresses: [`SMTP:${email}`],
    onPremisesSyncEnabled: null,
    passwordPolicies: null,
  };
}

function synchronisedUser({ address, displayName, dn, objectGUID, objectSid }: Account): GraphUser {
  return {
    ...ordinary,
    id: stableGuid(`torture ${address}`),
    userPrincipalName: address,
    displayName,
    mail: address,
    proxyAddresses: [`SMTP:${address}`],
    onPremisesSyncEnabled: true,
    onPremisesImmutableId: immutableIdOf(objectGUID) ?? null,
    onPremisesSamAccountName: address.split('@')[0] ?? address,
    onPremisesUserPrincipalName: address,
    onPremisesDistinguishedName: dn,
    onPremisesDomainName: 'lab.test',
    onPremisesSecurityIdentifier: objectSid,
    onPremisesLastSyncDateTime: longAgo,
    passwordPolicies: 'DisablePasswordExpiration',
  };
}
