import { revokeSessions, startDeltaCycle } from '../admin-commands.ts';
import { isCloudMastered, type Situation } from '../situation.ts';
import { accountDisabled, hasFlag } from '../user-account-control.ts';
import type { Cause } from './cause.ts';
import { fittingRule } from './custom-rules.ts';
import { fromAd, fromEntra, fromTenant } from './evidence.ts';
import { accountControlFlags, authenticationChoice, errorCode, hashSyncPage, schedulerPage } from './references.ts';
import { fromNewest } from './sign-in-rows.ts';

/** Rule 8: who switched the account off, on which side, and whether the other side has heard of it. */

export const adAccountDisabled: Cause = {
  code: 'ad-account-disabled',
  rank: 30,
  blocks: 'both',
  title: 'Disabled in Active Directory',
  meaning: 'The account was switched off in Active Directory. A new password does not help.',
  when: 'userAccountControl has ACCOUNTDISABLE (0x2).',
  detect: (s) => (isAdDisabled(s) ? [fromAd('userAccountControl', '0x2, account disabled')] : undefined),
  remedies: [
    {
      who: 'AD administrator',
      where: 'Active Directory Users and Computers',
      action: 'Find out why it was disabled; enable it if that is right. The cloud follows with the next cycle.',
      command: startDeltaCycle,
      risk: 'The cycle carries the account state, not password hashes.',
    },
  ],
  reference: accountControlFlags('List of property flags'),
};

export const cloudAccountDisabled: Cause = {
  code: 'cloud-account-disabled',
  rank: 31,
  blocks: 'cloud',
  title: 'Disabled in Entra ID only',
  meaning: 'The cloud account is switched off although AD does not say so. Teams and mail refuse you.',
  when: 'accountEnabled is false, or the log shows AADSTS50057, and neither AD, a pending cycle nor a custom rule explains it.',
  detect: (s) => {
    if (isAdDisabledForCloud(s) || isEnableStatePending(s) || fittingRule(s) !== undefined) return undefined;
    if (s.entra?.accountEnabled === false) return [fromEntra('accountEnabled', false)];
    const mayBeLive = s.entra !== undefined || s.facts.entra.kind === 'unavailable';
    return mayBeLive ? fromNewest(s, [50057]) : undefined;
  },
  remedies: [
    {
      who: 'Entra administrator',
      where: 'Entra admin center, audit log',
      action: 'Find out who disabled it and why.',
      risk: 'For a synchronised user the next change of the AD account sets it back to what AD says: block in AD instead.',
    },
  ],
  reference: errorCode(50057),
};

export const cloudDisabledBySyncRule: Cause = {
  code: 'cloud-disabled-by-sync-rule',
  rank: 32,
  blocks: 'cloud',
  title: 'Disabled in Entra ID by a custom sync rule',
  meaning: "Your organisation's own sync rule switched the cloud account off because of its state in AD.",
  when: 'accountEnabled is false, AD is enabled, and a declared custom rule fits the state of the account.',
  detect: (s) => {
    const rule = fittingRule(s);
    if (rule === undefined || isAdDisabledForCloud(s) || isEnableStatePending(s)) return undefined;
    return [fromEntra('accountEnabled', false), fromTenant('custom sync rule', rule)];
  },
  remedies: [
    {
      who: 'agent',
      where: 'Active Directory',
      action:
        'Remove the state the rule looks for: extend the account, or have the password changed on a domain PC. Self-service reset does not work for a disabled cloud account.',
    },
    {
      who: 'sync administrator',
      where: 'Entra Connect server',
      action: 'Carry the new state at once; a date that merely passed needs a full synchronization.',
      command: startDeltaCycle,
      risk: 'It does not carry password hashes.',
    },
  ],
  reference: hashSyncPage('Account expiration'),
};

export const enableStateSyncPending: Cause = {
  code: 'enable-state-sync-pending',
  rank: 33,
  blocks: 'cloud',
  title: 'The cloud still shows the older account state',
  meaning: 'The account was changed in AD after the last sync cycle. The cloud follows within about 30 minutes.',
  when: 'AD and Entra differ in enabled or disabled, the object is in scope, and AD changed after the last cycle.',
  detect: (s) =>
    isEnableStatePending(s)
      ? [
          fromAd('whenChanged', s.ad?.whenChanged),
          fromEntra('organization.onPremisesLastSyncDateTime', s.facts.tenant.lastSync),
          fromEntra('accountEnabled', s.entra?.accountEnabled),
        ]
      : undefined,
  remedies: [
    { who: 'person', where: 'any sign-in page', action: 'Try again after the next cycle, in about 30 minutes.' },
    {
      who: 'sync administrator',
      where: 'Entra Connect server',
      action: 'Start a cycle now.',
      command: startDeltaCycle,
      risk: 'It does not carry password hashes.',
    },
  ],
  reference: schedulerPage('Overview'),
};

export const adDisabledCloudStillEnabled: Cause = {
  code: 'ad-disabled-cloud-still-enabled',
  rank: 34,
  blocks: 'caveat',
  title: 'Disabled in AD, still enabled in the cloud',
  meaning: 'AD has switched the account off, the cloud has not. With hash sync the password still opens the cloud.',
  when: 'AD is disabled and accountEnabled is true.',
  detect: (s) =>
    isAdDisabled(s) && s.entra?.accountEnabled === true
      ? [fromAd('userAccountControl', '0x2, account disabled'), fromEntra('accountEnabled', true)]
      : undefined,
  remedies: ({ entra }) => [
    {
      who: 'sync administrator',
      where: 'Entra Connect server',
      action: 'If the person has left, start a cycle now.',
      command: startDeltaCycle,
      risk: 'It reaches only objects in scope. It does not carry password hashes.',
    },
    {
      who: 'Entra administrator',
      where: 'Graph PowerShell',
      action: 'Then end the sessions: they outlive the switch.',
      command: revokeSessions(entra?.userPrincipalName),
      risk: 'Ends refresh tokens; access tokens live out their hour.',
    },
  ],
  reference: authenticationChoice('Cloud authentication: Password hash synchronization'),
};

export function isAdDisabled({ ad }: Situation): boolean {
  return hasFlag(ad?.userAccountControl, accountDisabled);
}

/** A cloud-mastered user does not follow AD, so AD explains nothing there. */
function isAdDisabledForCloud(s: Situation): boolean {
  return isAdDisabled(s) && !isCloudMastered(s.facts);
}

function isEnableStatePending(s: Situation): boolean {
  const { ad, entra, facts } = s;
  if (ad?.userAccountControl === undefined || entra?.accountEnabled === undefined) return false;
  if (entra.onPremisesSyncEnabled === false || isCloudMastered(facts)) return false;
  if (isAdDisabled(s) !== entra.accountEnabled) return false;
  const { lastSync } = facts.tenant;
  return ad.whenChanged !== undefined && lastSync !== undefined && ad.whenChanged > lastSync;
}
