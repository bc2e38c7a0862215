import type { Actor, ChangeRequest, Subject } from '../core/change-request.ts';
import { decide } from '../core/decide.ts';
import type { AccountFacts } from '../core/facts.ts';
import { changedStates, countedStates, type RequestHistory } from '../core/limits.ts';
import { groupsNamedBy } from '../core/policy.ts';
import { planReset, type ResetPlan } from '../core/reset-plan.ts';
import { homeOf, homeOfFacts, subjectIdOfFacts } from '../core/subject.ts';
import { risksOf, type Risk } from '../core/risks.ts';
import type { Account } from './answer-about.ts';
import type { Refusal } from './outcome.ts';
import { linkedRequester } from './read-actor.ts';
import { requestHistory } from './request-history.ts';
import type { Context } from './turn.ts';

/**
 * `asking`: what may still be carried out counts towards the limits. `performing`: only what was. `again`: another
 * password inside one approval, which no limit of its own forbids.
 */
export type Stage = 'asking' | 'performing' | 'again';

export interface Question {
  readonly change: ChangeRequest['change'];
  readonly requester: Actor;
  readonly groups: readonly string[] | 'unknown';
  readonly stage: Stage;
  /** The request in question and the account it pins, once there is one. */
  readonly requestId?: string;
  readonly subject?: Subject;
}

export type CheckedChange =
  | {
      readonly kind: 'allowed';
      /** With the ids the directories gave. */
      readonly requester: Actor;
      /** With the risks among its caveats. */
      readonly plan?: ResetPlan & { kind: 'possible' };
      readonly risks: readonly Risk[];
      /** How many people must approve; 0: nobody. */
      readonly approvals: number;
    }
  | { readonly kind: 'refused'; readonly because: readonly Refusal[]; readonly nextSteps: readonly string[] };

/** The one place that says whether a change may happen to an account as it is now; asked at plan, submit and perform. */
export async function checkChange(account: Account, question: Question, context: Context): Promise<CheckedChange> {
  if (account.conflict !== undefined) return anchorConflict(account.conflict);
  if (question.subject && homeOf(question.subject) !== homeOfFacts(account.facts)) return homeChanged;
  const [requester, history, ownersGroups] = await Promise.all([
    linkedRequester(question.requester, context),
    historyFor(account.facts, question, context),
    ownersGroupsOf(account.facts, context),
  ]);
  return judge(account, question, { requester, history, ownersGroups }, context);
}

interface Circumstances {
  readonly requester: Actor | 'unknown';
  readonly history: RequestHistory;
  readonly ownersGroups: readonly string[] | 'unknown';
}

function judge(
  { facts, diagnosis }: Account,
  { change, requester: asker, groups, stage }: Question,
  { requester, history, ownersGroups }: Circumstances,
  { ports, settings: { policy } }: Context,
): CheckedChange {
  const risks = risksOf({ facts, policy, history, ownersGroups, now: facts.now });
  const plan =
    change.kind === 'reset'
      ? planReset({
          facts,
          diagnosis,
          wish: change,
          requesterObjectId: asker.aadObjectId,
          policy,
          cloudResets: ports.entraChanges !== undefined,
        })
      : undefined;
  const decision = decide({
    change: change.kind,
    facts,
    diagnosis,
    policy,
    requester: {
      objectId: asker.aadObjectId,
      groups,
      identity: requester === 'unknown' ? 'unknown' : (requester.linked ?? {}),
    },
    ...(stage !== 'again' && { history }),
    risks,
    ...(plan && { plan }),
  });
  if (decision.kind === 'refuse') {
    const nextSteps = plan?.alternatives.map((alternative) => alternative.title) ?? [];
    return { kind: 'refused', because: decision.because, nextSteps };
  }
  return {
    kind: 'allowed',
    requester: requester === 'unknown' ? asker : requester,
    risks,
    approvals: decision.kind === 'ask-approval' ? decision.approvals : 0,
    ...(plan?.kind === 'possible' && { plan: { ...plan, caveats: [...risks, ...plan.caveats] } }),
  };
}

function historyFor(facts: AccountFacts, question: Question, context: Context): Promise<RequestHistory> {
  const { requester, stage, requestId } = question;
  const asked = {
    subjectGUID: subjectIdOfFacts(facts),
    requesterId: requester.aadObjectId,
    states: stage === 'asking' ? countedStates : changedStates,
    ...(requestId !== undefined && { except: requestId }),
  };
  return requestHistory(asked, facts.now, context);
}

/** Which of the policy's groups the account's owner is in: somebody with rights here is more than an ordinary target. */
async function ownersGroupsOf(
  { entra }: AccountFacts,
  { ports, settings }: Context,
): Promise<Circumstances['ownersGroups']> {
  if (entra.kind === 'absent') return [];
  if (entra.kind !== 'read' || entra.value.id === undefined) return 'unknown';
  const answer = await ports.entra.memberOf(entra.value.id, groupsNamedBy(settings.policy));
  return answer.kind === 'read' ? answer.value : 'unknown';
}

/** Also where the new home would allow the change: it was another one that was asked for and approved. */
const homeChanged: CheckedChange = {
  kind: 'refused',
  because: [
    {
      code: 'home-changed',
      text: 'The password of this account lives in another directory than when the change was asked for. Nothing is changed; ask anew.',
    },
  ],
  nextSteps: ['Ask for the reset again'],
};

function anchorConflict(name: string): CheckedChange {
  const because: Refusal = {
    code: 'ambiguous',
    text: `The Entra user ${name} belongs to another AD account by its immutable id. Nothing is changed while the two sides disagree on who this is.`,
  };
  return { kind: 'refused', because: [because], nextSteps: ['Have the sync administrator look at the source anchor'] };
}
