import type { Policy } from '../policy.ts';
import { defineCheck, observe, type CheckResult } from './check.ts';

/** The people of each group that could be read; a group that is missing is unknown, not empty. */
export type Membership = ReadonlyMap<string, readonly string[]>;

const approvers = defineCheck(
  'groups.approvers',
  'That for every person who may ask there are enough others who may approve',
  'Nobody approves their own request: without enough other approvers it stays open until it expires.',
);
const reviewers = defineCheck(
  'groups.reviewers',
  'That somebody may read the audit transcript in Teams',
  'A record that nobody looks at deters nobody.',
);

export function judgeApprovers(membership: Membership, policy: Policy): readonly CheckResult[] {
  return [judgeQuorum(membership, policy), judgeReviewers(policy)];
}

function judgeQuorum(membership: Membership, policy: Policy): CheckResult {
  const asking = policy.intentGroups.reset ?? policy.agentGroups;
  const requesters = peopleOf(asking, membership);
  const deciders = peopleOf(policy.approverGroups, membership);
  if (requesters === undefined || deciders === undefined)
    return approvers.notChecked(
      'blocked',
      'The members of a group are not known.',
      'Mend what groups.usable says about the groups first.',
    );
  const { quorum, forRisk } = policy.approval;
  const most = Math.max(quorum, ...Object.values(forRisk));
  // One who asks may be among those who approve; whoever does so loses one approver.
  const others = deciders.size - ([...requesters].some((person) => deciders.has(person)) ? 1 : 0);
  const evidence = observe({
    mayAsk: requesters.size,
    mayApprove: deciders.size,
    othersAtLeast: others,
    quorum,
    mostForRisk: most,
  });
  const add = (wanted: number) =>
    `Add ${wanted - others} or more other people to a group in policy.approverGroups (${policy.approverGroups.join(', ')})`;
  if (deciders.size === 0) return approvers.failed('Nobody may approve.', `${add(quorum)}.`, { evidence });
  if (others < quorum)
    return approvers.failed(
      others === 0
        ? 'The only approver may also ask, and nobody is there to approve that request.'
        : `A person who asks may have only ${others} others to approve; policy.quorum asks for ${quorum}.`,
      `${add(quorum)}, or lower policy.quorum.`,
      { evidence },
    );
  if (others < most)
    return approvers.warning(
      `Enough for usual requests; one with a risk can need ${most} approvals, and there may be only ${others} people for it.`,
      `${add(most)}, or lower policy.approvalsForRisk.`,
      { evidence },
    );
  return approvers.ok(`Whoever asks, at least ${others} others may approve.`, { evidence });
}

/** Undefined: one of the groups could not be read. */
function peopleOf(groups: readonly string[], membership: Membership): ReadonlySet<string> | undefined {
  const people = groups.map((id) => membership.get(id));
  return people.includes(undefined) ? undefined : new Set(people.flatMap((some) => some ?? []));
}

function judgeReviewers({ reviewerGroups }: Policy): CheckResult {
  return reviewerGroups.length > 0
    ? reviewers.ok('policy.reviewerGroups names a group.')
    : reviewers.warning(
        'policy.reviewerGroups names no group: the transcript can be read with the command line only.',
        'Put the Object ID of a group of security reviewers into policy.reviewerGroups.',
      );
}
