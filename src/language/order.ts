import type { Mark, Reading } from './reading.ts';
import type { Concept } from './vocabulary/vocabulary.ts';

/** Words that may stand around an order to change a password or an account without making it anything else. */
const plainWords: readonly Concept[] = [
  'password',
  'account',
  'person',
  'pronoun',
  'label',
  'employeeNumber',
  'numberWord',
  'honorific',
  'ticket',
  'system',
  'determiner',
  'toPerson',
  'and',
  'state',
  'symptom',
  'predicate',
  'reset',
  'resetDone',
  'newPassword',
  'forgotPassword',
  'unlock',
  'unlockDone',
  'need',
  'please',
  'politeness',
  'greeting',
  'thanks',
  'asker',
  'contrast',
  'manner',
  'reason',
  'notNegation',
];

export type IsNamed = (index: number) => boolean;

/**
 * Whether a message orders the action that it names: before the verb its clause holds nothing but the words of an
 * order, or a word of wanting governs the verb. "pls note kpatel reset his password" tells; it orders nothing.
 */
export function isOrdered(reading: Reading, action: Mark, isNamed: IsNamed): boolean {
  if (action.concept === 'forgotPassword') return true;
  const wanted = reading
    .all('need')
    .some(({ from }) => from !== action.from && reading.clause[from] === reading.clause[action.from]);
  return wanted || foreignWords(reading, clauseStart(reading, action.from), action.from, isNamed).length === 0;
}

/**
 * Whether the action is on a thing that is neither password nor account: "reset the voicemail of X", "X's docking
 * station needs a reset".
 */
export function hasForeignObject(reading: Reading, action: Mark, isNamed: IsNamed): boolean {
  const inClause = (index: number): boolean => reading.clause[index] === reading.clause[action.from];
  let end = action.to;
  while (end < reading.tokens.length && inClause(end) && !isNamed(end)) end += 1;
  if (isNamed(end) && foreignWords(reading, action.to, end, isNamed).length > 0) return true;

  const owner = reading.tokens.findIndex((token, index) => token.possessive && isNamed(index) && inClause(index));
  if (owner < 0) return false;
  return owner < action.from
    ? foreignWords(reading, owner + 1, action.from, isNamed).length > 0
    : reading.tokens[owner + 1]?.kind === 'word' && foreignWords(reading, owner + 1, owner + 2, isNamed).length > 0;
}

/**
 * Whether an action that names nobody stands among words that are not part of an order: then it is none.
 * What is said about a person does not count: "reset for a user in Leeds", "unlock please, user is waiting".
 */
export function saysMoreThanOrder(reading: Reading, action: Mark, isNamed: IsNamed): boolean {
  if (
    reading.all('negation').some(({ from }) => reading.clause[from] === reading.clause[action.from]) &&
    action.concept !== 'forgotPassword'
  )
    return true;
  const person = reading.all('person').find(({ from }) => reading.clause[from] === reading.clause[action.from]);
  const ofPeople = new Set(reading.all('person', 'subject').map(({ from }) => reading.clause[from]));
  const sameSentence = reading.tokens.flatMap((_token, index) =>
    reading.sentence[index] === reading.sentence[action.from] ? [index] : [],
  );
  return foreignWords(reading, sameSentence[0] ?? 0, (sameSentence.at(-1) ?? 0) + 1, isNamed).some((index) =>
    reading.clause[index] === reading.clause[action.from]
      ? person === undefined || index < person.from
      : !ofPeople.has(reading.clause[index]),
  );
}

function foreignWords(reading: Reading, from: number, to: number, isNamed: IsNamed): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset).filter(
    (index) => reading.tokens[index]?.kind === 'word' && !isNamed(index) && !reading.is(index, ...plainWords),
  );
}

function clauseStart(reading: Reading, index: number): number {
  let start = index;
  while (start > 0 && reading.clause[start - 1] === reading.clause[index]) start -= 1;
  return start;
}
