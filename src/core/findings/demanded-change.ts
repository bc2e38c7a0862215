import type { Situation } from '../situation.ts';

/** What rule 9 asks of the facts, shared by the causes about temporary passwords, hash sync and wrong passwords. */

/** The new hash stays in AD. The OLD cloud password goes on working, which is why the agent hears "wrong password". */
export function isTempPasswordWithheld(s: Situation): boolean {
  return isDemandUnderHashSync(s) && featureOf(s) === false && !isOnlyBoxTicked(s);
}

/** No cloud demand and a flag older than the feature: the hash was withheld then and nothing has sent it since. */
export function doesFlagPredateFeature(s: Situation): boolean {
  const enabled = s.facts.tenant.forceChangeFeatureEnabledAt;
  const written = flagWritten(s);
  if (!isDemandUnderHashSync(s) || featureOf(s) !== true || isDemandShown(s)) return false;
  return enabled !== undefined && written !== undefined && written < enabled;
}

/** Must change, both accounts live and AD-mastered, hash sync: the ground on which rule 9 stands. */
export function isDemandUnderHashSync(s: Situation): boolean {
  return s.hashSync && s.mustChange;
}

/**
 * The cloud shows the demand. With the feature on, AADSTS50055 shows it too: Graph leaves passwordProfile null for most
 * synchronised users. With the feature off or unknown that number may as well be an expired password.
 */
export function isDemandShown(s: Situation): boolean {
  if (!isDemandUnderHashSync(s)) return false;
  return s.forcedChangeShown || (featureOf(s) === true && s.failures.some((row) => row.errorCode === 50055));
}

export function isChangeDemandCarried(s: Situation): boolean {
  return isDemandShown(s) && featureOf(s) !== false;
}

/** Entra provisions a new user with the demand, whatever the feature says. */
export function isNewUserDemand(s: Situation): boolean {
  const isWithoutHash = s.entra?.lastPasswordChange === 'none';
  return isDemandShown(s) && (isWithoutHash || (featureOf(s) === true && isNewlyCreated(s)));
}

/** The cloud password is no more than a day younger than the user: nobody has reset it since. */
function isNewlyCreated({ entra, thresholds }: Situation): boolean {
  const created = entra?.createdDateTime;
  const changed = entra?.lastPasswordChange;
  if (created === undefined || !(changed instanceof Date)) return false;
  return changed.getTime() - created.getTime() <= thresholds.newUser;
}

/** Replication data show that the password itself is the one the cloud has; only the flag is new. */
function isOnlyBoxTicked({ ad, entra, thresholds }: Situation): boolean {
  const written = ad?.written.unicodePwd;
  const changed = entra?.lastPasswordChange;
  if (written === undefined || !(changed instanceof Date)) return false;
  return written.getTime() <= changed.getTime() + thresholds.passwordDateTolerance;
}

/** Without replication data `whenChanged` is the latest the flag can have been written. */
export function flagWritten({ ad }: Situation): Date | undefined {
  return ad?.written.pwdLastSet ?? ad?.whenChanged;
}

export function isChangeAskedThroughAgents(s: Situation): boolean {
  return s.mustChange && s.signInMethod === 'passThrough';
}

export function featureOf(s: Situation): boolean | undefined {
  return s.facts.tenant.features.forcePasswordChangeOnLogon;
}
