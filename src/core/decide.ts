import { approvalsFor } from './approval/quorum.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { AccountFacts } from './facts.ts';
import { linkedIdsOf, samePerson, type Identity } from './linked-identity.ts';
import { limitsHit, type RequestHistory } from './limits.ts';
import type { Policy, PolicyIntent } from './policy.ts';
import { accountRefusals } from './reset/account-refusals.ts';
import type { ResetPlan } from './reset-plan.ts';
import type { Risk } from './risks.ts';

/** Group ids the channel's user is a transitive member of; `unknown` when they could not be read, which admits nobody. */
export type Groups = readonly string[] | 'unknown';

/**
 * `ask-approval`: as many different people as `approvals` says must approve. `confirm`: the requester alone may go on.
 * Nothing here is a promise: it is decided again before the change.
 */
export type Decision =
  | { readonly kind: 'ask-approval'; readonly approvals: number }
  | { readonly kind: 'confirm' }
  | { readonly kind: 'refuse'; readonly because: readonly { readonly code: string; readonly text: string }[] };

interface DecideInput {
  readonly change: 'reset' | 'unlock';
  readonly facts: AccountFacts;
  readonly diagnosis: Diagnosis;
  readonly policy: Policy;
  /** `identity`: what ties the requester's accounts together; left out: only the object id is compared. */
  readonly requester: { readonly objectId: string; readonly groups: Groups; readonly identity?: Identity | 'unknown' };
  /** What was asked for before; left out: limits are not judged. */
  readonly history?: RequestHistory;
  /** Each may make more approvals necessary. */
  readonly risks?: readonly Risk[];
  /** Needed for a reset. */
  readonly plan?: ResetPlan;
}

/** Says whether the requester may ask for this change to this account now, with every reason against it. */
export function decide(input: DecideInput): Decision {
  const { change, facts, policy, requester, history, risks = [] } = input;
  if (!mayUseIntent(requester.groups, policy, change)) return refuse([notAnAgent]);
  const against = change === 'reset' ? againstReset(input) : againstUnlock(input);
  const lasting = [...(policy.readOnly ? [readOnly] : []), ...against];
  // What goes by with time is said only where nothing else stands against it.
  const because =
    lasting.length > 0
      ? lasting
      : [...againstRequester(input), ...(history ? limitsHit(policy, change, history, facts.now) : [])];
  if (because.length > 0) return refuse(because);
  const approvals = approvalsFor(change, risks, policy);
  return approvals > 0 ? { kind: 'ask-approval', approvals } : { kind: 'confirm' };
}

/** Whether somebody in these groups may use an intent: those policy names for it, else those whose right it is. */
export function mayUseIntent(groups: Groups, policy: Policy, intent: PolicyIntent): boolean {
  const named = policy.intentGroups[intent];
  if (named) return isInAny(groups, named);
  return mayUse(groups, policy, intent === 'reset' || intent === 'unlock' ? 'change' : 'read');
}

/**
 * Whether somebody in these groups has a right. Agents, approvers and reviewers may read; agents may ask for changes;
 * approvers may approve; reviewers may review the audit log. An empty list in the policy admits nobody.
 */
export function mayUse(groups: Groups, policy: Policy, right: 'read' | 'change' | 'approve' | 'review'): boolean {
  const { agentGroups, approverGroups, reviewerGroups } = policy;
  const admitted = {
    read: [...agentGroups, ...approverGroups, ...reviewerGroups],
    change: agentGroups,
    approve: approverGroups,
    review: reviewerGroups,
  }[right];
  return isInAny(groups, admitted);
}

function isInAny(groups: Groups, admitted: readonly string[]): boolean {
  if (groups === 'unknown') return false;
  const held = new Set(groups.map((group) => group.toLowerCase()));
  return admitted.some((group) => group !== '' && held.has(group.toLowerCase()));
}

type Reason = { readonly code: string; readonly text: string };

const notAnAgent: Reason = {
  code: 'not-an-agent',
  text: 'You are in no group that may ask for changes, or your groups could not be read. Nothing was changed.',
};

const readOnly: Reason = {
  code: 'read-only',
  text: 'Changes are switched off at the moment. Reading and diagnosing still work.',
};

/** An administrator's second account is the same person. */
function againstRequester({ facts, requester: { identity } }: DecideInput): readonly Reason[] {
  if (identity === 'unknown') return [requesterUnknown];
  if (!identity || !samePerson(identity, linkedIdsOf(facts))) return [];
  const text = 'This account and yours belong to the same person by what the directories say. Ask a colleague.';
  return [{ code: 'self', text }];
}

const requesterUnknown: Reason = {
  code: 'requester-unknown',
  text: 'Your own account could not be read from the directories just now, so it cannot be told whether this one is yours, too. Nothing was changed; try again in a minute.',
};

function againstReset({ plan }: DecideInput): readonly Reason[] {
  if (!plan)
    return [{ code: 'no-plan', text: 'It was not worked out what this reset would do, so it cannot be asked for.' }];
  return plan.kind === 'refused' ? plan.because : [];
}

/** A lockout is cleared only when AD shows one: by the computed bit, or by the rule for where that was not returned. */
function againstUnlock({ facts, diagnosis, policy, requester }: DecideInput): readonly Reason[] {
  const refusals = accountRefusals(facts, policy, requester.objectId);
  if (refusals.length > 0) return refusals.map((refusal) => (refusal.code === 'cloud-only' ? noLockoutInAd : refusal));
  const shown = facts.ad.kind === 'read' ? facts.ad.value.lockedOut : false;
  const locked = shown ?? diagnosis.findings.some(({ code }) => code === 'ad-account-locked');
  return locked ? [] : [notLockedOut(facts, diagnosis)];
}

/** Microsoft Learn: Protect user accounts from attacks with Microsoft Entra smart lockout. */
const noLockoutInAd: Reason = {
  code: 'cloud-only',
  text: 'This is a cloud-only account, so there is no lockout in Active Directory to clear. Nobody can clear the smart lockout of Entra ID by itself: it ends after a while, or with a reset of the password, by the person or for the person.',
};

const sayable = new Set(['both', 'cloud', 'onprem', 'interrupt']);

function notLockedOut({ ad }: AccountFacts, { findings }: Diagnosis): Reason {
  if (ad.kind === 'read' && ad.value.lockedOut === undefined) {
    const text = 'Active Directory did not say whether the account is locked out, so nothing is unlocked on a guess.';
    return { code: 'facts-unknown', text };
  }
  const causes = findings.filter(({ blocks }) => sayable.has(blocks)).map(({ title }) => title);
  const instead =
    causes.length > 0 ? ` What does hold: ${causes.join('; ')}.` : ' Nothing else was found that stops the sign-in.';
  return { code: 'not-locked-out', text: `The account is not locked out in Active Directory.${instead}` };
}

function refuse(because: readonly Reason[]): Decision {
  return { kind: 'refuse', because };
}
