import { isCloudMastered, isStagedRolloutUser, type Situation } from '../situation.ts';
import { isAdPasswordExpired, isAdPasswordRefusedAsExpired } from './ad-password-expiry.ts';
import type { Cause } from './cause.ts';
import { fromAd, fromEntra, fromTenant } from './evidence.ts';
import type { Evidence } from './finding.ts';
import { errorCode, hashSyncPage } from './references.ts';
import { fromNewest, rowsWith } from './sign-in-rows.ts';

/** Rule 11 and the cloud's own demand to change: what Entra itself thinks of the password's age. */

export const cloudForceChangePending: Cause = {
  code: 'cloud-force-change-pending',
  rank: 50,
  blocks: 'interrupt',
  title: 'The cloud asks for a new password',
  meaning: 'At your next sign-in to Teams or mail the cloud asks you to choose a new password.',
  when: 'forceChangePasswordNextSignIn is true, or AADSTS50055 came right after a reset, and no demand in AD is seen behind it.',
  detect: (s) => {
    if (!isJudgedInCloud(s) || s.mustChange) return undefined;
    if (s.forcedChangeShown) return [fromEntra('passwordProfile.forceChangePasswordNextSignIn', true)];
    return isResetJustBefore50055(s) ? fromNewest(s, [50055]) : undefined;
  },
  remedies: [
    {
      who: 'person',
      where: 'browser, https://myaccount.microsoft.com',
      action: 'Sign in and choose a new password. Without password writeback, change it on a domain PC instead.',
    },
  ],
  reference: hashSyncPage('Synchronizing temporary passwords and "Force Password Change on Next Logon"'),
};

export const cloudPasswordExpired: Cause = {
  code: 'cloud-password-expired',
  rank: 51,
  blocks: 'interrupt',
  title: 'Password expired in the cloud',
  meaning: "The cloud's own password age has passed. It asks you for a new password at sign-in.",
  when: 'The cloud policy applies and the password date plus the validity period has passed, or AADSTS50055 without any demand to change.',
  detect: (s) => (isCloudPasswordExpired(s) ? cloudExpiryEvidence(s) : undefined),
  remedies: [
    {
      who: 'person',
      where: 'domain PC, or a browser where password writeback is on',
      action: 'Change the password; the change starts a new period.',
    },
  ],
  reference: errorCode(50055),
};

export const expiredPasswordCloudOpen: Cause = {
  code: 'expired-password-cloud-open',
  rank: 111,
  blocks: 'caveat',
  title: 'Expired in AD, still good in the cloud',
  meaning: 'The expired password still opens Teams and mail, because the expiry of AD is not synchronised.',
  when: 'The AD password has expired under hash sync, the cloud account is enabled and its password has not expired.',
  detect: (s) =>
    isExpiredPasswordOpen(s) && cloudPolicy(s) !== 'unknown'
      ? [fromAd('pwdLastSet', s.ad?.pwdLastSet), ...policyEvidence(s)]
      : undefined,
  remedies: [
    {
      who: 'person',
      where: 'domain PC on the company network or VPN',
      action: 'Change the password: it holds on both sides.',
    },
    {
      who: 'Entra administrator',
      where: 'Graph, tenant features',
      action: 'For the whole tenant: let the cloud password policy count for synchronised users.',
      risk: 'It counts for each user only from the next password change. Exempt service accounts first.',
    },
  ],
  reference: hashSyncPage('Password expiration policy'),
};

export const cloudPasswordNeverExpiresResidual: Cause = {
  code: 'cloud-password-never-expires-residual',
  rank: 114,
  blocks: 'caveat',
  title: 'Cloud password still set never to expire',
  meaning: 'The cloud password policy is on, but for you it starts only with your next password change.',
  when: 'The cloud password policy feature is on and passwordPolicies still holds DisablePasswordExpiration.',
  detect: (s) =>
    s.hashSync && s.facts.tenant.features.cloudPasswordPolicy === true && isExempt(s) === true
      ? policyEvidence(s)
      : undefined,
  remedies: [
    {
      who: 'person',
      where: 'domain PC, Ctrl+Alt+Delete',
      action: 'Change the password; the value then goes by itself.',
    },
  ],
  reference: hashSyncPage('Cloud Password Policy for Password-Synced Users'),
};

/** The policy says so, or the log does and nothing else explains the number. */
function isCloudPasswordExpired(s: Situation): boolean {
  return isPastCloudPeriod(s) || isExpiredByLog(s);
}

/** Unless the cloud says otherwise, an expired AD password still opens it. */
export function isExpiredPasswordOpen(s: Situation): boolean {
  if (!s.hashSync || s.entra?.accountEnabled !== true || s.entra.lastPasswordChange === 'none') return false;
  return isAdPasswordExpired(s) === true && !isCloudPasswordExpired(s);
}

/** Whether the cloud's own period counts for this user. `unknown`: a setting that decides was not given. */
export function cloudPolicy(s: Situation): 'counts' | 'exempt' | 'unknown' {
  const feature = s.cloudOnly || s.facts.tenant.features.cloudPasswordPolicy;
  const isUserExempt = isExempt(s);
  if (feature === false || isUserExempt === true) return 'exempt';
  return feature === undefined || isUserExempt === undefined ? 'unknown' : 'counts';
}

function isPastCloudPeriod(s: Situation): boolean {
  const changed = s.entra?.lastPasswordChange;
  const days = validityDays(s);
  if ((!s.cloudOnly && !s.hashSync) || s.mustChange || cloudPolicy(s) !== 'counts') return false;
  if (!(changed instanceof Date) || days === undefined) return false;
  return changed.getTime() + days * 86_400_000 <= s.now;
}

/** In staged rollout the period is fixed. A null period depends on the age of the tenant and is never assumed. */
function validityDays({ facts }: Situation): number | undefined {
  if (isStagedRolloutUser(facts)) return 90;
  const days = facts.tenant.passwordValidityPeriodInDays;
  return days === undefined || days <= 0 || days === 2147483647 ? undefined : days;
}

/** AADSTS50055 also stands for a demand to change, and under pass-through for the password that expired in AD. */
function isExpiredByLog(s: Situation): boolean {
  if (rowsWith(s, [50055]).length === 0 || s.facts.entra.kind === 'absent') return false;
  if (s.mustChange || (s.forcedChangeShown && isJudgedInCloud(s)) || isResetJustBefore50055(s)) return false;
  return !(s.checkedInAd && isAdPasswordRefusedAsExpired(s));
}

/** A password cannot have expired within a day of being set: the number then means a demand to change. */
function isResetJustBefore50055(s: Situation): boolean {
  const row = rowsWith(s, [50055])[0];
  const changed = s.entra?.lastPasswordChange;
  if (row === undefined || !(changed instanceof Date) || !isJudgedInCloud(s)) return false;
  const age = row.at.getTime() - changed.getTime();
  return age >= 0 && age <= s.thresholds.recentPasswordChange;
}

/** Entra holds and judges this user's password: hash sync (also while AD cannot be read), cloud-only or handed over. */
function isJudgedInCloud(s: Situation): boolean {
  return s.entra !== undefined && (s.usesHashSync || s.cloudOnly || isCloudMastered(s.facts));
}

/** Compared without case; the value may be one of several. Undefined: the policies were not returned. */
function isExempt({ entra }: Situation): boolean | undefined {
  return entra?.passwordPolicies?.some((policy) => policy.toLowerCase() === 'disablepasswordexpiration');
}

function cloudExpiryEvidence(s: Situation): readonly Evidence[] {
  return [...policyEvidence(s), ...(fromNewest(s, [50055]) ?? [])];
}

function policyEvidence(s: Situation): readonly Evidence[] {
  const policies = s.entra?.passwordPolicies;
  return [
    fromEntra('lastPasswordChangeDateTime', s.entra?.lastPasswordChange),
    fromEntra('passwordPolicies', policies?.length === 0 ? null : policies?.join(', ')),
    fromTenant('password validity in days', validityDays(s)),
  ];
}
