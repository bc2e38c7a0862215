import type { AdAccount, EntraUser } from '../facts.ts';
import { dateTime } from '../findings/evidence.ts';
import type { Situation } from '../situation.ts';
import type { Judgement } from './judgement.ts';

type Holds = (code: string) => boolean;

/** Causes that keep every password change of the tenant from the cloud. */
const stopped = ['sync-disabled', 'phs-disabled', 'phs-stale', 'sync-stale'];

/**
 * Compares when AD got the password with when the cloud did. `pwdLastSet` is 0 while a change is demanded; then only
 * the replication metadata of unicodePwd tell when the password itself was set.
 */
export function compareDates(situation: Situation, ad: AdAccount, entra: EntraUser, holds: Holds): Judgement {
  const withheld = withheldOnPurpose(holds);
  if (withheld) return withheld;
  const set = passwordSetAt(situation, ad);
  const cloud = entra.lastPasswordChange;
  if (cloud === undefined) return unknown('Entra ID did not return when the cloud password was set.', []);
  if (!set) return withoutDate(situation, cloud, holds);
  if (cloud === 'none') return notArrived(situation, ad, set, undefined, holds);

  const ahead = set.getTime() - cloud.getTime();
  if (Math.abs(ahead) <= situation.thresholds.passwordDateTolerance) return inStep(situation, cloud, holds);
  return ahead > 0 ? notArrived(situation, ad, set, cloud, holds) : cloudIsNewer(situation, set, cloud, holds);
}

function passwordSetAt({ passwordSet }: Situation, ad: AdAccount): Date | undefined {
  return passwordSet ?? (ad.pwdLastSet === 'must-change' ? ad.written.unicodePwd : undefined);
}

function withheldOnPurpose(holds: Holds): Judgement | undefined {
  if (holds('temp-password-not-synced')) {
    const then = holds('cloud-no-password') ? 'has no password for this account' : 'still takes the old one';
    const headline = `The temporary password is kept from the cloud, which ${then} until a new one is chosen on a domain PC.`;
    return { kind: 'withheld', headline, codes: ['temp-password-not-synced', 'cloud-no-password', ...stopped] };
  }
  if (holds('temp-password-flag-predates-feature')) {
    const headline =
      'The demand for a new password is older than the tenant feature, so the cloud refuses the temporary password.';
    return { kind: 'withheld', headline, codes: ['temp-password-flag-predates-feature', ...stopped] };
  }
  return undefined;
}

function inStep(situation: Situation, cloud: Date, holds: Holds): Judgement {
  const since = `The cloud has had this password since ${dateTime(cloud)}`;
  const prompt = situation.forcedChangeShown ? ' and asks for a new one at the next sign-in' : '';
  const warning = stopped.some(holds) ? ', but synchronisation has stopped, so the next change may not arrive' : '';
  return { kind: 'in-step', headline: `${since}${prompt}${warning}.`, codes: [...promptCodes, ...stopped] };
}

const promptCodes = ['temp-password-synced', 'new-user-force-change', 'cloud-force-change-pending'];

function notArrived(situation: Situation, ad: AdAccount, set: Date, cloud: Date | undefined, holds: Holds): Judgement {
  const missing = cloud ? `still has the password of ${dateTime(cloud)}` : 'has no password for this account';
  const open = undecided(situation, ad, holds);
  if (open) return unknown(`The cloud ${missing}; ${open}.`, ['tenant-features-unknown', ...suppressed]);
  if (stopped.some(holds)) {
    const headline = `The cloud ${missing}: synchronisation has stopped, so the one set at ${dateTime(set)} does not arrive.`;
    return { kind: 'stale', headline, codes: [...lateCodes, ...stopped] };
  }
  const deadline = new Date(set.getTime() + situation.thresholds.hashSyncPending);
  if (situation.now <= deadline.getTime()) {
    const headline = `The cloud ${missing}; the new one is on its way and is due by ${dateTime(deadline)}.`;
    return { kind: 'pending', headline, deadline, codes: ['hash-sync-pending', 'cloud-no-password', 'dc-replica-lag'] };
  }
  const headline = `The cloud ${missing}: the one set at ${dateTime(set)} was due by ${dateTime(deadline)} and has not arrived.`;
  return { kind: 'stale', headline, codes: lateCodes };
}

const lateCodes = ['hash-not-synced', 'cloud-no-password', 'dc-replica-lag'];
const suppressed = ['force-change-suppressed-never-expires'];

/** Why it cannot be said whether a newer password will arrive. */
function undecided(
  { signInMethod, mustChange, forcedChangeShown }: Situation,
  ad: AdAccount,
  holds: Holds,
): string | undefined {
  if (signInMethod === undefined) return 'nobody has declared how the cloud checks passwords in this tenant';
  if (ad.pwdLastSet !== 'must-change' || forcedChangeShown) return undefined;
  if (!mustChange) return 'what happens to a password that never expires and must change is not documented';
  return holds('tenant-features-unknown')
    ? 'nobody has declared whether this tenant sends temporary passwords to the cloud'
    : undefined;
}

function cloudIsNewer(situation: Situation, set: Date, cloud: Date, holds: Holds): Judgement {
  // A temporary password that arrived late is shown with the demand to change it.
  if (situation.mustChange && situation.forcedChangeShown) return inStep(situation, cloud, holds);
  if (situation.signInMethod === undefined) {
    const headline = `The cloud password is newer (${dateTime(cloud)}), but nobody has declared how the cloud checks passwords.`;
    return unknown(headline, ['tenant-features-unknown']);
  }
  const headline = `There are two passwords: the cloud one was set at ${dateTime(cloud)}, the one in Active Directory at ${dateTime(set)}.`;
  return { kind: 'diverged', headline, codes: ['cloud-password-diverged'] };
}

function withoutDate(situation: Situation, cloud: Date | 'none', holds: Holds): Judgement {
  if (cloud instanceof Date && situation.mustChange && situation.forcedChangeShown)
    return inStep(situation, cloud, holds);
  if (cloud === 'none' && holds('cloud-no-password')) {
    const headline = 'The cloud has no password for this account: none has arrived from Active Directory.';
    return { kind: 'stale', headline, codes: [...lateCodes, ...stopped] };
  }
  const codes = ['ad-attribute-missing', 'tenant-features-unknown', ...suppressed];
  return unknown('Active Directory did not return when the password was set, so the dates cannot be compared.', codes);
}

function unknown(headline: string, codes: readonly string[]): Judgement {
  return { kind: 'unknown', headline, codes };
}
