import { enableForcedChangeFeature } from '../admin-commands.ts';
import type { Situation } from '../situation.ts';
import type { Cause } from './cause.ts';
import {
  doesFlagPredateFeature,
  featureOf,
  flagWritten,
  isChangeAskedThroughAgents,
  isChangeDemandCarried,
  isDemandShown,
  isNewUserDemand,
  isTempPasswordWithheld,
} from './demanded-change.ts';
import { fromAd, fromEntra, fromTenant } from './evidence.ts';
import type { Evidence } from './finding.ts';
import { hashSyncPage, passThroughLimits } from './references.ts';

/** Rule 9: what a demand to change, set in AD, does in the cloud under hash sync. */

export const tempPasswordNotSynced: Cause = {
  code: 'temp-password-not-synced',
  rank: 41,
  blocks: 'cloud',
  title: 'Temporary password withheld from the cloud',
  meaning:
    'The temporary password works on a domain PC only. Teams and mail still take your old password, if you had one.',
  when: 'Must change under hash sync with the forced-change feature off, unless replication data show that only the box was ticked.',
  detect: (s) => (isTempPasswordWithheld(s) ? demandEvidence(s) : undefined),
  remedies: [
    {
      who: 'person',
      where: 'domain PC on the company network or VPN',
      action: 'Sign in with the temporary password and choose a new one: it reaches the cloud within minutes.',
    },
    {
      who: 'agent',
      where: 'Teams',
      action: 'If there is no domain PC at hand, ask Latchkey for a reset without forced change.',
    },
    {
      who: 'Entra administrator',
      where: 'Graph PowerShell, once for the tenant',
      action: 'Enable the feature that carries temporary passwords, after self-service reset and writeback are on.',
      command: enableForcedChangeFeature,
      risk: 'Needs a Global Administrator and counts for later resets only. Microsoft says a feature cannot be disabled again.',
    },
  ],
  reference: hashSyncPage('Synchronizing temporary passwords and "Force Password Change on Next Logon"'),
};

export const tempPasswordFlagPredatesFeature: Cause = {
  code: 'temp-password-flag-predates-feature',
  rank: 42,
  blocks: 'cloud',
  title: 'Forced change was set before the feature was on',
  meaning:
    'The demand to change is older than the feature that carries it, so the cloud calls the temporary password wrong.',
  when: 'Must change under hash sync, feature on, the flag was written before the feature was enabled, and the cloud shows no demand.',
  detect: (s) =>
    doesFlagPredateFeature(s)
      ? [
          ...demandEvidence(s),
          fromAd('pwdLastSet written', flagWritten(s)),
          fromTenant('feature enabled', s.facts.tenant.forceChangeFeatureEnabledAt),
        ]
      : undefined,
  remedies: [
    {
      who: 'AD administrator',
      where: 'Active Directory Users and Computers, Account tab',
      action: "Untick 'User must change password at next logon', apply, and tick it again.",
    },
    { who: 'agent', where: 'Teams', action: 'Or ask Latchkey for a new reset with forced change.' },
  ],
  reference: hashSyncPage('Synchronizing temporary passwords and "Force Password Change on Next Logon"'),
};

export const tempPasswordSynced: Cause = {
  code: 'temp-password-synced',
  rank: 48,
  blocks: 'interrupt',
  title: 'Temporary password is in the cloud',
  meaning: 'Sign in at a browser with the temporary password; the page then asks you for a new one.',
  when: 'Must change under hash sync, the cloud shows the demand, and the feature is on or unknown.',
  detect: (s) => (isChangeDemandCarried(s) && !isNewUserDemand(s) ? demandEvidence(s) : undefined),
  remedies: [
    { who: 'person', where: 'browser, https://myaccount.microsoft.com', action: 'Sign in and choose a new password.' },
  ],
  reference: hashSyncPage('Synchronizing temporary passwords and "Force Password Change on Next Logon"'),
};

export const newUserForceChange: Cause = {
  code: 'new-user-force-change',
  rank: 49,
  blocks: 'interrupt',
  title: 'New user: change demanded at first sign-in',
  meaning: 'A new account always has to choose its own password at the first cloud sign-in.',
  when: 'Must change under hash sync on a newly created user, the cloud shows the demand, and the feature is on or no hash has arrived.',
  detect: (s) =>
    isNewUserDemand(s) ? [...demandEvidence(s), fromEntra('createdDateTime', s.entra?.createdDateTime)] : undefined,
  remedies: [
    {
      who: 'person',
      where: 'browser, https://myaccount.microsoft.com',
      action: 'Sign in with the first password and choose a new one, as soon as the hash has arrived.',
    },
  ],
  reference: hashSyncPage(
    'Synchronizing temporary passwords and "Force Password Change on Next Logon", note on new users',
  ),
};

export const writebackMissing: Cause = {
  code: 'writeback-missing',
  rank: 115,
  blocks: 'caveat',
  title: 'A change in the cloud would not reach AD',
  meaning:
    'Do not change the password at the cloud prompt: it would not reach AD, and you would have two. Use a domain PC.',
  when: 'A change is demanded in the cloud (hash sync with the feature on, or pass-through) and writeback is declared off.',
  detect: (s) => {
    const isAsked = isChangeAskedThroughAgents(s) || (isDemandShown(s) && featureOf(s) === true);
    if (!isAsked || s.facts.tenant.passwordWriteback !== false) return undefined;
    return [fromTenant('password writeback', false), ...demandEvidence(s)];
  },
  remedies: [
    { who: 'person', where: 'domain PC on the company network or VPN', action: 'Change the password there.' },
    {
      who: 'Entra administrator',
      where: 'Entra admin center, Password reset',
      action: 'Enable self-service reset and password writeback. It needs Entra ID P1.',
    },
  ],
  reference: hashSyncPage('Synchronizing temporary passwords and "Force Password Change on Next Logon", caution'),
};

export const aadjUnlockNotEnforced: Cause = {
  code: 'aadj-unlock-not-enforced',
  rank: 122,
  blocks: 'caveat',
  title: 'An Entra-joined PC does not ask for the change',
  meaning: 'Signing in to or unlocking this PC will not ask you for a new password. Do it in a browser first.',
  when: 'A change is demanded (shown by the cloud, or under pass-through) and the device is Entra-joined.',
  detect: (s) =>
    isEntraJoined(s) && (isChangeAskedThroughAgents(s) || isDemandShown(s))
      ? [fromTenant('device trust type', 'AzureAD, Entra-joined'), ...demandEvidence(s)]
      : undefined,
  remedies: [
    {
      who: 'person',
      where: 'browser on another device, https://myaccount.microsoft.com',
      action: 'Sign in there and choose a new password; then use it on the PC.',
    },
  ],
  reference: passThroughLimits('Unsupported scenarios'),
};

/** Graph's word in a device and its word in a sign-in row. A hybrid-joined PC (`ServerAd`) asks like any domain PC. */
const entraJoined = ['azuread', 'azure ad joined'];

function isEntraJoined({ facts }: Situation): boolean {
  return entraJoined.includes(facts.tenant.deviceTrustType?.toLowerCase() ?? '');
}

function demandEvidence(s: Situation): readonly Evidence[] {
  return [
    fromAd('pwdLastSet', '0, must change at next logon'),
    fromEntra('passwordProfile.forceChangePasswordNextSignIn', s.entra?.forceChangePasswordNextSignIn ?? null),
    fromEntra('lastPasswordChangeDateTime', s.entra?.lastPasswordChange),
    fromTenant('userForcePasswordChangeOnLogonEnabled', featureOf(s)),
  ];
}
