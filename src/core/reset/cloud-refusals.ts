import { cloudObjections } from '../cloud-only.ts';
import type { AccountFacts } from '../facts.ts';
import type { Policy } from '../policy.ts';
import type { PlanRefusal } from '../reset-plan.ts';
import { ambiguous, protectedReasons, self, unknownProtection } from './account-refusals.ts';

/**
 * Why the password of this account may not be set in Entra ID by this person. Empty: nothing forbids it, and both
 * directories have shown that the account is in Entra ID alone. Any doubt about that is a reason.
 */
export function cloudRefusals(facts: AccountFacts, policy: Policy, requesterObjectId: string): readonly PlanRefusal[] {
  if (facts.ad.kind === 'read' && facts.ad.value.matches > 1) return [ambiguous];
  const found = [...protectedReasons(facts, policy), ...adSide(facts), ...entraSide(facts), ...federation(facts)];
  return [...(found.length > 0 ? found : unknownProtection(facts, policy)), ...self(facts, requesterObjectId)];
}

/** Only an AD that was asked and has no such account shows that there is none. */
function adSide({ ad }: AccountFacts): readonly PlanRefusal[] {
  switch (ad.kind) {
    case 'absent':
      return [];
    case 'read':
      return [
        {
          code: 'linked-to-ad',
          text: 'Active Directory has an account of the same sign-in name, so the two may be joined at any time.',
        },
      ];
    case 'unavailable':
      return [
        {
          code: 'facts-unknown',
          text: `Active Directory (${ad.code}) could not be read, so it cannot be ruled out that the account is in it, too.`,
        },
      ];
  }
}

function entraSide({ entra }: AccountFacts): readonly PlanRefusal[] {
  if (entra.kind === 'read') return cloudObjections(entra.value);
  return [{ code: 'facts-unknown', text: 'Entra ID could not be read, and nothing is changed without knowing it.' }];
}

/** Microsoft Graph, Update user: `passwordProfile` cannot be used for federated users. */
function federation({ tenant: { domainAuthenticationType: type, domainName } }: AccountFacts): readonly PlanRefusal[] {
  if (type === 'Managed') return [];
  if (type === undefined) {
    const text = 'It could not be read whether the domain of the sign-in name is federated.';
    return [{ code: 'facts-unknown', text }];
  }
  const text = `The domain ${domainName ?? 'of the sign-in name'} is ${type.toLowerCase()}: its passwords live elsewhere.`;
  return [{ code: 'federated-domain', text }];
}
