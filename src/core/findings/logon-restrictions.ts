import type { Situation } from '../situation.ts';
import { desKeysOnly, hasFlag } from '../user-account-control.ts';
import type { Cause } from './cause.ts';
import { fromAd, fromLatchkey } from './evidence.ts';
import { accountControlFlags, errorCode, openSpecification, passThroughTroubleshooting } from './references.ts';
import { fromNewest } from './sign-in-rows.ts';

/** When, where and how AD lets this account sign in, whatever the password. */

export const adLogonHoursDenied: Cause = {
  code: 'ad-logon-hours-denied',
  rank: 60,
  blocks: 'onprem',
  title: 'Outside the permitted logon hours',
  meaning: 'AD lets this account sign in at certain hours only, and this is not one of them.',
  when: 'now is outside logonHours (UTC), or the log shows AADSTS80012 and AD does not say otherwise.',
  detect: (s) => {
    const isAllowed = isHourAllowed(s);
    if (isAllowed === false)
      return [fromAd('logonHours', 'this hour is not permitted'), fromLatchkey('time', s.facts.now)];
    return isAllowed === true || s.cloudOnly ? undefined : fromNewest(s, [80012]);
  },
  remedies: [
    { who: 'person', where: 'domain PC', action: 'Sign in during the permitted hours.' },
    {
      who: 'AD administrator',
      where: 'Active Directory Users and Computers, Logon Hours',
      action: 'If the shift has changed, change the hours. They are stored in UTC and shown in local time.',
    },
  ],
  reference: errorCode(80012),
};

export const adWorkstationRestricted: Cause = {
  code: 'ad-workstation-restricted',
  rank: 61,
  blocks: 'onprem',
  title: 'Only certain PCs are permitted',
  meaning: 'AD lets this account sign in at the listed computers only.',
  when: 'userWorkstations is not empty. It blocks the cloud under pass-through when the agent servers are not listed.',
  detect: (s) =>
    isWorkstationRestricted(s) ? [fromAd('userWorkstations', s.ad?.userWorkstations?.join(', '))] : undefined,
  remedies: [
    { who: 'person', where: 'one of the listed PCs', action: 'Sign in there.' },
    {
      who: 'AD administrator',
      where: 'Active Directory Users and Computers, Log On To',
      action: 'Add the PC. Under pass-through add the servers of all authentication agents too.',
    },
  ],
  reference: passThroughTroubleshooting(
    'Sign-in failure reasons on the Microsoft Entra admin center, note on "Logon To"',
  ),
};

export const adProtectedUser: Cause = {
  code: 'ad-protected-user',
  rank: 62,
  blocks: 'caveat',
  title: 'Member of Protected Users',
  meaning: 'This account may use modern Kerberos only: old programs, NTLM and sign-in without a connection fail.',
  when: 'A member of the group Protected Users (relative id 525).',
  detect: ({ ad }) => {
    const group =
      ad?.tokenGroups?.find((sid) => /^S-1-5-21-.*-525$/i.test(sid)) ??
      ad?.memberOf.find((dn) => /^cn=protected users,/i.test(dn));
    return group === undefined ? undefined : [fromAd('member of', group)];
  },
  remedies: [
    {
      who: 'AD administrator',
      where: 'Active Directory',
      action:
        'Have the person use host names and current clients; take the account out of the group only with security.',
    },
  ],
  reference: openSpecification('[MS-KILE]', 'Protected Users'),
};

export const adDesOnlyKeys: Cause = {
  code: 'ad-des-only-keys',
  rank: 63,
  blocks: 'onprem',
  title: 'Account restricted to DES keys',
  meaning:
    'The account is set to an encryption that current domain controllers refuse, so sign-in at a domain PC fails.',
  when: 'userAccountControl has USE_DES_KEY_ONLY (0x200000).',
  detect: ({ ad }) =>
    hasFlag(ad?.userAccountControl, desKeysOnly)
      ? [fromAd('userAccountControl', '0x200000, DES keys only')]
      : undefined,
  remedies: [
    {
      who: 'AD administrator',
      where: 'Active Directory Users and Computers, Account tab',
      action: "Untick 'Use only Kerberos DES encryption types', then have the password reset.",
    },
  ],
  reference: accountControlFlags('USE_DES_KEY_ONLY'),
};

/** Undefined: no restriction was returned, which is how AD shows "none". */
export function isHourAllowed({ ad, facts }: Situation): boolean | undefined {
  return ad?.logonHours?.[facts.now.getUTCDay() * 24 + facts.now.getUTCHours()];
}

export function isWorkstationRestricted({ ad }: Situation): boolean {
  return (ad?.userWorkstations ?? []).length > 0;
}
