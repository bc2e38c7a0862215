import type { AccountFacts } from './facts.ts';

/**
 * Whether somebody's own password is too new for approving: whoever has just taken over an account must not approve
 * with it. A directory does not tell a reset from a change by the owner, so both count, and so does a temporary
 * password. `unknown`: no date could be read.
 */
export function approverPassword({ ad, entra, now }: AccountFacts, age: number): 'settled' | 'recent' | 'unknown' {
  if (ad.kind === 'unavailable' || entra.kind !== 'read') return 'unknown';
  const inAd = ad.kind === 'read' ? ad.value.pwdLastSet : undefined;
  const inCloud = entra.value.lastPasswordChange;
  const dates = [inAd, inCloud, ad.kind === 'read' ? ad.value.written.unicodePwd : undefined].filter(
    (date) => date instanceof Date,
  );
  if (inAd === 'must-change' || entra.value.forceChangePasswordNextSignIn === true) return 'recent';
  if (dates.some((date) => now.getTime() - date.getTime() < age)) return 'recent';
  if (ad.kind === 'read') return inAd instanceof Date ? 'settled' : 'unknown';
  const neverHadOne = entra.value.onPremisesSyncEnabled === null && inCloud === 'none';
  return inCloud instanceof Date || neverHadOne ? 'settled' : 'unknown';
}
