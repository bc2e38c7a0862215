import { groupsNamedBy, type Policy } from '../policy.ts';
import { defineCheck, observe, type CheckResult } from './check.ts';
import type { GroupDetails, GroupFacts } from './graph-facts.ts';
import { judgeApprovers, type Membership } from './approver-checks.ts';

const group = defineCheck(
  'groups.usable',
  'A group that the policy names: that it exists, is a security group and has members',
  'Membership decides who may ask, approve and review; an unknown or empty group admits nobody.',
);

/** Settings that name the group, for the words. */
function usesOf(id: string, { agentGroups, approverGroups, reviewerGroups, intentGroups }: Policy): readonly string[] {
  const named = { agentGroups, approverGroups, reviewerGroups } as const;
  const intents = Object.entries(intentGroups).map(([intent, ids]) => [`intentGroups.${intent}`, ids] as const);
  return [...Object.entries(named), ...intents]
    .filter(([, ids]) => ids?.includes(id))
    .map(([name]) => `policy.${name}`);
}

export function judgeGroups(groups: readonly GroupFacts[], policy: Policy): readonly CheckResult[] {
  const named = groupsNamedBy(policy);
  return [
    ...groups.filter(({ id }) => named.includes(id)).map((facts) => judgeGroup(facts, usesOf(facts.id, policy))),
    ...judgeApprovers(membershipsOf(groups), policy),
  ];
}

function judgeGroup({ id, group: answer }: GroupFacts, uses: readonly string[]): CheckResult {
  const settings = uses.join(' and ');
  const details = { subject: id, evidence: observe({ settings }) };
  if (answer === 'absent')
    return group.failed(
      `There is no group ${id}.`,
      `Put the Object ID of the group (Entra admin center > Groups > the group > Overview) into ${settings}.`,
      details,
    );
  if (answer.kind === 'unseen')
    return group.notChecked(
      'no-answer',
      `It could not be read: ${answer.code}.`,
      'Mend the permission GroupMember.Read.All first; see graph.permission.',
      details,
    );
  return judgeDetails(answer.value, settings, {
    ...details,
    evidence: [...observe({ name: answer.value.displayName }), ...details.evidence],
  });
}

function judgeDetails(
  { displayName, securityEnabled, isPublic, people }: GroupDetails,
  settings: string,
  details: Parameters<typeof group.ok>[1],
): CheckResult {
  if (isPublic)
    return group.failed(
      `"${displayName}" is a public Microsoft 365 group: everybody may join it by themselves.`,
      `Use a security group in ${settings}, or make it private: Entra admin center > Groups > the group > Properties.`,
      details,
    );
  if (people.kind === 'unseen')
    return group.notChecked(
      'no-answer',
      `The members of "${displayName}" could not be read: ${people.code}.`,
      'Mend the permission GroupMember.Read.All first; a group with hidden membership needs Member.Read.Hidden.',
      details,
    );
  if (people.value.length === 0)
    return group.failed(
      `"${displayName}" has no member who may sign in.`,
      `Add people to it: Entra admin center > Groups > ${displayName} > Members; or name another group in ${settings}.`,
      details,
    );
  if (!securityEnabled)
    return group.warning(
      `"${displayName}" is no security group: its owners, not the administrators, decide who is in it.`,
      `Use a security group in ${settings}.`,
      details,
    );
  return group.ok(
    `"${displayName}" has ${people.value.length} ${people.value.length === 1 ? 'person' : 'people'}.`,
    details,
  );
}

function membershipsOf(groups: readonly GroupFacts[]): Membership {
  const people = new Map<string, readonly string[]>();
  for (const { id, group: answer } of groups) {
    if (answer === 'absent') people.set(id, []);
    else if (answer.kind === 'seen' && answer.value.people.kind === 'seen') people.set(id, answer.value.people.value);
  }
  return people;
}
