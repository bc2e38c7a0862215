import { foreignWords, type IsNamed } from './foreign-words.ts';
import type { Mark, Reading } from './reading.ts';

/**
 * Whether a message orders the action that it names: before the verb, from the word of wanting or asking, or the start of
 * the clause on, stand only the words of an order. "pls note kpatel reset his password" tells; it orders nothing.
 */
export function isOrdered(reading: Reading, action: Mark, isNamed: IsNamed): boolean {
  if (action.concept === 'forgotPassword') return true;
  if (isPartOfStatement(reading, action, isNamed)) return false;
  const starts = reading
    .all('need', 'please')
    .filter(
      ({ concept, from, to }) =>
        reading.clause[from] === reading.clause[action.from] &&
        (concept === 'need' ? to <= action.from : to === action.from),
    )
    .map(({ to }) => to);
  const from = Math.max(clauseStart(reading, action.from), ...starts);
  return foreignWords(reading, from, action.from, isNamed).length === 0;
}

/** Whether a word of wanting or asking stands in the clause of the action. */
export function isWanted(reading: Reading, action: Mark): boolean {
  return reading.all('need', 'please').some((mark) => inSameClause(reading, mark, action));
}

/** "X reset pending", "reset for X is waiting": what follows the noun, or the person, makes a statement of it. */
function isPartOfStatement(reading: Reading, action: Mark, isNamed: IsNamed): boolean {
  if (isWanted(reading, action)) return false;
  if (foreignWords(reading, action.to, action.to + 1, isNamed).length > 0) return true;
  let after = action.to;
  while (isNamed(after) || reading.is(after, 'toPerson')) after += 1;
  const nominal = reading.is(action.to, 'toPerson') && after > action.to + 1;
  return (
    nominal && reading.clause[after] === reading.clause[action.from] && reading.is(after, 'predicate', 'state', 'done')
  );
}

/**
 * Whether an action that names nobody stands among words that are not part of an order: then it is none. What is said
 * about a person does not count: "reset for a user in Leeds", "unlock please, user is waiting".
 */
export function saysMoreThanOrder(reading: Reading, action: Mark, isNamed: IsNamed): boolean {
  const forgot = action.concept === 'forgotPassword';
  if (!forgot && (isDenied(reading, action) || isBareQuestion(reading, action))) return true;
  if (isSlogan(reading, isNamed)) return true;
  const person = reading.all('person').find((mark) => inSameClause(reading, mark, action));
  const ofPeople = new Set(reading.all('person', 'subject').map(({ from }) => reading.clause[from]));
  return foreignWords(reading, 0, reading.tokens.length, isNamed)
    .filter((index) => reading.sentence[index] === reading.sentence[action.from])
    .some((index) =>
      reading.clause[index] === reading.clause[action.from]
        ? person === undefined || index < person.from
        : !ofPeople.has(reading.clause[index]),
    );
}

function isDenied(reading: Reading, action: Mark): boolean {
  return reading.all('negation').some((mark) => inSameClause(reading, mark, action));
}

/** "reset? or unlock?" */
function isBareQuestion(reading: Reading, action: Mark): boolean {
  const inSentence = (index: number): boolean => reading.sentence[index] === reading.sentence[action.from];
  return (
    reading.tokens.some(({ text }, index) => text === '?' && inSentence(index)) &&
    !reading.all('need', 'please', 'politeness').some(({ from }) => inSentence(from))
  );
}

/** "Reset. Refocus. Recharge.": nothing in the whole message is about accounts or people. */
function isSlogan(reading: Reading, isNamed: IsNamed): boolean {
  return (
    !reading.has('person', 'pronoun', 'subject', 'password', 'account', 'please') &&
    foreignWords(reading, 0, reading.tokens.length, isNamed).length > 0
  );
}

function inSameClause(reading: Reading, left: Mark, right: Mark): boolean {
  return reading.clause[left.from] === reading.clause[right.from];
}

function clauseStart(reading: Reading, index: number): number {
  let start = index;
  while (start > 0 && reading.clause[start - 1] === reading.clause[index]) start -= 1;
  return start;
}
