import type { AdAccount } from '../facts.ts';
import type { Situation } from '../situation.ts';
import { hasFlag, passwordNeverExpires, smartCardRequired } from '../user-account-control.ts';
import type { Cause } from './cause.ts';
import { fromAd } from './evidence.ts';
import { accountControlFlags, openSpecification } from './references.ts';
import { fromRows, rowsWith } from './sign-in-rows.ts';

/** Rule 7, second half: the age of the AD password. Asked only when no change is demanded and no flag rules it out. */

export const adPasswordExpired: Cause = {
  code: 'ad-password-expired',
  rank: 46,
  blocks: 'onprem',
  title: 'Password expired in Active Directory',
  meaning:
    'The password is too old. A domain PC asks for a new one at sign-in; the old one still works for that change.',
  when: 'The computed expiry has passed, or the computed bit 0x800000 is set with a real pwdLastSet, or the log shows AADSTS50144.',
  detect: (s) => {
    if (isAdPasswordExpired(s) === true) {
      return [fromAd('password expires', s.ad && expiryOf(s.ad)), fromAd('pwdLastSet', s.ad?.pwdLastSet)];
    }
    return fromRows(expiredInAdRows(s));
  },
  remedies: [
    {
      who: 'person',
      where: 'domain PC on the company network or VPN',
      action: 'Sign in with the old password and choose a new one.',
    },
    { who: 'agent', where: 'Teams', action: 'If the old password is forgotten, ask Latchkey for a reset.' },
  ],
  reference: openSpecification('[MS-ADTS]', '3.1.1.4.5.33 msDS-UserPasswordExpiryTimeComputed'),
};

export const adPasswordNeverExpires: Cause = {
  code: 'ad-password-never-expires',
  rank: 113,
  blocks: 'caveat',
  title: 'AD password never expires',
  meaning: 'This password has no end date, so nothing ever asks for a new one because of its age.',
  when: 'userAccountControl has DONT_EXPIRE_PASSWORD (0x10000), or the effective maximum age is never without smart card.',
  detect: ({ ad }) => {
    if (ad === undefined) return undefined;
    if (hasFlag(ad.userAccountControl, passwordNeverExpires)) {
      return [fromAd('userAccountControl', '0x10000, password never expires')];
    }
    const byAge = expiryOf(ad) === 'never' && !hasFlag(ad.userAccountControl, smartCardRequired);
    return byAge ? [fromAd('msDS-UserPasswordExpiryTimeComputed', 'never')] : undefined;
  },
  remedies: [
    {
      who: 'AD administrator',
      where: 'Active Directory Users and Computers, Account tab',
      action:
        "Where nobody has approved the exception, untick 'Password never expires' or set an age in the password policy.",
      risk: 'An old password may expire at once.',
    },
  ],
  reference: accountControlFlags('DONT_EXPIRE_PASSWORD'),
};

export const adPasswordExpiresSoon: Cause = {
  code: 'ad-password-expires-soon',
  rank: 120,
  blocks: 'caveat',
  title: 'AD password expires soon',
  meaning: 'The password is still good and will have to be changed within two weeks.',
  when: 'The AD password expires within the next 14 days.',
  detect: (s) => {
    if (s.ad === undefined || !hasRealAge(s) || isAdPasswordExpired(s) === true) return undefined;
    const end = expiryOf(s.ad);
    const isSoon = end instanceof Date && end.getTime() <= s.now + s.thresholds.expiresSoon;
    return isSoon ? [fromAd('password expires', end)] : undefined;
  },
  remedies: [{ who: 'person', where: 'domain PC, Ctrl+Alt+Delete', action: 'Change the password before that day.' }],
  reference: openSpecification('[MS-ADTS]', '3.1.1.4.5.33 msDS-UserPasswordExpiryTimeComputed'),
};

/** Undefined: nothing that was returned tells. False also where expiry does not apply. */
export function isAdPasswordExpired(s: Situation): boolean | undefined {
  const { ad, now } = s;
  if (ad === undefined || !hasRealAge(s)) return false;
  if (ad.passwordExpiredBit === true && ad.pwdLastSet instanceof Date) return true;
  const end = expiryOf(ad);
  if (end !== undefined) return end instanceof Date && end.getTime() <= now;
  return ad.passwordExpiredBit === false ? false : undefined;
}

/** False for flags that switch expiry off, and where the DC read is behind: another already has a newer password. */
function hasRealAge({ ad, passwordSet }: Situation): boolean {
  if (ad === undefined || ad.pwdLastSet === 'must-change') return false;
  if (hasFlag(ad.userAccountControl, passwordNeverExpires | smartCardRequired)) return false;
  return ad.pwdLastSet === passwordSet;
}

/**
 * The effective end of the password. The domain's maximum age counts only where the computed attribute was not
 * returned and no fine-grained policy applies, which would override it.
 */
function expiryOf(ad: AdAccount): Date | 'never' | undefined {
  if (ad.passwordExpires !== undefined && ad.passwordExpires !== 'must-change') return ad.passwordExpires;
  const { maxPwdAge } = ad.domain;
  if (maxPwdAge === undefined || ad.resultantPso !== undefined || !(ad.pwdLastSet instanceof Date)) return undefined;
  return maxPwdAge === 'never' ? 'never' : endOf(ad.pwdLastSet, maxPwdAge);
}

/** Undefined where the sum is beyond what a date can hold. */
function endOf(set: Date, age: number): Date | undefined {
  const end = new Date(set.getTime() + age);
  return Number.isNaN(end.getTime()) ? undefined : end;
}

/** A refusal before the last change of the password is history. */
function expiredInAdRows(s: Situation) {
  if (s.mustChange || s.cloudOnly) return [];
  return rowsWith(s, [50144]).filter((row) => s.passwordSet === undefined || row.at >= s.passwordSet);
}

/** In AD's own view or in the agents': the password has to be changed before it opens anything. */
export function isAdPasswordRefusedAsExpired(s: Situation): boolean {
  return isAdPasswordExpired(s) === true || expiredInAdRows(s).length > 0;
}
