import { candidateViewed } from '../core/audit.ts';
import { mayUse, mayUseIntent } from '../core/decide.ts';
import type { Policy } from '../core/policy.ts';
import type { Target } from '../language/recognition.ts';
import { answerAbout } from './answer-about.ts';
import { personOfCandidate } from './candidate-person.ts';
import type { Mention } from './assistant.ts';
import { denyAccess } from './deny-access.ts';
import { groupsOf } from './groups-of.ts';
import { lookUp, type LookUp } from './look-up.ts';
import type { Outcome } from './outcome.ts';
import { askLater } from './pending-question.ts';
import { personKeyOf } from './person-key.ts';
import type { Context, Turn } from './turn.ts';
import type { PersonIntent, Wish } from './wish.ts';

interface Asked extends Wish {
  readonly intent: PersonIntent;
  readonly targets: readonly Target[];
}

/** Each is a look-up in both directories, and anybody in the tenant may write a message. */
const mostPeople = 10;

/**
 * Rights and accounts are read at the same time; nothing read is shown before the rights are known. About many people
 * nothing is read.
 */
export async function answerAboutPeople(
  asked: Asked,
  mentions: readonly Mention[],
  turn: Turn,
  context: Context,
): Promise<Outcome> {
  if (asked.targets.length === 0) {
    await askLater(asked, turn, context);
    return { kind: 'ask', ask: 'who', intent: asked.intent, suggestions: [] };
  }
  if (asked.targets.length > mostPeople) return tooManyPeople;
  const [groups, found] = await Promise.all([
    groupsOf(turn.actor, context),
    Promise.all(asked.targets.map((target) => findTarget(target, mentions, context))),
  ]);
  if (!mayAsk(groups, asked.intent, context.settings.policy)) return denyAccess(asked.intent, groups, turn, context);

  const outcomes: Outcome[] = [];
  for (const { target, result } of found) outcomes.push(await answerOne(target, result, asked, groups, turn, context));
  const [only] = outcomes;
  return only && outcomes.length === 1 ? only : { kind: 'several', outcomes };
}

const tooManyPeople: Outcome = {
  kind: 'refused',
  title: 'Too many people in one message',
  because: [
    {
      code: 'too-many-people',
      text: `Latchkey looks at ${mostPeople} accounts at once at most. Nothing was read or changed.`,
    },
  ],
  nextSteps: [`Ask about up to ${mostPeople} people in each message`],
};

/** Whoever may look at accounts is told by the decision why not to change them. */
export function mayAsk(groups: readonly string[] | 'unknown', intent: PersonIntent, policy: Policy): boolean {
  const mayLook = (intent === 'reset' || intent === 'unlock') && mayUse(groups, policy, 'read');
  return mayLook || mayUseIntent(groups, policy, intent);
}

async function findTarget(
  target: Target,
  mentions: readonly Mention[],
  context: Context,
): Promise<{ target: Target; result: LookUp }> {
  const key = personKeyOf(target, mentions);
  const result: LookUp = key
    ? await lookUp(key, context.ports, context.settings.profile)
    : { kind: 'nobody', unreadable: [] };
  return { target, result };
}

async function answerOne(
  target: Target,
  result: LookUp,
  wish: Asked,
  groups: readonly string[] | 'unknown',
  turn: Turn,
  context: Context,
): Promise<Outcome> {
  switch (result.kind) {
    case 'found':
      return answerAbout(result, wish, groups, turn, context);
    case 'nobody':
      return { kind: 'not-found', query: target.value, unreadable: result.unreadable };
    case 'several': {
      const people = result.candidates.map(personOfCandidate);
      const questionId = context.ports.environment.newId();
      for (const person of people) turn.notes.add(candidateViewed(turn, wish.intent, target.value, person));
      await askLater({ ...wish, id: questionId, people }, turn, context);
      return { kind: 'choose-person', questionId, intent: wish.intent, query: target.value, people, more: result.more };
    }
  }
}
