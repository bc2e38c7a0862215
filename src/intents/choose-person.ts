import { personChosen } from '../core/audit.ts';
import { mayAsk } from './answer-about-people.ts';
import { answerAbout } from './answer-about.ts';
import { keyOfPerson } from './candidate-person.ts';
import { denyAccess } from './deny-access.ts';
import { groupsOf } from './groups-of.ts';
import { lookUp } from './look-up.ts';
import type { Outcome } from './outcome.ts';
import { askLater, takeQuestion } from './pending-question.ts';
import type { Context, Turn } from './turn.ts';
import { isAboutPerson } from './wish.ts';

/**
 * The answer to a choice card. Only people who were offered on this very card, to the one who was asked, within ten
 * minutes.
 */
export async function choosePerson(
  pick: number | undefined,
  questionId: string | undefined,
  turn: Turn,
  context: Context,
): Promise<Outcome> {
  const question = await takeQuestion(turn, context);
  if (question && question.id !== questionId) {
    await askLater(question, turn, context);
    return questionIsOver;
  }
  const person = pick === undefined ? undefined : question?.people?.[pick];
  const key = person && keyOfPerson(person);
  if (!question || !key || !isAboutPerson(question.intent)) return questionIsOver;
  turn.notes.open(personChosen(turn, question.intent, person, question.asked));

  const [groups, found] = await Promise.all([
    groupsOf(turn.actor, context),
    lookUp(key, context.ports, context.settings.profile),
  ]);
  if (!mayAsk(groups, question.intent, context.settings.policy))
    return denyAccess(question.intent, groups, turn, context);
  if (found.kind === 'found')
    return answerAbout(found, { ...question, intent: question.intent }, groups, turn, context);
  return { kind: 'not-found', query: person.displayName, unreadable: found.kind === 'nobody' ? found.unreadable : [] };
}

const questionIsOver: Outcome = {
  kind: 'refused',
  title: 'This choice is over',
  because: [
    {
      code: 'question-over',
      text: 'It was answered already, is older than ten minutes, or was put to somebody else. Nothing was changed.',
    },
  ],
  nextSteps: ['Ask again, with the sign-in name of the person you mean'],
};
