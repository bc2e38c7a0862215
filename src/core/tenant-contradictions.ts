import { defaultThresholds } from './thresholds.ts';
import type { AccountFacts } from './facts.ts';
import {
  isPassThroughCode,
  isStagedRolloutUser,
  latestPasswordSet,
  liveAd,
  liveEntra,
  mustChange,
} from './situation.ts';

/** A declaration that the facts of one account speak against. For administrators: it is not a cause of anything. */
export interface TenantContradiction {
  readonly declared: string;
  readonly seen: string;
  readonly advice: string;
}

/**
 * Checks the declared tenant profile against what one account shows. Empty: nothing speaks against it, which proves
 * nothing, and what was not declared cannot be contradicted.
 */
export function tenantContradictions(facts: AccountFacts): readonly TenantContradiction[] {
  return [
    forcedChangeWhileOff(facts),
    agentsUnderHashSync(facts),
    federationAgainstDomain(facts),
    hashSyncWhileOff(facts),
    cloudPolicyWhileOff(facts),
    enabledDateWhileOff(facts),
  ].filter((contradiction) => contradiction !== undefined);
}

/** A new user is provisioned with the demand whatever the feature says, so only a reset of an older user tells. */
function forcedChangeWhileOff(facts: AccountFacts): TenantContradiction | undefined {
  const entra = liveEntra(facts);
  const { tenant } = facts;
  if (tenant.signInMethod !== 'passwordHashSync' || tenant.features.forcePasswordChangeOnLogon !== false)
    return undefined;
  if (!mustChange(facts) || entra?.forceChangePasswordNextSignIn !== true) return undefined;
  const { createdDateTime: created, lastPasswordChange: changed } = entra;
  if (created === undefined || !(changed instanceof Date)) return undefined;
  if (changed.getTime() - created.getTime() <= defaultThresholds.newUser) return undefined;
  return {
    declared: 'userForcePasswordChangeOnLogonEnabled is off',
    seen: 'a user who is not new must change the password in AD, and Entra ID demands it too',
    advice: 'Read the feature again and correct the tenant profile: it is probably on.',
  };
}

function agentsUnderHashSync({ signIns, tenant }: AccountFacts): TenantContradiction | undefined {
  if (tenant.signInMethod !== 'passwordHashSync' || signIns.kind !== 'read') return undefined;
  const row = signIns.value.find(({ errorCode }) => isPassThroughCode(errorCode));
  if (row === undefined) return undefined;
  return {
    declared: 'sign-in by password hash sync',
    seen: `AADSTS${row.errorCode} in the sign-in log, which only pass-through agents give`,
    advice: 'Check the sign-in method in Entra Connect, and whether this user is in a staged rollout for pass-through.',
  };
}

function federationAgainstDomain(facts: AccountFacts): TenantContradiction | undefined {
  const { domainAuthenticationType: domain, signInMethod } = facts.tenant;
  if (domain === undefined || signInMethod === undefined || isStagedRolloutUser(facts)) return undefined;
  if ((domain === 'Federated') === (signInMethod === 'federated')) return undefined;
  return {
    declared: `sign-in method ${signInMethod}`,
    seen: `the domain is ${domain} in Entra ID`,
    advice: 'Correct the tenant profile, or declare the sign-in method of this domain by itself.',
  };
}

function hashSyncWhileOff({ now, tenant }: AccountFacts): TenantContradiction | undefined {
  const { features, lastPasswordSync } = tenant;
  if (features.passwordSync !== false || lastPasswordSync === undefined) return undefined;
  if (now.getTime() - lastPasswordSync.getTime() > defaultThresholds.hashSyncStale) return undefined;
  return {
    declared: 'passwordSyncEnabled is off',
    seen: 'Entra ID reports a password sync within the last two hours',
    advice: 'Read the feature again and correct the tenant profile.',
  };
}

/** With the policy off, every hash sync writes DisablePasswordExpiration. */
function cloudPolicyWhileOff(facts: AccountFacts): TenantContradiction | undefined {
  const ad = liveAd(facts);
  const entra = liveEntra(facts);
  const { features, signInMethod } = facts.tenant;
  if (signInMethod !== 'passwordHashSync' || features.cloudPasswordPolicy !== false) return undefined;
  const set = ad && latestPasswordSet(ad);
  const changed = entra?.lastPasswordChange;
  if (set === undefined || !(changed instanceof Date) || entra?.onPremisesSyncEnabled !== true) return undefined;
  const isFromHashSync = Math.abs(changed.getTime() - set.getTime()) <= defaultThresholds.passwordDateTolerance;
  if (!isFromHashSync || entra.passwordPolicies === undefined || entra.passwordPolicies.length > 0) return undefined;
  return {
    declared: 'cloudPasswordPolicyForPasswordSyncedUsersEnabled is off',
    seen: 'the password came by hash sync and the user has no DisablePasswordExpiration',
    advice: 'Read the feature again: it is probably on, and passwords expire in the cloud too.',
  };
}

function enabledDateWhileOff({ now, tenant }: AccountFacts): TenantContradiction | undefined {
  const since = tenant.forceChangeFeatureEnabledAt;
  const isOff = tenant.features.forcePasswordChangeOnLogon === false;
  if (since === undefined || (!isOff && since <= now)) return undefined;
  return {
    declared: `userForcePasswordChangeOnLogonEnabled on since ${since.toISOString()}`,
    seen: isOff ? 'the same feature is declared off' : 'that moment has not come yet',
    advice: 'Correct the tenant profile: one of the two declarations is wrong.',
  };
}
