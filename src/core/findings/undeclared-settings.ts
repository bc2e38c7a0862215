import { showFeatures } from '../admin-commands.ts';
import { isCloudMastered, type Situation } from '../situation.ts';
import { isAccountExpired } from './account-expiry.ts';
import { isAdDisabled } from './account-state.ts';
import { lockoutState } from './ad-lockout.ts';
import { isAdPasswordExpired } from './ad-password-expiry.ts';
import type { Cause } from './cause.ts';
import { cloudPolicy, isExpiredPasswordOpen } from './cloud-password.ts';
import { fromTenant } from './evidence.ts';
import { isHourAllowed, isWorkstationRestricted } from './logon-restrictions.ts';
import { graphSynchronization } from './references.ts';
import { featureOf, isDemandUnderHashSync } from './demanded-change.ts';

export const tenantFeaturesUnknown: Cause = {
  code: 'tenant-features-unknown',
  rank: 133,
  blocks: 'unknown',
  title: 'A tenant setting that decides is not known',
  meaning: 'Nobody has told Latchkey how this tenant is set up, so it cannot say for certain what the cloud does here.',
  when: 'Must change under hash sync with the feature undeclared; or the sign-in method or the cloud password policy is undeclared and would decide.',
  detect: (s) => {
    const undeclared = undeclaredSettings(s);
    return undeclared.length === 0 ? undefined : undeclared.map((name) => fromTenant(name, undefined));
  },
  remedies: [
    {
      who: 'Entra administrator',
      where: 'Graph PowerShell as a Global Administrator, then the settings of Latchkey',
      action: 'Read the features and declare them in the tenant profile: no application permission can read them.',
      command: showFeatures,
    },
  ],
  reference: graphSynchronization('Permissions'),
};

/** Only what would change the answer for this account; a setting that does not matter here is not asked for. */
function undeclaredSettings(s: Situation): readonly string[] {
  const undeclared: string[] = [];
  if (isDemandUnderHashSync(s) && featureOf(s) === undefined) undeclared.push('userForcePasswordChangeOnLogonEnabled');
  if (isExpiredPasswordOpen(s) && cloudPolicy(s) === 'unknown') {
    undeclared.push('cloudPasswordPolicyForPasswordSyncedUsersEnabled');
  }
  if (isMethodDecisive(s)) undeclared.push('signInMethod');
  return undeclared;
}

/** Nobody has said who checks the password, and the account is in a state that only some of the methods let in. */
function isMethodDecisive(s: Situation): boolean {
  if (s.signInMethod !== undefined || s.ad === undefined || s.entra === undefined) return false;
  return !isCloudMastered(s.facts) && (isRefusedInAd(s) || datesDiffer(s));
}

/** AD itself would refuse or interrupt a sign-in now. */
export function isRefusedInAd(s: Situation): boolean {
  return (
    isAdDisabled(s) ||
    isAccountExpired(s) ||
    lockoutState(s) === 'locked' ||
    isAdPasswordExpired(s) === true ||
    s.mustChange ||
    isHourAllowed(s) === false ||
    isWorkstationRestricted(s)
  );
}

function datesDiffer({ entra, passwordSet, thresholds }: Situation): boolean {
  const changed = entra?.lastPasswordChange;
  if (passwordSet === undefined || changed === undefined) return false;
  return changed === 'none' || Math.abs(changed.getTime() - passwordSet.getTime()) > thresholds.passwordDateTolerance;
}
