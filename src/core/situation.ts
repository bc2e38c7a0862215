import type { AccountFacts, AdAccount, EntraUser, SignIn, SignInMethod } from './facts.ts';
import type { Thresholds } from './thresholds.ts';
import { failuresSinceSuccess } from './sign-in-rows.ts';
import { hasFlag, passwordNeverExpires, smartCardRequired } from './user-account-control.ts';

/**
 * What the combination rules share, worked out once from the facts. Every cause reads it and none changes it, so the
 * order in which causes are asked means nothing.
 */
export interface Situation {
  readonly facts: AccountFacts;
  readonly thresholds: Thresholds;
  /** Milliseconds, as `Date.getTime`. */
  readonly now: number;
  /** The live AD account behind this user. Undefined: deleted, absent, unreadable, or the user is cloud-only. */
  readonly ad: AdAccount | undefined;
  /** The live Entra user. Undefined: deleted, absent or unreadable. */
  readonly entra: EntraUser | undefined;
  readonly cloudOnly: boolean;
  readonly signInMethod: SignInMethod | undefined;
  /** Entra checks this user's password against a hash that AD sent, whether or not both accounts could be read. */
  readonly usesHashSync: boolean;
  /** Both accounts are live, AD masters the user, and Entra checks the password against the hash that AD sent. */
  readonly hashSync: boolean;
  /** A cloud sign-in is checked in AD, at the moment it happens. */
  readonly checkedInAd: boolean;
  readonly mustChange: boolean;
  /** When the password was set: the later date where two DCs disagree. Undefined: must change, or not returned. */
  readonly passwordSet: Date | undefined;
  /** The cloud itself shows that a change is demanded; null or nothing shown is not a "no". */
  readonly forcedChangeShown: boolean;
  /** Rows that still count: newest first, inside the history, after the newest success. */
  readonly failures: readonly SignIn[];
}

export function readSituation(facts: AccountFacts, thresholds: Thresholds): Situation {
  const cloudOnly = isCloudOnly(facts);
  const ad = cloudOnly ? undefined : liveAd(facts);
  const entra = liveEntra(facts);
  const signInMethod = signInMethodOf(facts);
  const usesHashSync = hashSyncInForce(facts);
  return {
    facts,
    thresholds,
    now: facts.now.getTime(),
    ad,
    entra,
    cloudOnly,
    signInMethod,
    usesHashSync,
    hashSync: usesHashSync && ad !== undefined && entra !== undefined,
    checkedInAd: !cloudOnly && (signInMethod === 'passThrough' || signInMethod === 'federated'),
    mustChange: mustChange(facts),
    passwordSet: ad && latestPasswordSet(ad),
    forcedChangeShown: entra?.forceChangePasswordNextSignIn === true,
    failures: failuresSinceSuccess(facts, thresholds.signInHistory),
  };
}

export function liveAd(facts: AccountFacts): AdAccount | undefined {
  return facts.ad.kind === 'read' && !facts.ad.value.isDeleted ? facts.ad.value : undefined;
}

export function liveEntra(facts: AccountFacts): EntraUser | undefined {
  return facts.entra.kind === 'read' && facts.entra.value.deletedDateTime === undefined ? facts.entra.value : undefined;
}

/** Never synchronised and not handed over from AD: AD facts do not apply to this user. */
export function isCloudOnly(facts: AccountFacts): boolean {
  const entra = liveEntra(facts);
  return entra !== undefined && entra.onPremisesSyncEnabled === null && entra.isCloudManaged !== true;
}

/**
 * Who checks this user's password in the cloud. The declaration decides, staged rollout overrides it; where nothing is
 * declared it is inferred. Undefined: nobody has said and nothing shows it.
 */
export function signInMethodOf(facts: AccountFacts): SignInMethod | undefined {
  const { tenant } = facts;
  if (isStagedRolloutUser(facts))
    return tenant.stagedRollout?.feature === 'passwordHashSync' ? 'passwordHashSync' : 'passThrough';
  if (tenant.signInMethod === 'cloudOnly') return undefined;
  if (tenant.signInMethod !== undefined) return tenant.signInMethod;
  if (tenant.domainAuthenticationType === 'Federated') return 'federated';
  if (showsPassThrough(facts)) return 'passThrough';
  return tenant.features.passwordSync === true ? 'passwordHashSync' : undefined;
}

/** Graph's names; the other features of a rollout do not change who checks the password. */
const rolloutMethods = ['passwordHashSync', 'passthroughAuthentication'];

/** In a federated domain, and in a group whose sign-in was moved to Entra: treated as managed. */
export function isStagedRolloutUser({ tenant }: AccountFacts): boolean {
  const federated = tenant.domainAuthenticationType === 'Federated' || tenant.signInMethod === 'federated';
  const rollout = tenant.stagedRollout;
  return federated && rollout !== undefined && rollout.userIncluded && rolloutMethods.includes(rollout.feature);
}

/** Only pass-through agents give 800xx and 50144 (Microsoft Entra authentication error codes). */
export function isPassThroughCode(errorCode: number): boolean {
  return (errorCode >= 80001 && errorCode <= 80014) || errorCode === 50144;
}

function showsPassThrough({ signIns }: AccountFacts): boolean {
  return signIns.kind === 'read' && signIns.value.some((row) => isPassThroughCode(row.errorCode));
}

/** Entra checks this user's password against a hash that AD sent. False also when nobody has said how it is checked. */
export function hashSyncInForce(facts: AccountFacts): boolean {
  return signInMethodOf(facts) === 'passwordHashSync' && !isCloudOnly(facts) && !isCloudMastered(facts);
}

/** AD changes no longer flow to this user. */
export function isCloudMastered(facts: AccountFacts): boolean {
  return facts.entra.kind === 'read' && facts.entra.value.isCloudManaged === true;
}

/**
 * "User must change password at next logon" is set and means something: with never-expires or smart card required it
 * does nothing ([MS-SAMR] 3.1.5.14.4).
 */
export function mustChange(facts: AccountFacts): boolean {
  const ad = isCloudOnly(facts) ? undefined : liveAd(facts);
  return ad?.pwdLastSet === 'must-change' && !hasFlag(ad.userAccountControl, passwordNeverExpires | smartCardRequired);
}

/** The later `pwdLastSet` of the two DCs read; replication has not caught up where they differ. */
export function latestPasswordSet(ad: AdAccount): Date | undefined {
  const here = ad.pwdLastSet;
  const there = ad.otherDc?.pwdLastSet;
  if (!(here instanceof Date)) return undefined;
  return there instanceof Date && there > here ? there : here;
}
