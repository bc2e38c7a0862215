import type { AccountFacts, AdAccount, EntraUser, TenantFacts } from '../../../src/core/facts.ts';
import { read, type Reading } from '../../../src/core/reading.ts';

/** A healthy synchronised user of a hash-sync tenant; tests say only what differs. */
export const now = new Date('2026-11-20T09:00:00Z');

export const domainSid = 'S-1-5-21-1111111111-2222222222-3333333333';

export const plainAd: AdAccount = {
  sAMAccountName: 'jdoe',
  userPrincipalName: 'jdoe@contoso.com',
  distinguishedName: 'CN=Jane Doe,OU=Staff,DC=contoso,DC=com',
  displayName: 'Jane Doe',
  objectGUID: '6f9619ff-8b86-4011-b42d-00c04fc964ff',
  objectSid: `${domainSid}-1105`,
  objectClasses: ['top', 'person', 'organizationalPerson', 'user'],
  userAccountControl: 512,
  lockedOut: false,
  passwordExpiredBit: false,
  pwdLastSet: new Date('2026-11-01T08:00:00Z'),
  passwordExpires: new Date('2027-02-01T08:00:00Z'),
  accountExpires: 'never',
  lockoutTime: 'none',
  memberOf: [],
  tokenGroups: [`${domainSid}-513`, 'S-1-5-32-545'],
  primaryGroupID: 513,
  isDeleted: false,
  written: {},
  domain: {},
  matches: 1,
  server: 'dc1.contoso.com',
};

export const plainEntra: EntraUser = {
  id: 'eeeeeeee-0000-4000-8000-00000000000e',
  userPrincipalName: 'jdoe@contoso.com',
  displayName: 'Jane Doe',
  accountEnabled: true,
  onPremisesSyncEnabled: true,
  onPremisesImmutableId: '/xmWb4aLEUC0LQDAT8lk/w==',
  provisioningErrors: [],
  passwordPolicies: ['DisablePasswordExpiration'],
  lastPasswordChange: new Date('2026-11-01T08:01:00Z'),
  licences: 1,
  directoryRoles: [],
  roleAssignableGroups: [],
};

export const plainTenant: TenantFacts = {
  adReachable: true,
  graphReachable: true,
  signInMethod: 'passwordHashSync',
  domainAuthenticationType: 'Managed',
  domainName: 'contoso.com',
  verifiedDomains: ['contoso.com'],
  syncEnabled: true,
  lastSync: new Date('2026-11-20T08:46:00Z'),
  lastPasswordSync: new Date('2026-11-20T08:54:00Z'),
  features: { passwordSync: true, forcePasswordChangeOnLogon: false, cloudPasswordPolicy: false },
  featuresKnown: true,
  passwordWriteback: true,
  customSyncRules: [],
  declarations: {},
};

interface Differences {
  /** Fields to change, or another reading altogether. `undefined` as a value: the attribute was not returned. */
  readonly ad?: Changes<AdAccount> | Reading<never>;
  readonly entra?: Changes<EntraUser> | Reading<never>;
  readonly tenant?: Changes<TenantFacts>;
}

type Changes<T> = { readonly [K in keyof T]?: T[K] | undefined };

export function sampleFacts({ ad = {}, entra = {}, tenant = {} }: Differences = {}): AccountFacts {
  return {
    now,
    ad: 'kind' in ad ? ad : read(changed(plainAd, ad)),
    entra: 'kind' in entra ? entra : read(changed(plainEntra, entra)),
    signIns: read([]),
    tenant: changed(plainTenant, tenant),
  };
}

function changed<T extends object>(plain: T, changes: Changes<T>): T {
  const entries = Object.entries({ ...plain, ...changes }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as T;
}

/** So many minutes before the moment at which the facts were read. */
export function minutesAgo(minutes: number): Date {
  return new Date(now.getTime() - minutes * 60_000);
}
