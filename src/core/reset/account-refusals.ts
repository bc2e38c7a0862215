import { whyNotAUser } from '../account-kind.ts';
import type { AccountFacts } from '../facts.ts';
import type { Policy } from '../policy.ts';
import { protectionOf } from '../protection.ts';
import type { PlanRefusal } from '../reset-plan.ts';
import { isCloudMastered, isCloudOnly, liveAd } from '../situation.ts';

/**
 * Why this account may not be changed in AD by this person: reset and unlock alike. Empty: nothing forbids it.
 * Several AD matches forbid everything else that could be said.
 */
export function accountRefusals(
  facts: AccountFacts,
  policy: Policy,
  requesterObjectId: string,
): readonly PlanRefusal[] {
  if (facts.ad.kind === 'read' && facts.ad.value.matches > 1) return [ambiguous];
  const found = [...protectedReasons(facts, policy), ...notAUser(facts), ...wrongMaster(facts), ...missing(facts)];
  return [...(found.length > 0 ? found : gaps(facts, policy)), ...self(facts, requesterObjectId)];
}

export const ambiguous: PlanRefusal = {
  code: 'ambiguous',
  text: 'More than one account matches. Name the account by its sign-in name; nothing is changed on a guess.',
};

export function protectedReasons(facts: AccountFacts, policy: Policy): readonly PlanRefusal[] {
  const protection = protectionOf(facts, policy.protection);
  if (protection.kind !== 'protected') return [];
  return [{ code: 'protected-account', text: `This account is protected. ${protection.reasons.join(' ')}` }];
}

function notAUser({ ad }: AccountFacts): readonly PlanRefusal[] {
  const why = ad.kind === 'read' ? whyNotAUser(ad.value) : undefined;
  return why === undefined ? [] : [{ code: 'not-a-user-account', text: why }];
}

function wrongMaster(facts: AccountFacts): readonly PlanRefusal[] {
  if (isCloudOnly(facts)) {
    const text =
      'This is a cloud-only account: its password lives in Entra ID, and Latchkey is not set up to change it there.';
    return [{ code: 'cloud-only', text }];
  }
  if (isCloudMastered(facts)) {
    const text = 'The cloud masters this account. A password set in Active Directory would not reach it.';
    return [{ code: 'cloud-mastered', text }];
  }
  return [];
}

function missing(facts: AccountFacts): readonly PlanRefusal[] {
  if (isCloudOnly(facts)) return [];
  if (facts.ad.kind === 'absent') {
    return [{ code: 'not-found', text: 'Active Directory has no such account, so there is no password to set.' }];
  }
  if (facts.ad.kind === 'read' && !liveAd(facts)) {
    return [{ code: 'account-deleted', text: 'The account is deleted in Active Directory.' }];
  }
  return [];
}

/** What must be known and is not. A source that is down explains whatever else could not be read. */
function gaps(facts: AccountFacts, policy: Policy): readonly PlanRefusal[] {
  const sources = unreadable(facts);
  return sources.length > 0 ? sources : unknownProtection(facts, policy);
}

function unreadable({ ad, entra }: AccountFacts): readonly PlanRefusal[] {
  const sides = [
    ...(ad.kind === 'unavailable' ? [`Active Directory (${ad.code})`] : []),
    ...(entra.kind === 'unavailable' ? [`Entra ID (${entra.code})`] : []),
  ];
  if (entra.kind === 'read' && entra.value.onPremisesSyncEnabled === undefined) {
    const text = 'Entra ID did not say whether the account is synchronised, so where its password lives is unknown.';
    return [{ code: 'facts-unknown', text }];
  }
  if (sides.length === 0) return [];
  const text = `${sides.join(' and ')} could not be read, and nothing is changed without knowing both sides.`;
  return [{ code: 'facts-unknown', text }];
}

export function unknownProtection(facts: AccountFacts, policy: Policy): readonly PlanRefusal[] {
  const protection = protectionOf(facts, policy.protection);
  if (protection.kind !== 'unknown') return [];
  const text = `It cannot be ruled out that this account is protected. ${protection.reasons.join(' ')}`;
  return [{ code: 'protection-unknown', text }];
}

export function self({ entra }: AccountFacts, requesterObjectId: string): readonly PlanRefusal[] {
  const own = entra.kind === 'read' && entra.value.id?.toLowerCase() === requesterObjectId.toLowerCase();
  return own ? [{ code: 'self', text: 'This is your own account. Ask a colleague.' }] : [];
}
