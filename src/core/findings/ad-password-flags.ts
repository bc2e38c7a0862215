import { compareVersions } from '../compare-versions.ts';
import { type Situation } from '../situation.ts';
import { hasFlag, passwordNeverExpires, passwordNotRequired, smartCardRequired } from '../user-account-control.ts';
import type { Cause } from './cause.ts';
import { fromAd, fromTenant } from './evidence.ts';
import { accountControlFlags, adSchema, hashSyncPage, writebackPage, writebackTroubleshooting } from './references.ts';

/** Rule 7, first half: flags on the AD password. Smart card and never-expires win over "must change". */

export const adMustChangePassword: Cause = {
  code: 'ad-must-change-password',
  rank: 47,
  blocks: 'interrupt',
  title: 'Must change the password at next logon',
  meaning:
    'A domain PC asks for a new password at sign-in. VPN, mapped drives and other silent sign-ins fail until then.',
  when: 'pwdLastSet is 0, and neither never-expires nor smart card required is set.',
  detect: (s) => (s.mustChange ? [fromAd('pwdLastSet', '0, must change at next logon')] : undefined),
  remedies: [
    {
      who: 'person',
      where: 'domain PC on the company network or VPN',
      action: 'Sign in with the temporary password, or the present one if none was given, and choose a new one.',
    },
  ],
  reference: adSchema('Pwd-Last-Set attribute'),
};

export const smartCardOnly: Cause = {
  code: 'smartcard-required',
  rank: 52,
  blocks: 'both',
  title: 'Smart card required',
  meaning: 'This account signs in with a smart card only. AD replaced its password by a random one that nobody knows.',
  when: 'userAccountControl has SMARTCARD_REQUIRED (0x40000).',
  detect: (s) => (isSmartCardRequired(s) ? [fromAd('userAccountControl', '0x40000, smart card required')] : undefined),
  remedies: [
    { who: 'person', where: 'domain PC', action: 'Sign in with the smart card.' },
    {
      who: 'AD administrator',
      where: 'Active Directory Users and Computers, Account tab',
      action:
        "If the card is lost and policy allows it, untick 'Smart card is required' and then have the password reset.",
    },
  ],
  reference: hashSyncPage('Password hash synchronization and smart card authentication'),
};

export const forceChangeSuppressed: Cause = {
  code: 'force-change-suppressed-never-expires',
  rank: 112,
  blocks: 'caveat',
  title: 'Forced change has no effect: password never expires',
  meaning: 'Somebody asked for a change at next logon, but the password is set never to expire, so nobody is asked.',
  when: 'pwdLastSet is 0 together with DONT_EXPIRE_PASSWORD (0x10000), without smart card required.',
  detect: ({ ad }) =>
    ad?.pwdLastSet === 'must-change' &&
    hasFlag(ad.userAccountControl, passwordNeverExpires) &&
    !hasFlag(ad.userAccountControl, smartCardRequired)
      ? [fromAd('pwdLastSet', '0, must change at next logon'), fromAd('userAccountControl', '0x10000, never expires')]
      : undefined,
  remedies: [
    {
      who: 'AD administrator',
      where: 'Active Directory Users and Computers, Account tab',
      action: "Untick 'Password never expires' if the change is wanted, then reset again.",
      risk: 'Check first that no service runs under this account.',
    },
  ],
  reference: writebackPage('Supported writeback operations, note on accounts that never expire'),
};

export const adCannotChangePassword: Cause = {
  code: 'ad-cannot-change-password',
  rank: 117,
  blocks: 'caveat',
  title: 'User cannot change the password',
  meaning:
    'This account is not allowed to change its own password, so every page that asks for a change ends in an error.',
  when: 'The access control list denies Change Password to the user.',
  detect: ({ ad }) =>
    ad?.cannotChangePassword === true ? [fromAd('Change Password', 'denied to the user by the ACL')] : undefined,
  remedies: [
    {
      who: 'AD administrator',
      where: 'Active Directory Users and Computers, Account tab',
      action: "Untick 'User cannot change password', or have the password reset without a forced change.",
    },
  ],
  reference: writebackTroubleshooting('Event 6329'),
};

export const adPasswordNotRequired: Cause = {
  code: 'ad-passwd-not-required',
  rank: 118,
  blocks: 'caveat',
  title: 'Account may have an empty password',
  meaning: 'The length rule does not apply to this account. This does not stop you; security should know.',
  when: 'userAccountControl has PASSWD_NOTREQD (0x20).',
  detect: ({ ad }) =>
    hasFlag(ad?.userAccountControl, passwordNotRequired)
      ? [fromAd('userAccountControl', '0x20, password not required')]
      : undefined,
  remedies: [
    { who: 'security team', where: 'Active Directory', action: 'Clear the flag, then have the password reset.' },
  ],
  reference: accountControlFlags('PASSWD_NOTREQD'),
};

/** From this version on, requiring the smart card again sends the new random hash to the cloud. */
const scrilFixedIn = '2.4.18.0';

export const scrilOldPasswordRisk: Cause = {
  code: 'scril-old-password-risk',
  rank: 123,
  blocks: 'caveat',
  title: 'The old cloud password may still work despite the smart card',
  meaning:
    'The sync server is old: when a smart card is required again, it does not replace the password in the cloud.',
  when: 'Smart card required under hash sync while Entra Connect is older than 2.4.18.0.',
  detect: (s) => {
    const { connectVersion } = s.facts.tenant;
    if (!isSmartCardRequired(s) || !s.usesHashSync || connectVersion === undefined) return undefined;
    const isOld = (compareVersions(connectVersion, scrilFixedIn) ?? 0) < 0;
    return isOld
      ? [
          fromTenant('Entra Connect version', connectVersion),
          fromAd('userAccountControl', '0x40000, smart card required'),
        ]
      : undefined;
  },
  remedies: [
    { who: 'sync administrator', where: 'Entra Connect server', action: 'Update Entra Connect to 2.4.18.0 or later.' },
    {
      who: 'AD administrator',
      where: 'Active Directory',
      action:
        'Then untick and tick smart card required once: AD sets a fresh random password and hash sync carries it.',
    },
  ],
  reference: hashSyncPage('Password hash synchronization and smart card authentication'),
};

export function isSmartCardRequired({ ad }: Situation): boolean {
  return hasFlag(ad?.userAccountControl, smartCardRequired);
}
