import { expiredAccountRule, expiredAccountRuleRisk, startDeltaCycle } from '../admin-commands.ts';
import type { Situation } from '../situation.ts';
import type { Cause } from './cause.ts';
import { fromAd, fromEntra } from './evidence.ts';
import { adSchema, hashSyncPage } from './references.ts';

/** The end date of the account, which hash sync does not carry. */

export const adAccountExpired: Cause = {
  code: 'ad-account-expired',
  rank: 35,
  blocks: 'onprem',
  title: 'Account expired in Active Directory',
  meaning: "The account's end date has passed. A new password does not help; the date has to be extended.",
  when: 'accountExpires is a date that has passed. It blocks the cloud as well under pass-through and federation.',
  detect: (s) => (isAccountExpired(s) ? [fromAd('accountExpires', s.ad?.accountExpires)] : undefined),
  remedies: [
    {
      who: 'AD administrator',
      where: 'Active Directory Users and Computers, Account tab',
      action: 'Ask the manager whether the person stays; then set a new end date, or Never.',
    },
  ],
  reference: adSchema('Account-Expires attribute'),
};

export const expiredAccountCloudOpen: Cause = {
  code: 'expired-account-cloud-open',
  rank: 110,
  blocks: 'caveat',
  title: 'Expired in AD, open in the cloud',
  meaning: 'The end date is not synchronised: after it has passed the password still opens Teams and mail.',
  when: 'The AD account has expired under hash sync and the cloud account is enabled.',
  detect: (s) =>
    s.hashSync && isAccountExpired(s) && s.entra?.accountEnabled === true
      ? [fromAd('accountExpires', s.ad?.accountExpires), fromEntra('accountEnabled', true)]
      : undefined,
  remedies: [
    {
      who: 'AD administrator',
      where: 'Active Directory',
      action: 'If the person has left, disable the AD account; the next cycle closes the cloud.',
      command: startDeltaCycle,
      risk: 'Disabling it in Entra ID instead is undone by synchronization. The cycle does not carry password hashes.',
    },
    {
      who: 'sync administrator',
      where: 'Synchronization Rules Editor',
      action: 'For the whole tenant: a scheduled script that disables expired accounts, or a custom rule.',
      command: expiredAccountRule,
      risk: expiredAccountRuleRisk,
    },
  ],
  reference: hashSyncPage('Account expiration'),
};

export const adAccountExpiresSoon: Cause = {
  code: 'ad-account-expires-soon',
  rank: 121,
  blocks: 'caveat',
  title: 'Account expires soon',
  meaning: "The account's end date is near. From then on a domain PC will refuse you.",
  when: 'accountExpires lies within the next 14 days.',
  detect: ({ ad, now, thresholds }) => {
    const end = ad?.accountExpires;
    const isSoon = end instanceof Date && end.getTime() > now && end.getTime() <= now + thresholds.expiresSoon;
    return isSoon ? [fromAd('accountExpires', end)] : undefined;
  },
  remedies: [
    {
      who: 'AD administrator',
      where: 'Active Directory Users and Computers, Account tab',
      action: 'Ask the manager now whether the end date is still right.',
    },
  ],
  reference: adSchema('Account-Expires attribute'),
};

export function isAccountExpired({ ad, now }: Situation): boolean {
  return ad?.accountExpires instanceof Date && ad.accountExpires.getTime() <= now;
}
