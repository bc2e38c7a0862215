import type { Actor, ChangeRequest } from '../change-request.ts';
import { identityOfActor, samePerson } from '../linked-identity.ts';
import type { Policy } from '../policy.ts';
import type { Risk } from '../risks.ts';

type Decision = ChangeRequest['decisions'][number];

/** How many different people must approve a change, by its kind and the risks that hold. A reset needs one at least. */
export function approvalsFor(change: ChangeRequest['change']['kind'], risks: readonly Risk[], policy: Policy): number {
  const { quorum, unlock, forRisk } = policy.approval;
  return Math.max(change === 'reset' ? Math.max(quorum, 1) : unlock, ...risks.map(({ code }) => forRisk[code]));
}

/** What was worked out when the request was sent, or more where policy has become stricter since. */
export function approvalsNeeded(request: ChangeRequest, policy: Policy): number {
  return Math.max(request.approvalsNeeded ?? 0, approvalsFor(request.change.kind, [], policy));
}

/** Different people, each by the last thing they said. */
export function countVerdicts(decisions: readonly Decision[]): {
  readonly approvals: number;
  readonly denials: number;
} {
  const last = people(decisions).map((said) => said.at(-1)?.verdict);
  return {
    approvals: last.filter((verdict) => verdict === 'approve').length,
    denials: last.filter((verdict) => verdict === 'deny').length,
  };
}

/** The last thing this person said about the request, under whatever account. */
export function lastVerdictOf(by: Actor, decisions: readonly Decision[]): Decision | undefined {
  const said = people(decisions).find((one) => one.some((decision) => isSame(decision.by, by)));
  return said?.at(-1);
}

/**
 * The decisions of each person, oldest first. Accounts that are tied to one another through a third one are one person:
 * a decision joins everything it is tied to.
 */
function people(decisions: readonly Decision[]): readonly (readonly Decision[])[] {
  return decisions.reduce<readonly (readonly Decision[])[]>((known, decision) => {
    const tied = known.filter((one) => one.some(({ by }) => isSame(by, decision.by)));
    const others = known.filter((one) => !tied.includes(one));
    return [...others, [...tied.flat(), decision]];
  }, []);
}

const isSame = (a: Actor, b: Actor): boolean => samePerson(identityOfActor(a), identityOfActor(b));
