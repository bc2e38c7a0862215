import { revokeSessions } from '../admin-commands.ts';
import type { Cause } from './cause.ts';
import { fromAd, fromEntra } from './evidence.ts';
import { graphUser, hashSyncPage, writebackPage } from './references.ts';

/** True of the account, and worth knowing before anybody acts; none of it stops a sign-in. */

export const adProtectedAccount: Cause = {
  code: 'ad-protected-account',
  rank: 116,
  blocks: 'caveat',
  title: 'Protected account (adminCount)',
  meaning:
    'This is or was a privileged account. The helpdesk cannot reset it, and self-service reset does not reach it.',
  when: 'adminCount is 1. It stays so after the user has left the privileged group.',
  detect: ({ ad }) => (ad?.adminCount === 1 ? [fromAd('adminCount', 1)] : undefined),
  remedies: [
    {
      who: 'security team',
      where: 'process for privileged accounts',
      action:
        'Handle the request there. If the account is no longer privileged, clear adminCount and restore inheritance.',
    },
  ],
  reference: writebackPage('Note on members of protected groups'),
};

export const noLicence: Cause = {
  code: 'no-license',
  rank: 124,
  blocks: 'caveat',
  title: 'No licence assigned',
  meaning: 'Signing in works, but Teams and mail do not open without a licence.',
  when: 'assignedLicenses is empty.',
  detect: ({ entra }) => (entra?.licences === 0 ? [fromEntra('assignedLicenses', 'none')] : undefined),
  remedies: [{ who: 'Entra administrator', where: 'Microsoft 365 admin center', action: 'Assign a licence.' }],
  reference: graphUser('assignedLicenses'),
};

export const cloudSessionStillValid: Cause = {
  code: 'cloud-session-still-valid',
  rank: 127,
  blocks: 'caveat',
  title: 'Older cloud sessions are still valid',
  meaning: 'Devices that were signed in before the password changed stay signed in until they are asked again.',
  when: 'The password was set within the last 24 hours and sessions from before that are still valid.',
  detect: ({ entra, now, passwordSet, thresholds }) => {
    const from = entra?.signInSessionsValidFrom;
    if (from === undefined || passwordSet === undefined || from >= passwordSet) return undefined;
    if (now - passwordSet.getTime() > thresholds.recentPasswordChange) return undefined;
    return [fromEntra('signInSessionsValidFromDateTime', from), fromAd('pwdLastSet', passwordSet)];
  },
  remedies: ({ entra }) => [
    {
      who: 'Entra administrator',
      where: 'Graph PowerShell',
      action: 'If the password was changed because somebody else knew it, end the sessions.',
      command: revokeSessions(entra?.userPrincipalName),
      risk: 'The person has to sign in again everywhere; access tokens live out their hour.',
    },
  ],
  reference: hashSyncPage('How password hash synchronization works'),
};
