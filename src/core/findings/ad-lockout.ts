import type { Situation } from '../situation.ts';
import type { Cause } from './cause.ts';
import { fromAd } from './evidence.ts';
import { openSpecification } from './references.ts';

/** Rule 6: the computed bit decides; without it lockoutTime with the lockout duration; without that nobody knows. */

export const adAccountLocked: Cause = {
  code: 'ad-account-locked',
  rank: 36,
  blocks: 'onprem',
  title: 'Locked out in Active Directory',
  meaning: 'Too many wrong passwords locked the account. Unlocking keeps the password as it is.',
  when: 'The computed lockout bit (0x10) is set. It blocks the cloud as well under pass-through and federation.',
  detect: (s) =>
    lockoutState(s) === 'locked'
      ? [
          fromAd('msDS-User-Account-Control-Computed', s.ad?.lockedOut === true ? '0x10, locked out' : undefined),
          fromAd('lockoutTime', s.ad?.lockoutTime),
        ]
      : undefined,
  remedies: [
    { who: 'agent', where: 'Teams', action: 'Ask Latchkey to unlock the account. The password stays.' },
    {
      who: 'person',
      where: 'phone, tablet, mapped drives, saved credentials',
      action: 'Look for a device that still tries an old password, or the account locks again.',
    },
  ],
  reference: openSpecification('[MS-ADTS]', '3.1.1.4.5.17 msDS-User-Account-Control-Computed'),
};

export const lockoutElapsed: Cause = {
  code: 'lockout-elapsed',
  rank: 119,
  blocks: 'caveat',
  title: 'An earlier lockout is over',
  meaning: 'The account was locked a while ago and has unlocked itself. Nothing needs to be done.',
  when: 'lockoutTime is set and the account is no longer locked.',
  detect: (s) => (lockoutState(s) === 'elapsed' ? [fromAd('lockoutTime', s.ad?.lockoutTime)] : undefined),
  remedies: [
    {
      who: 'agent',
      where: 'on the phone',
      action: 'If it happens again, look for a device that still tries an old password.',
    },
  ],
  reference: openSpecification('[MS-ADTS]', '3.1.1.4.5.17 msDS-User-Account-Control-Computed'),
};

/** `lockoutTime` stays set after the lockout has lapsed. A fine-grained policy may override the domain's duration. */
export function lockoutState({ ad, now }: Situation): 'locked' | 'elapsed' | 'never' | 'unknown' {
  if (ad === undefined) return 'never';
  const { lockedOut, lockoutTime } = ad;
  if (lockedOut !== undefined) return lockedOut ? 'locked' : lockoutTime instanceof Date ? 'elapsed' : 'never';
  if (lockoutTime === 'none') return 'never';
  const duration = ad.resultantPso === undefined ? ad.domain.lockoutDuration : undefined;
  if (lockoutTime === undefined || duration === undefined) return 'unknown';
  if (duration === 'until-unlocked') return 'locked';
  return lockoutTime.getTime() + duration >= now ? 'locked' : 'elapsed';
}
