import { diagnosePasswordSync, sendOneHash } from '../admin-commands.ts';
import { type Situation } from '../situation.ts';
import type { Cause } from './cause.ts';
import { hasNeverArrived } from './cloud-no-password.ts';
import { fromAd, fromEntra, fromTenant } from './evidence.ts';
import type { Evidence } from './finding.ts';
import { hashSyncPage, hashSyncTroubleshooting, passwordSyncSupport } from './references.ts';
import { doesFlagPredateFeature, featureOf, isDemandShown, isDemandUnderHashSync } from './demanded-change.ts';

/** Rule 10: whether the password set in AD is the one the cloud has. */

export const hashNotSynced: Cause = {
  code: 'hash-not-synced',
  rank: 43,
  blocks: 'cloud',
  title: 'The new password has not reached the cloud',
  meaning:
    'The password was changed in AD and the cloud still has the one before. Teams and mail take only the old one.',
  when: 'pwdLastSet is more than 2 minutes later than the cloud password date, and more than 10 minutes have passed.',
  detect: (s) => (hashDelay(s) === 'lost' ? bothDates(s) : undefined),
  remedies: (s) => [
    {
      who: 'sync administrator',
      where: 'Entra Connect server',
      action: 'Ask the server why. The usual reasons are a stopped service, an expired connector account or a filter.',
      command: diagnosePasswordSync(s.facts),
    },
    {
      who: 'sync administrator',
      where: 'Entra Connect server',
      action: "Then send this user's hash. A delta cycle does not carry hashes.",
      command: sendOneHash(s.facts),
    },
  ],
  reference: hashSyncTroubleshooting(
    "One object isn't synchronizing passwords: troubleshoot by using the diagnostic cmdlet",
  ),
};

export const hashSyncPending: Cause = {
  code: 'hash-sync-pending',
  rank: 44,
  blocks: 'interrupt',
  title: 'The new password is on its way to the cloud',
  meaning: 'The password was changed a moment ago. Wait a few minutes before using it for Teams and mail.',
  when: 'The AD password is more than 2 minutes later than the cloud password date and at most 10 minutes old.',
  detect: (s) => (hashDelay(s) === 'pending' ? bothDates(s) : undefined),
  remedies: [
    {
      who: 'person',
      where: 'any sign-in page',
      action: 'Wait for the two-minute loop, then sign in with the new password. Do not keep trying.',
    },
  ],
  reference: hashSyncPage('How password hash synchronization works'),
};

export const cloudPasswordDiverged: Cause = {
  code: 'cloud-password-diverged',
  rank: 45,
  blocks: 'onprem',
  title: 'Two different passwords exist',
  meaning:
    'The password was changed in the cloud and the change never reached AD. A domain PC still takes the one before.',
  when: 'The cloud password date is more than 2 minutes later than pwdLastSet, and is not the arrival of the first hash.',
  detect: (s) => (isDiverged(s) ? bothDates(s) : undefined),
  remedies: [
    {
      who: 'person',
      where: 'domain PC, Ctrl+Alt+Delete',
      action: 'Change the password there with the older one: the new one then holds on both sides.',
    },
    { who: 'agent', where: 'Teams', action: 'If the older one is forgotten, ask Latchkey for a reset.' },
    {
      who: 'Entra administrator',
      where: 'Entra admin center, Password reset',
      action: 'Enable password writeback, and reset synchronised users in AD only.',
    },
  ],
  reference: passwordSyncSupport('Scenario 2'),
};

/** Undefined: in step, or nothing to compare. */
export function hashDelay(s: Situation): 'pending' | 'lost' | undefined {
  const set = passwordToCompare(s);
  const changed = s.entra?.lastPasswordChange;
  if (set === undefined || !(changed instanceof Date) || hasNeverArrived(s)) return undefined;
  if (set.getTime() - changed.getTime() <= s.thresholds.passwordDateTolerance) return undefined;
  return s.now - set.getTime() <= s.thresholds.hashSyncPending ? 'pending' : 'lost';
}

/**
 * When the AD password was set. While a change is demanded only replication data know it, and they count only where the
 * feature carries the temporary hash and the cloud does not yet show the demand.
 */
function passwordToCompare(s: Situation): Date | undefined {
  if (!s.hashSync) return undefined;
  if (!isDemandUnderHashSync(s)) return s.passwordSet;
  const isExpected = featureOf(s) === true && !isDemandShown(s) && !doesFlagPredateFeature(s);
  return isExpected ? s.ad?.written.unicodePwd : undefined;
}

/** The first hash of a new cloud user arrives later than the password was set: that is no second password. */
function isDiverged(s: Situation): boolean {
  const changed = s.entra?.lastPasswordChange;
  if (!s.hashSync || s.passwordSet === undefined || !(changed instanceof Date)) return false;
  if (changed.getTime() - s.passwordSet.getTime() <= s.thresholds.passwordDateTolerance) return false;
  const created = s.entra?.createdDateTime;
  return created === undefined || distance(changed, created) > s.thresholds.hashSyncPending;
}

function distance(a: Date, b: Date): number {
  return Math.abs(a.getTime() - b.getTime());
}

function bothDates(s: Situation): readonly Evidence[] {
  const { otherDc } = s.ad ?? {};
  const isFromOtherDc = s.passwordSet !== undefined && s.passwordSet === otherDc?.pwdLastSet;
  return [
    s.mustChange
      ? fromAd('unicodePwd written', s.ad?.written.unicodePwd)
      : fromAd(isFromOtherDc ? `pwdLastSet on ${otherDc?.server}` : 'pwdLastSet', s.passwordSet),
    fromEntra('lastPasswordChangeDateTime', s.entra?.lastPasswordChange),
    fromTenant('last password sync', s.facts.tenant.lastPasswordSync),
  ];
}
