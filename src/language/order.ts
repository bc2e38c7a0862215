import type { Mark, Reading } from './reading.ts';
import type { Concept } from './vocabulary/vocabulary.ts';

/** Words that may stand around an order to change a password or an account without making it anything else. */
const plainWords: readonly Concept[] = [
  'password',
  'account',
  'person',
  'pronoun',
  'subject',
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
 * Whether a message orders the action that it names: before the verb, from the word of wanting or the start of the
 * clause on, stand only the words of an order. "pls note kpatel reset his password" tells; it orders nothing.
 */
export function isOrdered(reading: Reading, action: Mark, isNamed: IsNamed): boolean {
  if (action.concept === 'forgotPassword') return true;
  if (isPartOfStatement(reading, action, isNamed)) return false;
  const wanted = reading
    .all('need')
    .filter(({ from, to }) => to <= action.from && reading.clause[from] === reading.clause[action.from])
    .map(({ to }) => to);
  const from = Math.max(clauseStart(reading, action.from), ...wanted);
  return foreignWords(reading, from, action.from, isNamed).length === 0;
}

/** "X reset pending", "reset for X is waiting": what follows the noun, or the person, makes a statement of it. */
function isPartOfStatement(reading: Reading, action: Mark, isNamed: IsNamed): boolean {
  const wanted = reading.all('need', 'please').some(({ from }) => reading.clause[from] === reading.clause[action.from]);
  if (wanted) return false;
  if (foreignWords(reading, action.to, action.to + 1, isNamed).length > 0) return true;
  let after = action.to;
  while (isNamed(after) || reading.is(after, 'toPerson')) after += 1;
  const nominal = reading.is(action.to, 'toPerson') && after > action.to + 1;
  return (
    nominal && reading.clause[after] === reading.clause[action.from] && reading.is(after, 'predicate', 'state', 'done')
  );
}

/**
 * Whether the action is on a thing that is neither password nor account: "reset the voicemail of X", "change the
 * netflix password of X", "X's docking station needs a reset", "reset X docking station".
 */
export function hasForeignObject(reading: Reading, action: Mark, isNamed: IsNamed): boolean {
  if (holdsThing(reading, action, isNamed)) return true;
  const inClause = (index: number): boolean =>
    index < reading.tokens.length && reading.clause[index] === reading.clause[action.from];
  let end = action.to;
  while (inClause(end) && !isNamed(end)) end += 1;
  const named = isNamed(end) && inClause(end);
  const bareVerb =
    action.concept === 'forgotPassword' &&
    !reading.all('password').some(({ from, to }) => action.from <= from && to <= action.to);
  if ((named || bareVerb) && foreignWords(reading, action.to, end, isNamed).length > 0) return true;

  const speaksOfAccount = Array.from({ length: end - action.to }, (_, offset) => action.to + offset).some((index) =>
    reading.is(index, 'password', 'account'),
  );
  return reading.tokens.some((token, index) => {
    if (!isNamed(index) || isNamed(index + 1)) return false;
    if (inClause(index)) return isFollowedByThing(reading, index, isNamed);
    const earlier = index < action.from && reading.sentence[index] === reading.sentence[action.from];
    return earlier && token.possessive && !named && !speaksOfAccount && isFollowedByThing(reading, index, isNamed);
  });
}

/** Whether a gap inside the phrase of the action holds an unknown word: "forgot his trello password". */
function holdsThing(reading: Reading, { from, to }: Mark, isNamed: IsNamed): boolean {
  return reading.tokens.slice(from, to).some(({ kind }, offset) => {
    const index = from + offset;
    const unknown = !reading.isKnown(index) || reading.is(index, 'outOfScope', 'smallTalk');
    return kind === 'word' && unknown && !isNamed(index) && !reading.is(index, 'manner');
  });
}

/** Whether the noun that comes right after a person is a thing of theirs: "X's docking station". */
function isFollowedByThing(reading: Reading, person: number, isNamed: IsNamed): boolean {
  let end = person + 1;
  while (
    reading.tokens[end]?.kind === 'word' &&
    end < person + 4 &&
    reading.clause[end] === reading.clause[person] &&
    !reading.is(end, 'toPerson', 'and', 'please', 'need', 'reason', 'thanks', 'contrast', 'negation', 'done', 'time')
  )
    end += 1;
  const owner = reading.tokens[person]?.possessive === true;
  return foreignWords(reading, person + 1, owner ? end : Math.min(end, person + 2), isNamed).length > 0;
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
  const asks = reading.tokens.some(
    ({ text }, index) => text === '?' && reading.sentence[index] === reading.sentence[action.from],
  );
  const wanted = reading
    .all('need', 'please', 'politeness')
    .some(({ from }) => reading.sentence[from] === reading.sentence[action.from]);
  if (asks && !wanted && action.concept !== 'forgotPassword') return true;
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
