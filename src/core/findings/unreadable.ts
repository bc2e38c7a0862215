import type { AdAccount } from '../facts.ts';
import type { Situation } from '../situation.ts';
import { isAdPasswordExpired } from './ad-password-expiry.ts';
import { lockoutState } from './ad-lockout.ts';
import type { Cause } from './cause.ts';
import { fromAd, fromEntra, words } from './evidence.ts';
import type { Evidence } from './finding.ts';
import { adSchema, graphSignIns, graphUser, openSpecification } from './references.ts';

/** What could not be read. INVARIANT: an unreadable source is unknown and never healthy. */

export const adUnreachable: Cause = {
  code: 'ad-unreachable',
  rank: 130,
  blocks: 'unknown',
  title: 'Active Directory could not be read',
  meaning: 'Latchkey could not ask Active Directory, so nothing is known about the account there.',
  when: 'AD did not answer or refused the question.',
  detect: ({ cloudOnly, facts: { ad } }) => {
    if (ad.kind !== 'unavailable' || (cloudOnly && ad.code === 'not-asked')) return undefined;
    return [fromAd('failure', ad.code)];
  },
  remedies: [
    { who: 'agent', where: 'Teams', action: 'Try again in a minute. Do not reset on what is not known.' },
    { who: 'AD administrator', where: 'terminal', action: "Run 'latchkey doctor' where Latchkey runs." },
  ],
  reference: openSpecification('[MS-ADTS]', 'LDAP'),
};

export const entraUnreachable: Cause = {
  code: 'entra-unreachable',
  rank: 131,
  blocks: 'unknown',
  title: 'Entra ID could not be read',
  meaning: 'Latchkey could not ask Entra ID, or was not told enough, so the cloud side is not known.',
  when: 'Graph did not answer, was throttled, or left out a property that decides.',
  detect: (s) => {
    if (s.facts.entra.kind === 'unavailable') return [fromEntra('failure', s.facts.entra.code)];
    const missing = missingProperties(s);
    return missing.length === 0 ? undefined : missing.map((name) => fromEntra(name, undefined));
  },
  remedies: [
    { who: 'agent', where: 'Teams', action: 'Try again in a minute.' },
    {
      who: 'Entra administrator',
      where: 'Entra admin center, app registration',
      action: "Check that User.Read.All is granted and run 'latchkey doctor'.",
    },
  ],
  reference: graphUser('Properties'),
};

export const signInLogsUnavailable: Cause = {
  code: 'sign-in-logs-unavailable',
  rank: 132,
  blocks: 'unknown',
  title: 'The sign-in log could not be read',
  meaning: 'No block was found in the account, but policies and wrong passwords show in the sign-in log only.',
  when: 'The sign-in log answered with a refusal, for want of a premium licence or of AuditLog.Read.All.',
  detect: ({ facts: { signIns } }) =>
    signIns.kind === 'read'
      ? undefined
      : [
          {
            source: 'Sign-in log',
            name: 'failure',
            value: signIns.kind === 'unavailable' ? signIns.code : 'not returned',
          },
        ],
  remedies: [
    { who: 'person', where: 'sign-in page', action: 'Read out the AADSTS number on the page.' },
    {
      who: 'Entra administrator',
      where: 'Entra admin center',
      action: 'Grant AuditLog.Read.All. The log itself needs Entra ID P1.',
    },
  ],
  reference: graphSignIns('Permissions'),
};

export const adAttributeMissing: Cause = {
  code: 'ad-attribute-missing',
  rank: 134,
  blocks: 'unknown',
  title: 'A deciding AD attribute was not returned',
  meaning: 'Active Directory did not show everything that decides, so the on-premises side is not certain.',
  when: 'userAccountControl, pwdLastSet, accountExpires, the lockout state or the password expiry cannot be told.',
  detect: (s) => {
    const missing = s.ad === undefined ? [] : missingAttributes(s, s.ad);
    return missing.length === 0 ? undefined : missing.map((name) => fromAd(name, undefined));
  },
  remedies: [
    {
      who: 'AD administrator',
      where: 'Active Directory, delegation',
      action:
        "Grant Latchkey's account read of Account Restrictions, and have it read a writable DC, not a Global Catalog.",
    },
  ],
  reference: adSchema('Account Restrictions property set'),
};

export const dcReplicaLag: Cause = {
  code: 'dc-replica-lag',
  rank: 135,
  blocks: 'unknown',
  title: 'Two domain controllers disagree',
  meaning: 'A change in AD has not reached every domain controller yet. Which one your PC asks decides what you meet.',
  when: 'Two DCs differ in pwdLastSet, lockoutTime or userAccountControl.',
  detect: (s) => {
    const differences = replicaDifferences(s);
    return differences.length === 0 ? undefined : differences;
  },
  remedies: [
    { who: 'person', where: 'domain PC', action: 'Wait a few minutes and try again.' },
    {
      who: 'AD administrator',
      where: 'domain controllers',
      action: 'If it lasts, check the replication between the two.',
      command: 'repadmin /showrepl',
    },
  ],
  reference: openSpecification('[MS-SAMS]', '3.2.4.2 PasswordUpdate'),
};

function missingProperties(s: Situation): readonly string[] {
  if (s.entra === undefined) return [];
  const missing: string[] = [];
  if (s.entra.accountEnabled === undefined) missing.push('accountEnabled');
  if (s.hashSync && s.entra.lastPasswordChange === undefined) missing.push('lastPasswordChangeDateTime');
  return missing;
}

function missingAttributes(s: Situation, ad: AdAccount): readonly string[] {
  const missing: string[] = [];
  if (ad.userAccountControl === undefined) missing.push('userAccountControl');
  if (ad.pwdLastSet === undefined) missing.push('pwdLastSet');
  if (ad.accountExpires === undefined) missing.push('accountExpires');
  if (lockoutState(s) === 'unknown') missing.push('msDS-User-Account-Control-Computed');
  if (isAdPasswordExpired(s) === undefined) missing.push('msDS-UserPasswordExpiryTimeComputed');
  return missing;
}

const compared = ['pwdLastSet', 'lockoutTime', 'userAccountControl'] as const;

/** Attributes that both DCs returned and in which they differ. */
function replicaDifferences({ ad }: Situation): readonly Evidence[] {
  const other = ad?.otherDc;
  if (ad === undefined || other === undefined) return [];
  return compared.flatMap((name) => {
    const [here, there] = [ad[name], other[name]];
    if (here === undefined || there === undefined || Number(here) === Number(there) || here === there) return [];
    return [fromAd(name, `${words(here)} on ${ad.server ?? 'the DC read'}, ${words(there)} on ${other.server}`)];
  });
}

/** The other DC would let in whom this one refuses, or the reverse. A differing pwdLastSet alone asks the PDC first. */
export function isAccountStateInDoubt(s: Situation): boolean {
  return replicaDifferences(s).some(({ name }) => name !== 'pwdLastSet');
}
