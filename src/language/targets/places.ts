import type { Reading } from '../reading.ts';
import type { Concept } from '../vocabulary/vocabulary.ts';
import type { Candidate } from './candidate.ts';

/** Tokens between brackets that may stand between a person and the rest of the sentence. */
const longestRemark = 8;

/** Whether a word or name stands where a sentence names the person it is about. */
export function isInPlace(reading: Reading, candidate: Candidate): boolean {
  if (candidate.certain) return true;
  return (
    !isCommonNoun(reading, candidate) &&
    (isObject(reading, candidate) ||
      (candidate.value.length > 2 && (isSubject(reading, candidate) || standsAlone(reading, candidate))))
  );
}

/** Whether the word before makes this a person on whom the message acts: "for X", "reset X", "user: X". */
export function isObject(reading: Reading, { from }: Candidate): boolean {
  const before = skipBack(reading, from - 1);
  if (
    reading.is(before, 'predicate') &&
    !reading.is(before, 'reset', 'unlock', 'sync', 'diagnose', 'audit', 'toPerson') &&
    hasOwnSubject(reading, before)
  )
    return labelled(reading, from);
  return (
    reading.is(
      before,
      'toPerson',
      'onPerson',
      'reset',
      'resetDone',
      'unlock',
      'unlockDone',
      'sync',
      'diagnose',
      'symptom',
      'audit',
      'newPassword',
      'forgotPassword',
      'label',
      'state',
      'honorific',
      'employeeNumber',
    ) || labelled(reading, from)
  );
}

/** "X can't ...", "X's account". */
export function isSubject(reading: Reading, { to }: Candidate): boolean {
  if (reading.tokens[to - 1]?.possessive === true) return true;
  let after = afterRemark(reading, to);
  while (/^["')>,]$/u.test(reading.tokens[after]?.text ?? '')) after += 1;
  return reading.is(
    after,
    'predicate',
    'reset',
    'unlock',
    'sync',
    'diagnose',
    'symptom',
    'newPassword',
    'forgotPassword',
    'state',
    'unlockDone',
    'resetDone',
  );
}

/** In "jdoe (ext. 4471) forgot his password" the sentence goes on behind the brackets. */
function afterRemark(reading: Reading, index: number): number {
  if (reading.tokens[index]?.text !== '(') return index;
  const closing = reading.tokens.findIndex(({ text }, position) => position > index && text === ')');
  return closing > index && closing - index <= longestRemark ? closing + 1 : index;
}

/** Alone between punctuation: "jdoe - reset pw", "ticket INC1, jdoe, locked". */
function standsAlone(reading: Reading, { from, to, value }: Candidate): boolean {
  if (to - from === 1 && /^\p{Lu}\p{Ll}+$/u.test(value) && isWholeSentence(reading, from)) return false;
  const before = reading.tokens[from - 1];
  const after = reading.tokens[to];
  const opens =
    before === undefined ||
    (before.kind === 'mark' && before.text !== '=') ||
    reading.is(from - 1, 'greeting', 'need', 'please', 'and', 'thanks');
  const closes =
    after === undefined ||
    after.kind === 'mark' ||
    reading.is(to, 'need', 'please', 'thanks', 'and', 'reason', 'ticket');
  return opens && closes;
}

/** "the airport", "my docking station", "the progress bar": words in small letters after an article are a thing. */
function isCommonNoun(reading: Reading, { from, to, value }: Candidate): boolean {
  const single = to - from === 1;
  if (reading.tokens[to - 1]?.possessive === true) return false;
  if (/\p{Lo}/u.test(value) || (!single && /\p{Lu}/u.test(value))) return false;
  if (single && reading.is(from - 1, 'determiner')) return !reading.is(from - 1, 'toPerson');
  let before = from - 1;
  while (before > from - 3 && isEverydayWord(reading, before)) before -= 1;
  if (single && before === from - 1) return false;
  const article = before === from - 1 ? reading.is(before, 'determiner', 'pronoun') : reading.is(before, 'determiner');
  return article && !reading.is(before, 'toPerson', 'predicate');
}

/** "Reset. Refocus. Recharge.": a word with a capital that is a sentence by itself is an exclamation. */
function isWholeSentence(reading: Reading, index: number): boolean {
  const opens = reading.sentence[index - 1] !== reading.sentence[index];
  return opens && /^[.!]$/u.test(reading.tokens[index + 1]?.text ?? '');
}

const ofThings: readonly Concept[] = ['system', 'outOfScope', 'outOfScopeSync', 'smallTalk', 'manner'];

/** A word that says nothing to the rules, or names a thing. */
function isEverydayWord(reading: Reading, index: number): boolean {
  return (
    reading.tokens[index]?.kind === 'word' &&
    reading.isKnown(index) &&
    reading.marks.every(({ concept, from, to }) => index < from || to <= index || ofThings.includes(concept))
  );
}

/** In "his account is acting up" the verb has its subject before it; in "is acheng synced" it comes after. */
function hasOwnSubject(reading: Reading, verb: number): boolean {
  const before = reading.tokens[verb - 1];
  if (before === undefined || before.kind === 'mark') return false;
  return !reading.isKnown(verb - 1) || reading.is(verb - 1, 'person', 'pronoun', 'account', 'password');
}

function labelled(reading: Reading, from: number): boolean {
  const sign = reading.tokens[from - 1]?.text;
  if (sign === ':') return reading.tokens[from - 2]?.kind === 'word';
  return sign === '=' && reading.is(from - 2, 'label');
}

/** Goes back over what stands between a preposition or verb and the name: "for the user Mr. X". */
function skipBack(reading: Reading, from: number): number {
  let index = from;
  while (index >= 0 && index > from - 8) {
    const token = reading.tokens[index];
    if (token === undefined) break;
    const quiet =
      token.kind === 'mark'
        ? /^["'<:#-]$/u.test(token.text) || (token.text === '.' && !reading.is(index - 1, 'reset', 'unlock'))
        : reading.is(index, 'determiner', 'person', 'account', 'password', 'system', 'need', 'please') &&
          !reading.is(index, 'reset', 'unlock', 'label', 'newPassword', 'forgotPassword');
    if (!quiet) break;
    index -= 1;
  }
  return index;
}
