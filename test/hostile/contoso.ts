import { immutableIdOf } from '../../src/core/immutable-id.ts';
import { northwindPolicy } from '../../src/lab/directory/domain.ts';
import { neverFileTime, toFileTime, toGeneralisedTime } from '../../src/lab/directory/file-time.ts';
import { createLabDirectory, type LabDirectory } from '../../src/lab/directory/lab-directory.ts';
import type { StoredAccount, StoredAttributes } from '../../src/lab/directory/stored-account.ts';
import type { GraphData, GraphUser } from '../../src/lab/graph/graph-data.ts';
import { stableGuid } from '../../src/lab/stable-guid.ts';
import type { DirectoryEntry } from './line.ts';

export const contoso = {
  domain: 'contoso.com',
  baseDn: 'DC=contoso,DC=com',
  sid: 'S-1-5-21-111111111-222222222-333333333',
  tenantId: '7f000001-1111-4111-8111-000000000001',
  appId: '9f3d1c5a-0b7e-4c55-8f0e-5b8d0a1c2e3f',
  approvals: '19:approvers@thread.tacv2',
  agent: 'aaaaaaaa-0000-4000-8000-00000000000a',
  approver: 'bbbbbbbb-0000-4000-8000-00000000000b',
  outsider: 'cccccccc-0000-4000-8000-00000000000c',
  groups: {
    agents: '10000000-0000-4000-8000-000000000001',
    approvers: '10000000-0000-4000-8000-000000000002',
    reviewers: '10000000-0000-4000-8000-000000000003',
  },
} as const;

/** Who is there when a line says nothing of its own: an ordinary person, and accounts nobody may touch. */
export const usualPeople: readonly DirectoryEntry[] = [
  { sam: 'jdoe', displayName: 'Jane Doe', givenName: 'Jane', surname: 'Doe' },
  { sam: 'asmith', displayName: 'Adam Smith', givenName: 'Adam', surname: 'Smith' },
  { sam: 'admin', displayName: 'Admin', memberOf: ['Domain Admins'], adminCount: 1 },
  { sam: 'krbtgt', displayName: 'krbtgt', rid: 502, userAccountControl: 514 },
  { sam: 'Guest', rid: 501, userAccountControl: 66_082 },
];

/** RIDs of the groups that AD makes itself; those of other groups are made up. */
const wellKnownGroups: Readonly<Record<string, string>> = {
  'domain admins': `${contoso.sid}-512`,
  'domain users': `${contoso.sid}-513`,
  'domain guests': `${contoso.sid}-514`,
  'domain controllers': `${contoso.sid}-516`,
  'cert publishers': `${contoso.sid}-517`,
  'schema admins': `${contoso.sid}-518`,
  'enterprise admins': `${contoso.sid}-519`,
  'group policy creator owners': `${contoso.sid}-520`,
  'protected users': `${contoso.sid}-525`,
  'key admins': `${contoso.sid}-526`,
  'enterprise key admins': `${contoso.sid}-527`,
  dnsadmins: `${contoso.sid}-1101`,
  administrators: 'S-1-5-32-544',
  'account operators': 'S-1-5-32-548',
  'server operators': 'S-1-5-32-549',
  'print operators': 'S-1-5-32-550',
  'backup operators': 'S-1-5-32-551',
  replicator: 'S-1-5-32-552',
};

export function contosoAd(people: readonly DirectoryEntry[], now: Date): LabDirectory {
  const accounts = people.flatMap((person, index) => (person.cloudOnly ? [] : [accountOf(person, index, now)]));
  return createLabDirectory({ accounts, policy: northwindPolicy, now: () => now });
}

export function contosoGraph(people: readonly DirectoryEntry[], approvers: readonly string[], now: Date): GraphData {
  const users = people.map((person, index) => userOf(person, index, now));
  const staff = [contoso.agent, contoso.approver, contoso.outsider].filter(
    (id) => !users.some((user) => user.id === id),
  );
  const roles = [...new Set(people.flatMap(({ entraRoles = [] }) => entraRoles))];
  return {
    users: [...users, ...staff.map((id) => ({ id, userPrincipalName: `${id}@${contoso.domain}`, displayName: id }))],
    deletedUsers: [],
    signIns: [],
    organization: {
      id: contoso.tenantId,
      displayName: 'Contoso',
      onPremisesSyncEnabled: true,
      onPremisesLastSyncDateTime: now.toISOString(),
      onPremisesLastPasswordSyncDateTime: now.toISOString(),
    },
    domains: [contoso.domain, 'contoso.onmicrosoft.com'].map((id) => ({
      id,
      authenticationType: 'Managed',
      isVerified: true,
      isDefault: id === contoso.domain,
      passwordValidityPeriodInDays: null,
    })),
    groups: [
      { id: contoso.groups.agents, displayName: 'Agents', members: [contoso.agent] },
      { id: contoso.groups.approvers, displayName: 'Approvers', members: [...approvers] },
      { id: contoso.groups.reviewers, displayName: 'Reviewers', members: [] },
    ],
    directoryRoles: roles.map((displayName) => ({
      id: stableGuid(`contoso role ${displayName}`),
      displayName,
      members: people.flatMap((person, index) =>
        person.entraRoles?.includes(displayName) ? [userOf(person, index, now).id] : [],
      ),
    })),
    riskyUsers: [],
  };
}

const day = 86_400_000;
export const samOf = ({ sam, upn }: DirectoryEntry): string => sam ?? upn?.split('@')[0] ?? 'nobody';
export const guidOfPerson = (person: DirectoryEntry): string =>
  person.objectGUID ?? stableGuid(`contoso ad ${samOf(person)}`);
const upnOf = (person: DirectoryEntry): string => person.upn ?? `${samOf(person)}@${contoso.domain}`;
const sidAt = ({ rid }: DirectoryEntry, index: number): string => `${contoso.sid}-${rid ?? 1_200 + index}`;

function accountOf(person: DirectoryEntry, index: number, now: Date): StoredAccount {
  const { surname, objectClass, memberOf = [], nested = {}, displayName, givenName } = person;
  const changedAt = new Date(now.getTime() - 20 * day);
  const classes = ['top', 'person', 'organizationalPerson', 'user', ...[objectClass ?? []].flat()];
  return {
    attributes: {
      objectClass: [...new Set(classes)],
      objectGUID: guidOfPerson(person),
      objectSid: sidAt(person, index),
      primaryGroupID: 513,
      distinguishedName: `CN=${samOf(person)},OU=Staff,${contoso.baseDn}`,
      sAMAccountName: samOf(person),
      userPrincipalName: upnOf(person),
      mail: upnOf(person),
      displayName: displayName ?? surname ?? samOf(person),
      ...(givenName !== undefined && { givenName }),
      ...(surname !== undefined && { sn: surname }),
      userAccountControl: 512,
      pwdLastSet: toFileTime(changedAt),
      accountExpires: neverFileTime,
      lockoutTime: '0',
      badPwdCount: 0,
      whenCreated: toGeneralisedTime(new Date(now.getTime() - 400 * day)),
      whenChanged: toGeneralisedTime(changedAt),
      memberOf: memberOf.map((group) => `CN=${group},CN=Users,${contoso.baseDn}`),
      ...ldapAttributesOf(person),
    },
    written: new Map(['unicodePwd', 'pwdLastSet'].map((name) => [name, { version: 2, at: changedAt }])),
    tokenGroups: ['Domain Users', ...allGroups(memberOf, nested)].map(groupSid),
  };
}

/** What a line says about somebody and the harness has no word of its own for. */
function ldapAttributesOf(person: DirectoryEntry): StoredAttributes {
  const others = Object.entries(person).filter(([name]) => !ownWords.has(name));
  return Object.fromEntries(others) as StoredAttributes;
}

const ownWords: ReadonlySet<string> = new Set(
  'sam upn displayName givenName surname objectGUID objectClass rid memberOf nested entraRoles entraObjectId cloudOnly protected'.split(
    ' ',
  ),
);

function allGroups(direct: readonly string[], nested: NonNullable<DirectoryEntry['nested']>): readonly string[] {
  const found = new Set(direct);
  for (const group of found) for (const parent of nested[group] ?? []) found.add(parent);
  return [...found];
}

/** A group that AD does not know by itself has a RID of its own. */
function groupSid(name: string): string {
  const madeUp = 5_000 + [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return wellKnownGroups[name.toLowerCase()] ?? `${contoso.sid}-${madeUp}`;
}

function userOf(person: DirectoryEntry, index: number, now: Date): GraphUser {
  const changedAt = new Date(now.getTime() - 20 * day + 60_000).toISOString();
  return {
    id: person.entraObjectId ?? stableGuid(`contoso entra ${samOf(person)}`),
    userPrincipalName: upnOf(person),
    displayName: person.displayName ?? person.surname ?? samOf(person),
    mail: upnOf(person),
    ...(person.givenName !== undefined && { givenName: person.givenName }),
    ...(person.surname !== undefined && { surname: person.surname }),
    proxyAddresses: [`SMTP:${upnOf(person)}`],
    userType: 'Member',
    accountEnabled: true,
    lastPasswordChangeDateTime: changedAt,
    signInSessionsValidFromDateTime: changedAt,
    createdDateTime: new Date(now.getTime() - 400 * day).toISOString(),
    assignedLicenses: [{ skuId: '05e9a617-0261-4cee-bb44-138d3ef5d965', disabledPlans: [] }],
    onPremisesProvisioningErrors: [],
    ...(person.cloudOnly
      ? { onPremisesSyncEnabled: null }
      : {
          onPremisesSyncEnabled: true,
          onPremisesImmutableId: immutableIdOf(guidOfPerson(person)) ?? null,
          onPremisesSamAccountName: samOf(person),
          onPremisesSecurityIdentifier: sidAt(person, index),
          onPremisesUserPrincipalName: upnOf(person),
          onPremisesLastSyncDateTime: now.toISOString(),
          passwordPolicies: 'DisablePasswordExpiration',
        }),
  };
}
