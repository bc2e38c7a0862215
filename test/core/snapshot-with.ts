import type { AccountSnapshot } from '../../src/core/snapshot/snapshot.ts';

type Raw = Readonly<Record<string, unknown>>;

/** What differs from the healthy account. A field set to undefined is left out; null replaces a whole side. */
export interface Differences {
  readonly ad?: Raw | null;
  readonly entra?: Raw | null;
  readonly tenant?: Raw;
  readonly signIns?: readonly (number | Raw)[] | null;
  readonly now?: string;
}

/** 20 Nov 2026 is a Friday. */
export const now = '2026-11-20T09:00:00Z';

/** The FILETIME of a moment, as AD writes it. */
export function filetime(iso: string): string {
  return String(BigInt(Date.parse(iso)) * 10000n + 116444736000000000n);
}

/** A value of `msDS-ReplAttributeMetaData`. */
export function replication(attribute: string, iso: string): string {
  return `<DS_REPL_ATTR_META_DATA><pszAttributeName>${attribute}</pszAttributeName><dwVersion>3</dwVersion><ftimeLastOriginatingChange>${iso}</ftimeLastOriginatingChange></DS_REPL_ATTR_META_DATA>`;
}

/** A healthy account of a tenant with hash sync, changed in what is given. Bare numbers in `signIns` are 08:40 today. */
export function snapshotWith(differences: Differences = {}): AccountSnapshot {
  const { ad, entra, tenant, signIns } = differences;
  return {
    ad: ad === null ? null : { ...healthyAd, ...ad },
    entra: entra === null ? null : { ...healthyEntra, ...entra },
    tenant: mergeTenant(tenant ?? {}),
    signIns: signIns === null ? null : (signIns ?? []).map(toRow),
    now: differences.now ?? now,
  };
}

export const mustChangeInAd = {
  pwdLastSet: '0',
  'msDS-UserPasswordExpiryTimeComputed': '0',
  'msDS-User-Account-Control-Computed': 8388608,
};
export const demandedInCloud = { passwordProfile: { forceChangePasswordNextSignIn: true } };
export const featureOn = { features: { userForcePasswordChangeOnLogonEnabled: true } };
export const passThrough = { signInMethod: 'passThrough', features: { passwordSyncEnabled: false } };
export const federated = {
  signInMethod: 'federated',
  domain: { authenticationType: 'Federated' },
  features: { passwordSyncEnabled: false },
};

const healthyAd: Raw = {
  sAMAccountName: 'anna',
  userPrincipalName: 'anna@contoso.com',
  distinguishedName: 'CN=Anna Berg,OU=Staff,DC=contoso,DC=com',
  userAccountControl: 512,
  pwdLastSet: filetime('2026-10-21T09:00:00Z'),
  'msDS-UserPasswordExpiryTimeComputed': filetime('2027-01-19T09:00:00Z'),
  'msDS-User-Account-Control-Computed': 0,
  accountExpires: '9223372036854775807',
  lockoutTime: '0',
};

const healthyEntra: Raw = {
  userPrincipalName: 'anna@contoso.com',
  accountEnabled: true,
  onPremisesSyncEnabled: true,
  onPremisesProvisioningErrors: [],
  passwordPolicies: 'DisablePasswordExpiration',
  passwordProfile: null,
  lastPasswordChangeDateTime: '2026-10-21T09:01:10Z',
  assignedLicenses: [{ skuId: '05e9a617-0261-4cee-bb44-138d3ef5d965' }],
};

const healthyTenant: Readonly<Record<string, unknown>> = {
  signInMethod: 'passwordHashSync',
  domain: { id: 'contoso.com', authenticationType: 'Managed', passwordValidityPeriodInDays: null },
  organization: {
    onPremisesSyncEnabled: true,
    onPremisesLastSyncDateTime: '2026-11-20T08:46:00Z',
    onPremisesLastPasswordSyncDateTime: '2026-11-20T08:54:00Z',
  },
  features: {
    passwordSyncEnabled: true,
    userForcePasswordChangeOnLogonEnabled: false,
    cloudPasswordPolicyForPasswordSyncedUsersEnabled: false,
  },
  passwordWriteback: true,
  connectVersion: '2.5.76.0',
};

function mergeTenant(differences: Raw): Raw {
  const merged: Record<string, unknown> = { ...healthyTenant, ...differences };
  for (const part of ['domain', 'organization', 'features']) {
    const given = differences[part];
    if (typeof given === 'object' && given !== null) merged[part] = { ...(healthyTenant[part] as Raw), ...given };
  }
  return merged;
}

function toRow(row: number | Raw): { createdDateTime: string; errorCode: number } {
  const said = typeof row === 'number' ? { errorCode: row } : row;
  return { createdDateTime: '2026-11-20T08:40:00Z', errorCode: 0, ...said };
}
