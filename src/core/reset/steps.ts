import type { Situation } from '../situation.ts';
import type { ForcedChange } from './forced-change.ts';

interface Step {
  readonly where: 'Domain PC' | 'Cloud' | 'Entra-joined PC' | 'Existing sessions';
  readonly what: string;
}

/** What will happen where, in words for the agent. */
export function stepsOf(situation: Situation, forced: ForcedChange): readonly Step[] {
  return [
    { where: 'Domain PC', what: onDomainPc(forced) },
    { where: 'Cloud', what: inCloud(situation, forced) },
    { where: 'Entra-joined PC', what: onEntraJoinedPc(situation, forced) },
    { where: 'Existing sessions', what: existingSessions },
  ];
}

const existingSessions =
  'Stay open until they have to sign in again. A reset does not end them; sessions are revoked in Entra ID.';

function onDomainPc(forced: ForcedChange): string {
  switch (forced) {
    case 'not-asked':
      return 'Takes the new password at once and asks for nothing.';
    case 'suppressed':
      return 'Takes the new password at once and does NOT ask for another, because it is set to never expire.';
    case 'smart-card':
      return 'Refuses every password, because a smart card is required.';
    case 'cannot-change':
      return 'Asks for a new password and then refuses it, because this user may not change the password.';
    default:
      return 'Takes the new password at once and asks for another at the next sign-in.';
  }
}

function inCloud(situation: Situation, forced: ForcedChange): string {
  const { entra, signInMethod, facts } = situation;
  if (!entra) return 'Nothing: there is no live cloud account.';
  if (entra.onPremisesSyncEnabled === false) return 'Nothing: the cloud account is no longer synchronised.';
  if (forced === 'smart-card') return 'Nothing helps with a password: a smart card is required.';
  if (signInMethod === undefined) return 'Not known: nobody has declared how the cloud checks passwords here.';
  if (signInMethod !== 'passwordHashSync') return askedInAd(forced);
  if (facts.tenant.syncEnabled === false || facts.tenant.features.passwordSync === false) {
    return 'Keeps the old password: password hash synchronisation is switched off.';
  }
  switch (forced) {
    case 'withheld':
      return 'Keeps the OLD password. The new one is held back until the person has chosen another on a domain PC.';
    case 'synchronised':
      return 'Takes the new password within a few minutes and asks for another; the old one works until then.';
    case 'unknown':
      return 'Not known: nobody has declared whether this tenant sends temporary passwords to the cloud.';
    case 'suppressed':
      return 'Does not ask for another password. Whether it takes the new one is not documented for this combination.';
    case 'cannot-change':
      return 'May ask for a new password, which then cannot be set.';
    default:
      return 'Takes the new password within a few minutes; the old one works until then.';
  }
}

function askedInAd(forced: ForcedChange): string {
  if (forced === 'asked-in-ad') {
    return 'Asks Active Directory, so the new password counts at once; a new one must be chosen before it lets anybody in.';
  }
  return 'Asks Active Directory, so the new password counts at once.';
}

function onEntraJoinedPc({ entra, signInMethod }: Situation, forced: ForcedChange): string {
  if (!entra || entra.onPremisesSyncEnabled === false || forced === 'smart-card') {
    return 'Nothing changes there.';
  }
  if (forced === 'asked-in-ad' && signInMethod === 'passThrough') {
    return 'Cannot be used with a temporary password; choose a new one on a domain PC or in a browser first.';
  }
  switch (forced) {
    case 'withheld':
      return 'Keeps the OLD password, as the cloud does.';
    case 'synchronised':
      return 'Does not show the demand for a new password; choose it in a browser.';
    case 'unknown':
    case 'suppressed':
      return 'Follows the cloud.';
    default:
      return 'Takes the new password once the cloud does.';
  }
}
