import type { Cause } from './cause.ts';
import { errorCode, smartLockoutPage } from './references.ts';
import { fromRows, rowsWith } from './sign-in-rows.ts';

/** AADSTS50053 has two meanings that only its text tells apart; no Graph property shows or clears either. */
const namesAnAddress = (reason: string | undefined): boolean => /\bIP address\b|malicious/i.test(reason ?? '');

export const cloudSmartLockout: Cause = {
  code: 'cloud-smart-lockout',
  rank: 37,
  blocks: 'cloud',
  title: 'Smart lockout in Entra ID',
  meaning: 'The cloud saw too many wrong passwords and refuses for a minute or more, even the right one.',
  when: 'AADSTS50053 whose reason does not speak of an IP address.',
  detect: (s) => fromRows(rowsWith(s, [50053]).filter((row) => !namesAnAddress(row.failureReason))),
  remedies: [
    { who: 'person', where: 'any sign-in page', action: 'Wait a minute, then try once with the right password.' },
    { who: 'person', where: 'sign-in page', action: "Or use 'I forgot my password' where self-service reset is on." },
    {
      who: 'agent',
      where: 'phone, tablet, mail program',
      action: 'Have the person look for a device with an old password.',
    },
  ],
  reference: smartLockoutPage('How smart lockout works'),
};

export const cloudMaliciousIpBlock: Cause = {
  code: 'cloud-malicious-ip-block',
  rank: 38,
  blocks: 'cloud',
  title: 'Sign-in from a blocked address',
  meaning: 'The cloud refuses the network address, not the password. A reset does not help.',
  when: 'AADSTS50053 whose reason speaks of an IP address with malicious activity.',
  detect: (s) => fromRows(rowsWith(s, [50053]).filter((row) => namesAnAddress(row.failureReason))),
  remedies: [
    { who: 'person', where: 'another network', action: 'Try from another network, without a public VPN or proxy.' },
    {
      who: 'security team',
      where: 'Entra admin center, sign-in log',
      action: 'Look at the address and at what it tried.',
    },
  ],
  reference: errorCode(50053),
};
