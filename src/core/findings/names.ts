import type { AccountFacts } from '../facts.ts';
import type { Situation } from '../situation.ts';
import type { Cause } from './cause.ts';
import { fromAd, fromEntra, fromTenant } from './evidence.ts';
import { duplicateAttributes, errorCode, passThroughTroubleshooting, syncFeatures } from './references.ts';
import { fromNewest, rowsWith } from './sign-in-rows.ts';

/** Rule 5: whether the name the person types is one the cloud knows. A quarantined name explains a differing one. */

export const upnConflictQuarantined: Cause = {
  code: 'upn-conflict-quarantined',
  rank: 17,
  blocks: 'cloud',
  title: 'Sign-in name held back because it is taken',
  meaning:
    'Another object already has your sign-in name, so the cloud gave you a replacement ending in onmicrosoft.com. Your usual name does not work there.',
  when: 'Graph reports a PropertyConflict on UserPrincipalName.',
  detect: (s) => {
    const conflict = conflictOn(s, 'userprincipalname');
    if (s.entra === undefined || conflict === undefined) return undefined;
    return [
      fromEntra('onPremisesProvisioningErrors', `${conflict.category} on ${conflict.propertyCausingError}`),
      fromEntra('conflicting value', conflict.value),
      fromEntra('userPrincipalName', s.entra.userPrincipalName),
    ];
  },
  remedies: [
    { who: 'person', where: 'any sign-in page', action: 'Until it is put right, sign in with the replacement name.' },
    {
      who: 'sync administrator',
      where: 'Active Directory',
      action: 'Remove the name from the object that should not have it. An hourly task then lifts the quarantine.',
    },
  ],
  reference: duplicateAttributes('Behavior with duplicate attribute resiliency'),
};

export const proxyAddressConflict: Cause = {
  code: 'proxy-address-conflict',
  rank: 18,
  blocks: 'caveat',
  title: 'A mail address is held back because it is taken',
  meaning: 'One of your mail addresses belongs to another object and is missing in the cloud. Signing in still works.',
  when: 'Graph reports a PropertyConflict on ProxyAddresses.',
  detect: (s) => {
    const conflict = conflictOn(s, 'proxyaddresses') ?? conflictOn(s, 'proxyaddress');
    if (conflict === undefined) return undefined;
    return [
      fromEntra('onPremisesProvisioningErrors', `${conflict.category} on ${conflict.propertyCausingError}`),
      fromEntra('conflicting value', conflict.value),
    ];
  },
  remedies: [
    {
      who: 'sync administrator',
      where: 'Active Directory',
      action: 'Remove the address from one of the two objects. An hourly task then lifts the quarantine.',
    },
  ],
  reference: duplicateAttributes('Behavior with duplicate attribute resiliency'),
};

export const upnMismatch: Cause = {
  code: 'upn-mismatch',
  rank: 19,
  blocks: 'cloud',
  title: 'Sign-in names differ',
  meaning: 'Your sign-in name in the cloud is not the one in AD. The cloud knows only its own.',
  when: 'The user principal names differ, without a quarantine, and the AD suffix is a verified domain.',
  detect: (s) => (nameState(s) === 'mismatch' ? bothNames(s) : undefined),
  remedies: [
    { who: 'person', where: 'any sign-in page', action: 'Sign in with the user principal name that Entra ID shows.' },
    {
      who: 'sync administrator',
      where: 'Entra Connect',
      action:
        'Align the two names. While synchronizeUpnForManagedUsersEnabled is off, a changed AD name does not reach a licensed cloud user.',
    },
  ],
  reference: syncFeatures('Synchronize userPrincipalName updates'),
};

export const nonRoutableUpn: Cause = {
  code: 'non-routable-upn',
  rank: 20,
  blocks: 'cloud',
  title: 'AD sign-in name has a suffix the cloud does not know',
  meaning:
    'The ending of your AD sign-in name is not a domain of the tenant, so the cloud gave you a name ending in onmicrosoft.com.',
  when: 'The names differ, without a quarantine, and the AD suffix is not a verified domain of the tenant.',
  detect: (s) =>
    nameState(s) === 'non-routable'
      ? [...bothNames(s), fromTenant('verified domains', s.facts.tenant.verifiedDomains?.join(', '))]
      : undefined,
  remedies: [
    { who: 'person', where: 'any sign-in page', action: 'Sign in with the user principal name that Entra ID shows.' },
    {
      who: 'AD administrator',
      where: 'Active Directory Domains and Trusts, then the account',
      action: 'Give the account a suffix that is a verified domain; the next cycle carries the new name.',
    },
  ],
  reference: passThroughTroubleshooting('Users get invalid username/password error'),
};

const tenantUnknownCodes = [50059, 50128, 90002, 90019];

export const tenantNotIdentified: Cause = {
  code: 'tenant-not-identified',
  rank: 21,
  blocks: 'cloud',
  title: 'The name typed names no organisation',
  meaning: 'The sign-in page could not tell from the name which organisation you belong to.',
  when: 'The log shows AADSTS50059, 50128, 90002 or 90019.',
  detect: (s) => fromNewest(s, tenantUnknownCodes),
  remedies: [
    { who: 'person', where: 'any sign-in page', action: 'Type the full user principal name, with the domain.' },
  ],
  reference: errorCode(50059),
};

export const usernameNotFound: Cause = {
  code: 'username-not-found',
  rank: 24,
  blocks: 'cloud',
  title: 'The name typed does not exist in the tenant',
  meaning: 'The sign-in page did not know the name that was typed. Your account exists, so it was probably misspelt.',
  when: 'The log shows AADSTS50034 or 51004, the Entra user is live, and neither a name mismatch nor an unidentified tenant explains it.',
  detect: (s) =>
    s.entra === undefined || hasNameMismatch(s) || rowsWith(s, tenantUnknownCodes).length > 0
      ? undefined
      : fromNewest(s, [50034, 51004]),
  remedies: [
    { who: 'person', where: 'any sign-in page', action: 'Check the spelling and the domain after the @.' },
    { who: 'agent', where: 'Teams', action: 'Read out the user principal name that Entra ID shows.' },
  ],
  reference: errorCode(50034),
};

/** The name the person knows from AD is not the one the cloud accepts, for whatever reason. */
export function hasNameMismatch(s: Situation): boolean {
  return conflictOn(s, 'userprincipalname') !== undefined || nameState(s) !== 'same';
}

function nameState(s: Situation): 'same' | 'mismatch' | 'non-routable' {
  const ad = s.ad?.userPrincipalName;
  const entra = s.entra?.userPrincipalName;
  if (ad === undefined || entra === undefined || ad === entra) return 'same';
  const [here, there] = [ad.toLowerCase(), entra.toLowerCase()];
  if (here === there || conflictOn(s, 'userprincipalname') !== undefined) return 'same';
  return isVerifiedSuffix(here, there, s.facts.tenant) ? 'mismatch' : 'non-routable';
}

/** Where the verified domains were not read, a replacement name in onmicrosoft.com shows that the suffix is not one. */
function isVerifiedSuffix(ad: string, entra: string, tenant: AccountFacts['tenant']): boolean {
  const suffix = ad.slice(ad.lastIndexOf('@') + 1);
  if (tenant.verifiedDomains !== undefined) return tenant.verifiedDomains.some((d) => d.toLowerCase() === suffix);
  return tenant.domainName?.toLowerCase() === suffix || !entra.endsWith('.onmicrosoft.com');
}

/** The property is spelled differently in two Microsoft pages, so the comparison ignores case and callers try both. */
function conflictOn({ entra }: Situation, property: string) {
  return entra?.provisioningErrors.find(
    (error) => error.category === 'PropertyConflict' && error.propertyCausingError?.toLowerCase() === property,
  );
}

function bothNames(s: Situation) {
  return [
    fromAd('userPrincipalName', s.ad?.userPrincipalName),
    fromEntra('userPrincipalName', s.entra?.userPrincipalName),
  ];
}
