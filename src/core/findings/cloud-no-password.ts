import { diagnosePasswordSync, fullPasswordSync, fullPasswordSyncRisk, sendOneHash } from '../admin-commands.ts';
import type { Situation } from '../situation.ts';
import type { Cause } from './cause.ts';
import { featureOf, isDemandShown } from './demanded-change.ts';
import { fromEntra, fromTenant } from './evidence.ts';
import type { Evidence, Remedy } from './finding.ts';
import { hashSyncTroubleshooting } from './references.ts';
import { fromNewest } from './sign-in-rows.ts';

/** Rules 9 and 10: whether the cloud has any password for this user. */

export const cloudNoPassword: Cause = {
  code: 'cloud-no-password',
  rank: 40,
  blocks: 'cloud',
  title: 'The cloud has no password for this user',
  meaning: 'No password has ever arrived in the cloud for you, so every password is refused there.',
  when: 'AADSTS50056, or a synchronised user without a cloud password date, or created after the last good password sync.',
  detect: (s) => noPasswordEvidence(s),
  remedies: (s) => (s.cloudOnly ? [resetInCloud] : remediesByHashSync(s)),
  reference: hashSyncTroubleshooting(
    "One object isn't synchronizing passwords: troubleshoot by using the diagnostic cmdlet",
  ),
};

const resetInCloud: Remedy = {
  who: 'Entra administrator',
  where: 'Entra admin center',
  action: 'Reset the password there: a cloud-only user gets it from nowhere else.',
};

function remediesByHashSync(s: Situation): readonly Remedy[] {
  return [
    {
      who: 'person',
      where: 'domain PC on the company network or VPN',
      action: 'Change the password: that sends it up.',
    },
    {
      who: 'sync administrator',
      where: 'Entra Connect server',
      action: "Send this user's hash alone.",
      command: sendOneHash(s.facts),
      risk: 'A temporary password stays withheld while the forced-change feature is off.',
    },
    {
      who: 'sync administrator',
      where: 'Entra Connect server',
      action: 'If it does not arrive, ask the server why. The object must be enabled and in scope.',
      command: diagnosePasswordSync(s.facts),
    },
    {
      who: 'sync administrator',
      where: 'Entra Connect server',
      action: 'If many users have no password, send all hashes again.',
      command: fullPasswordSync(s.facts),
      risk: fullPasswordSyncRisk,
    },
  ];
}

/** What is known of this user's hash in the cloud, other than its date, comes from rows and ages. */
function noPasswordEvidence(s: Situation): readonly Evidence[] | undefined {
  const { entra, facts } = s;
  if (hasNeverArrived(s)) {
    return [
      fromEntra('lastPasswordChangeDateTime', entra?.lastPasswordChange === 'none' ? null : entra?.lastPasswordChange),
      fromEntra('createdDateTime', entra?.createdDateTime),
      fromTenant('last password sync', facts.tenant.lastPasswordSync),
    ];
  }
  const mayExist = facts.entra.kind === 'unavailable' || entra !== undefined;
  return mayExist ? fromNewest(s, [50056]) : undefined;
}

export function hasNoCloudPassword(s: Situation): boolean {
  return noPasswordEvidence(s) !== undefined;
}

/** Never got a hash, or is younger than the last one that anybody got: Graph may show the creation time instead. */
export function hasNeverArrived(s: Situation): boolean {
  const { entra, facts, thresholds } = s;
  const isSynced = s.usesHashSync && (s.ad !== undefined || facts.ad.kind === 'unavailable');
  if (!isSynced || entra === undefined) return false;
  if (isDemandShown(s) && featureOf(s) === true) return false;
  const { lastPasswordChange, createdDateTime } = entra;
  if (lastPasswordChange === 'none') return true;
  const { lastPasswordSync } = facts.tenant;
  if (lastPasswordChange === undefined || createdDateTime === undefined || lastPasswordSync === undefined) return false;
  const isCreationTime =
    Math.abs(lastPasswordChange.getTime() - createdDateTime.getTime()) <= thresholds.passwordDateTolerance;
  return isCreationTime && createdDateTime > lastPasswordSync;
}
