import type { AccountFacts } from './facts.ts';
import { changedStates, isReset, recentOf, type RequestHistory } from './limits.ts';
import type { Policy, RiskPolicy } from './policy.ts';
import { ridOf } from './privileged-groups.ts';
import { isWithinWorkingHours, workingHoursInWords } from './working-hours.ts';

/** What makes a change riskier than usual. The codes are shown, recorded and named in settings. */
export type RiskCode = 'risk-recent-reset' | 'risk-privileged-target' | 'risk-burst' | 'risk-outside-hours';

export interface Risk {
  readonly code: RiskCode;
  readonly text: string;
}

export interface RiskInput {
  readonly facts: AccountFacts;
  readonly policy: Policy;
  readonly history: RequestHistory;
  /** Which of the policy's groups the account's owner is in. */
  readonly ownersGroups: readonly string[] | 'unknown';
  readonly now: Date;
}

const protectedUsers = 525;

/** The risks that hold now. What could not be read counts as a risk. */
export function risksOf(input: RiskInput): readonly Risk[] {
  return [...recentReset(input), ...privilegedTarget(input), ...burst(input), ...outsideHours(input)];
}

function recentReset({ policy: { risks }, history, now }: RiskInput): readonly Risk[] {
  const made = history.subject.filter((request) => isReset(request) && changedStates.includes(request.state));
  const [last] = recentOf(made, risks.recentReset, now);
  if (!last) return [];
  const hours = Math.ceil(risks.recentReset / 3_600_000);
  const text = `This person's password was already reset here in the last ${hours} hours (request ${last.id}, asked for by ${last.requester.name}).`;
  return [{ code: 'risk-recent-reset', text }];
}

function privilegedTarget({ facts, policy, ownersGroups }: RiskInput): readonly Risk[] {
  const reasons = [...adPrivileges(facts, policy.risks), ...ownRights(ownersGroups)];
  if (reasons.length === 0) return [];
  return [{ code: 'risk-privileged-target', text: `This account may have privileges. ${reasons.join(' ')}` }];
}

/** Protected Users grants nothing, but those who are put there have something to protect. */
function adPrivileges({ ad }: AccountFacts, { privilegedGroupSids }: RiskPolicy): readonly string[] {
  if (ad.kind !== 'read') return [];
  const sids = ad.value.tokenGroups;
  if (sids === undefined) return ['Its group memberships could not be read (tokenGroups).'];
  const listed = new Set(privilegedGroupSids.map((sid) => sid.trim().toUpperCase()));
  return [
    ...(sids.some((sid) => ridOf(sid) === protectedUsers) ? ['It is in Protected Users.'] : []),
    ...(sids.some((sid) => listed.has(sid.trim().toUpperCase()))
      ? ['It is in a group that policy names as privileged.']
      : []),
  ];
}

function ownRights(groups: RiskInput['ownersGroups']): readonly string[] {
  if (groups === 'unknown') return ['Whether its owner has rights in Latchkey could not be read.'];
  return groups.length > 0 ? ['Its owner has rights in Latchkey.'] : [];
}

function burst({ policy: { risks }, history, now }: RiskInput): readonly Risk[] {
  const { count, window } = risks.burst;
  const recent = recentOf(history.agent, window, now).length;
  if (recent < count) return [];
  const text = `The requester has already asked for ${recent} changes within ${Math.ceil(window / 60_000)} minutes.`;
  return [{ code: 'risk-burst', text }];
}

function outsideHours({ policy: { workingHours }, now }: RiskInput): readonly Risk[] {
  if (workingHours === 'always' || isWithinWorkingHours(workingHours, now)) return [];
  const text = `It is asked for outside working hours (${workingHoursInWords(workingHours)}).`;
  return [{ code: 'risk-outside-hours', text }];
}
