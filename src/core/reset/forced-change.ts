import type { Situation } from '../situation.ts';
import { hasFlag, passwordNeverExpires, smartCardRequired } from '../user-account-control.ts';

/**
 * What becomes of "must change at next sign-in" (Microsoft Learn: Implement password hash synchronization). The
 * reasons a demand does not work come before the tenant's feature, because they hold on both sides.
 */
export type ForcedChange =
  | 'not-asked'
  /** DONT_EXPIRE_PASSWORD: the demand does nothing, on either side. */
  | 'suppressed'
  | 'smart-card'
  /** "User cannot change password": demanded and impossible. */
  | 'cannot-change'
  /** The cloud asks AD at each sign-in, so it meets the demand there. */
  | 'asked-in-ad'
  | 'synchronised'
  /** The feature is off: the new hash is kept from the cloud until the person has changed it. */
  | 'withheld'
  /** No live, synchronised cloud account. */
  | 'no-cloud-account'
  | 'unknown';

export function forcedChangeOf(situation: Situation, wished: boolean): ForcedChange {
  if (!wished) return 'not-asked';
  const { ad, entra, signInMethod, facts } = situation;
  if (hasFlag(ad?.userAccountControl, smartCardRequired)) return 'smart-card';
  if (hasFlag(ad?.userAccountControl, passwordNeverExpires)) return 'suppressed';
  if (ad?.cannotChangePassword === true) return 'cannot-change';
  if (!entra || entra.onPremisesSyncEnabled === false) return 'no-cloud-account';
  if (signInMethod === undefined) return 'unknown';
  if (signInMethod !== 'passwordHashSync') return 'asked-in-ad';
  const feature = facts.tenant.features.forcePasswordChangeOnLogon;
  if (feature === undefined) return 'unknown';
  return feature ? 'synchronised' : 'withheld';
}

/** For the plan: whether the demand to change will reach the cloud. */
export const reaches = {
  'not-asked': 'not-asked',
  suppressed: 'no',
  'smart-card': 'no',
  'cannot-change': 'no',
  'asked-in-ad': 'yes',
  synchronised: 'yes',
  withheld: 'no',
  'no-cloud-account': 'no',
  unknown: 'unknown',
} as const satisfies Readonly<Record<ForcedChange, 'yes' | 'no' | 'unknown' | 'not-asked'>>;
