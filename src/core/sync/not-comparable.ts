import type { EntraUser } from '../facts.ts';
import { isCloudMastered, type Situation } from '../situation.ts';
import { hasFlag, smartCardRequired } from '../user-account-control.ts';
import type { Judgement } from './judgement.ts';

/** Accounts without two comparable passwords, whatever their dates say. `undefined`: AD may master this one. */
export function notComparable(situation: Situation): Judgement | undefined {
  return unreadable(situation) ?? masteredByCloud(situation);
}

function unreadable({ facts, cloudOnly }: Situation): Judgement | undefined {
  if (facts.ad.kind === 'read' && facts.ad.value.matches > 1) {
    return unknown('More than one account matches, so nothing can be said about its password.', ['ad-ambiguous-match']);
  }
  if (facts.entra.kind === 'unavailable') {
    const headline = 'Entra ID could not be read, so it is not known whether the cloud has the password.';
    return unknown(headline, ['entra-unreachable', 'ad-unreachable']);
  }
  if (facts.ad.kind === 'unavailable' && !cloudOnly && !isCloudMastered(facts)) {
    const headline = 'Active Directory could not be read, so there is no password date to compare the cloud with.';
    return unknown(headline, ['ad-unreachable']);
  }
  return undefined;
}

function masteredByCloud({ facts, cloudOnly }: Situation): Judgement | undefined {
  if (cloudOnly) {
    return notApplicable('This is a cloud-only account: its password lives in Entra ID alone.', ['cloud-only-user']);
  }
  if (isCloudMastered(facts)) {
    const headline = 'The cloud masters this account: a password set in Active Directory does not reach it.';
    return notApplicable(headline, ['source-of-authority-cloud']);
  }
  return undefined;
}

export const noCloudAccount: Judgement = notApplicable(
  'There is no live account in Entra ID, so there is no cloud password to compare.',
  ['entra-user-not-found', 'entra-user-soft-deleted', 'not-in-sync-scope'],
);

export const noAdAccount: Judgement = notApplicable(
  'There is no live account in Active Directory, so there is no password to compare the cloud with.',
  ['ad-object-not-found', 'ad-object-deleted', 'not-in-sync-scope'],
);

export function notSynchronised(entra: EntraUser): Judgement | undefined {
  if (entra.onPremisesSyncEnabled !== false) return undefined;
  const headline =
    'The account is no longer synchronised: a password set in Active Directory does not reach the cloud.';
  return notApplicable(headline, ['not-in-sync-scope']);
}

/** Sign-ins that do not use a hash in the cloud. */
export function askedElsewhere({ facts, ad, signInMethod }: Situation): Judgement | undefined {
  if (signInMethod === 'passThrough') {
    const headline = 'The cloud asks Active Directory itself at every sign-in, so a new password counts there at once.';
    return notApplicable(headline, ['pta-agent-failure']);
  }
  if (signInMethod === 'federated' && facts.tenant.features.passwordSync !== true) {
    const headline = 'The federation service asks Active Directory at every sign-in, so a new password counts at once.';
    return notApplicable(headline, []);
  }
  if (hasFlag(ad?.userAccountControl, smartCardRequired)) {
    const headline = 'A smart card is required: Active Directory holds a random password that nobody signs in with.';
    return notApplicable(headline, ['smartcard-required']);
  }
  return undefined;
}

function unknown(headline: string, codes: readonly string[]): Judgement {
  return { kind: 'unknown', headline, codes };
}

function notApplicable(headline: string, codes: readonly string[]): Judgement {
  return { kind: 'not-applicable', headline, codes };
}
