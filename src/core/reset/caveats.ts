import type { Diagnosis } from '../diagnosis.ts';
import type { Finding } from '../findings/finding.ts';
import type { Situation } from '../situation.ts';
import type { ForcedChange } from './forced-change.ts';

export interface Caveat {
  readonly code: string;
  readonly text: string;
}

/** What limits the reset: of the demand itself first, then what keeps the person out although the password is new. */
export function caveatsOf(
  situation: Situation,
  diagnosis: Diagnosis,
  wish: { readonly unlock: boolean },
  forced: ForcedChange,
): readonly Caveat[] {
  const own = [
    ...forcedChangeCaveats(forced),
    ...newUserCaveats(situation, forced),
    ...writebackCaveats(situation, forced),
    ...entraJoinedCaveats(situation, forced),
    ...minimumAgeCaveats(situation, forced),
  ];
  const said = new Set(own.map(({ code }) => code));
  const remaining = diagnosis.findings.filter((finding) => remains(finding, wish) && !said.has(finding.code));
  return [...own, ...remaining.map(inWords)];
}

/** The same for an account in Entra ID alone, where a reset by an administrator ends a smart lockout, too. */
export function cloudCaveatsOf({ findings }: Diagnosis): readonly Caveat[] {
  return findings
    .filter((finding) => remains(finding, { unlock: false }) && finding.code !== 'cloud-smart-lockout')
    .map(inWords);
}

const inWords = ({ code, title, meaning }: Finding): Caveat => ({ code, text: `${title}. ${meaning}` });

function forcedChangeCaveats(forced: ForcedChange): readonly Caveat[] {
  const text = forcedChangeTexts[forced];
  return text === undefined ? [] : [text];
}

const forcedChangeTexts: Readonly<Partial<Record<ForcedChange, Caveat>>> = {
  suppressed: {
    code: 'force-change-suppressed-never-expires',
    text: 'The password is set to never expire, so the demand for a new one does nothing, on the PC and in the cloud.',
  },
  'smart-card': {
    code: 'smartcard-required',
    text: 'A smart card is required, so no password signs this person in.',
  },
  'cannot-change': {
    code: 'ad-cannot-change-password',
    text: 'This user may not change the password, so a demand for a new one would lock the person out.',
  },
  withheld: {
    code: 'temp-password-not-synced',
    text: 'The temporary password does not reach the cloud: mail and Teams keep the OLD one until a new one is chosen on a domain PC.',
  },
  unknown: {
    code: 'tenant-features-unknown',
    text: 'Nobody has declared whether temporary passwords reach the cloud of this tenant.',
  },
};

/** A user created with the demand gets it in the cloud whatever the feature says, but needs a hash to sign in at all. */
function newUserCaveats({ entra }: Situation, forced: ForcedChange): readonly Caveat[] {
  if (forced !== 'withheld' || entra?.lastPasswordChange !== 'none') return [];
  const text = 'The cloud has no password for this account yet and gets none until a new one is chosen on a domain PC.';
  return [{ code: 'cloud-no-password', text }];
}

function writebackCaveats({ facts, signInMethod }: Situation, forced: ForcedChange): readonly Caveat[] {
  if (forced !== 'synchronised' && forced !== 'asked-in-ad') return [];
  const { passwordWriteback } = facts.tenant;
  if (passwordWriteback === true) return [];
  const state = passwordWriteback === false ? 'is off' : 'is not declared';
  const then =
    signInMethod === 'passwordHashSync'
      ? 'a new password chosen in the cloud may not reach Active Directory, and there would be two'
      : 'the new password may have to be chosen on a domain PC';
  return [{ code: 'writeback-missing', text: `Password writeback ${state}: ${then}.` }];
}

function entraJoinedCaveats({ signInMethod }: Situation, forced: ForcedChange): readonly Caveat[] {
  if (forced === 'asked-in-ad' && signInMethod === 'passThrough') {
    const text =
      'A temporary password cannot be used to sign in to an Entra-joined PC under pass-through authentication.';
    return [{ code: 'aadj-unlock-not-enforced', text }];
  }
  if (forced !== 'synchronised') return [];
  const text = 'Unlocking an Entra-joined PC does not show the demand for a new password.';
  return [{ code: 'aadj-unlock-not-enforced', text }];
}

const day = 24 * 60 * 60_000;
const hour = 60 * 60_000;

/** A plain reset starts the minimum age; writeback of a change can fail on it as well. Not a cause of the catalogue. */
function minimumAgeCaveats({ ad }: Situation, forced: ForcedChange): readonly Caveat[] {
  const age = ad?.domain.minPwdAge ?? 0;
  if (age <= 0 || ad?.resultantPso !== undefined) return [];
  const span = age >= day ? `${Math.ceil(age / day)} day(s)` : `${Math.ceil(age / hour)} hour(s)`;
  if (forced === 'not-asked') {
    return [
      {
        code: 'minimum-password-age',
        text: `The person cannot change this password for ${span} (minimum password age).`,
      },
    ];
  }
  if (forced !== 'synchronised') return [];
  const text = `The minimum password age of ${span} can make a change from the cloud fail in Active Directory.`;
  return [{ code: 'minimum-password-age', text }];
}

/** Causes that a new password takes away, or that a plan says better in its own words. */
const curedByReset = new Set([
  'cloud-no-password',
  'temp-password-not-synced',
  'temp-password-flag-predates-feature',
  'temp-password-synced',
  'hash-not-synced',
  'hash-sync-pending',
  'cloud-password-diverged',
  'ad-password-expired',
  'ad-must-change-password',
  'new-user-force-change',
  'cloud-force-change-pending',
  'cloud-password-expired',
  'wrong-password',
  'risk-password-change-required',
  'session-revoked',
  'sign-in-frequency-expired',
  'force-change-suppressed-never-expires',
  'writeback-missing',
  'aadj-unlock-not-enforced',
]);

/** Caveats and gaps that bear on a reset; the other ones are for the diagnosis. */
const bearsOnReset = new Set([
  'ad-protected-user',
  'scril-old-password-risk',
  'cloud-session-still-valid',
  'dc-replica-lag',
  'tenant-features-unknown',
  'ad-attribute-missing',
  'ad-password-never-expires',
  'ad-cannot-change-password',
]);

function remains({ code, blocks }: Finding, { unlock }: { readonly unlock: boolean }): boolean {
  if (curedByReset.has(code) || (code === 'ad-account-locked' && unlock)) return false;
  return blocks === 'both' || blocks === 'cloud' || blocks === 'onprem' || bearsOnReset.has(code);
}
