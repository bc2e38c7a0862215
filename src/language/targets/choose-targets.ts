import type { Target } from '../recognition.ts';
import { isStart, type Reading } from '../reading.ts';
import { fold } from '../fold.ts';
import { isAccount, type Candidate } from './candidate.ts';
import { isInPlace, isObject } from './places.ts';

/** Chooses, from everything that could name a person, the people whom the message is about. */
export function chooseTargets(reading: Reading, candidates: readonly Candidate[]): readonly Candidate[] {
  const lists = divideIntoLists(reading, candidates).filter((list) =>
    list.some((candidate) => isInPlace(reading, candidate)),
  );
  const strictly = lists.filter((list) => !isOutranked(reading, list, lists)).flat();
  const placed =
    strictly.length > 0 ? strictly : candidates.filter((candidate) => opensSentence(reading, candidate)).slice(0, 1);
  const named = placed.filter((candidate) => !isNoteInBrackets(reading, candidate, placed));
  return preferAccounts(reading, withoutAskers(reading, named)).filter(
    (candidate, index, all) => all.findIndex((other) => sameTarget(other, candidate)) === index,
  );
}

export function toTarget({ kind, value, mentionId }: Candidate): Target {
  return mentionId === undefined ? { kind, value } : { kind, value, mentionId };
}

/** "kpatel hit the limit": with nobody else in place, an unknown first word is the subject. Adverbs are not. */
function opensSentence(reading: Reading, { from, to, value }: Candidate): boolean {
  const first = isStart(reading, from) || reading.sentence[from] !== reading.sentence[from - 1];
  return first && reading.tokens[to]?.kind === 'word' && !reading.isAdverb(value) && !reading.is(from, 'greeting');
}

type List = readonly Candidate[];

/** "reset jlopez and fmoreau": people named in one list share their place in the sentence. */
function divideIntoLists(reading: Reading, candidates: readonly Candidate[]): readonly List[] {
  const lists: Candidate[][] = [];
  for (const [index, candidate] of candidates.entries()) {
    const previous = candidates[index - 1];
    if (previous !== undefined && isListed(reading, previous, candidate)) lists.at(-1)?.push(candidate);
    else lists.push([candidate]);
  }
  return lists;
}

function isListed(reading: Reading, previous: Candidate, next: Candidate): boolean {
  const between = reading.tokens.slice(previous.to, next.from);
  return (
    (between.length > 0 || (previous.kind === 'sam' && next.kind === 'sam')) &&
    between.length <= 3 &&
    between.every((token, offset) => /^[,;+&/\n]$/u.test(token.text) || reading.is(previous.to + offset, 'and'))
  );
}

/**
 * "paswd reset jdoe", "j.doe cannot log in to myapps": a clause is about one list of people; an unknown word elsewhere
 * in it is a slip of the pen or a thing.
 */
function isOutranked(reading: Reading, list: List, lists: readonly List[]): boolean {
  const first = list[0];
  if (first === undefined) return false;
  const rank = Math.max(...list.map((candidate) => firmness(reading, candidate)));
  return lists.some((other) =>
    other.some(
      (candidate) =>
        other !== list &&
        reading.clause[candidate.from] === reading.clause[first.from] &&
        firmness(reading, candidate) > rank &&
        !isAsker(reading, candidate),
    ),
  );
}

/** How sure it is that a candidate is a person: by form (2), as object or owner (1), otherwise 0. */
function firmness(reading: Reading, candidate: Candidate): number {
  if (candidate.certain) return 2;
  return isObject(reading, candidate) || reading.tokens[candidate.to - 1]?.possessive === true ? 1 : 0;
}

/** "McDonald, Ronan (Finance)": a remark, not an account. */
function isNoteInBrackets(reading: Reading, candidate: Candidate, all: readonly Candidate[]): boolean {
  const inBrackets = reading.tokens[candidate.from - 1]?.text === '(' && reading.tokens[candidate.to]?.text === ')';
  const remarks = all.find((other) => other.to === candidate.from - 1);
  if (!inBrackets || candidate.certain || remarks === undefined) return false;
  return isAccount(remarks) || (/\p{Lu}/u.test(candidate.value) && !resembles(remarks.value, candidate.value));
}

/** Where a person is given by name and by account, the account is the target. */
function preferAccounts(reading: Reading, candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(
    (candidate, index) =>
      !candidates.some((other, position) => Math.abs(position - index) === 1 && replaces(reading, other, candidate)),
  );
}

function replaces(reading: Reading, account: Candidate, other: Candidate): boolean {
  if (!isAccount(account) || account.kind === 'mention') return false;
  const between =
    account.from >= other.to
      ? reading.tokens.slice(other.to, account.from)
      : reading.tokens.slice(account.to, other.from);
  const words = between.filter(({ kind }) => kind === 'word');
  const start = between[0] === undefined ? -1 : reading.tokens.indexOf(between[0]);
  const quiet = between.every(
    (token, offset) =>
      token.kind === 'mark' ||
      reading.is(start + offset, 'label', 'employeeNumber', 'account', 'system', 'determiner', 'predicate', 'pronoun'),
  );
  if (!quiet || words.length > 4 || between.some(({ text }) => text === '\n' || text === '.' || text === ';'))
    return false;
  if (reading.tokens[other.to - 1]?.possessive === true && account.from > other.to) return false;
  const bracketed =
    between.some(({ text }) => text === '(' || text === '<' || text === '[') ||
    words.some((_word, offset) => reading.is(start + offset, 'label', 'employeeNumber'));
  if (other.kind === 'display_name')
    return bracketed || (account.from === other.to && account.certain) || resembles(other.value, account.value);
  return bracketed && account.from > other.to && other.kind !== 'mention';
}

/** Whether an account looks made from a name: it holds one of the name's longer words. */
function resembles(name: string, account: string): boolean {
  const folded = fold(account).replace(/[^a-z0-9]/gu, '');
  return name.split(/[\s,'-]+/u).some((word) => fold(word).length >= 3 && folded.includes(fold(word).slice(0, 5)));
}

/** Drops the one who asks, where somebody else is named as well. */
function withoutAskers(reading: Reading, candidates: readonly Candidate[]): readonly Candidate[] {
  const subjects = candidates.filter((candidate) => !isAsker(reading, candidate));
  return subjects.length > 0 ? subjects : candidates.filter((candidate) => !isAddressed(reading, candidate));
}

function isAsker(reading: Reading, candidate: Candidate): boolean {
  if (isAddressed(reading, candidate)) return true;
  const before =
    reading.is(candidate.from - 1, 'asker') ||
    (reading.tokens[candidate.from - 1]?.text === ':' && reading.is(candidate.from - 2, 'asker'));
  const after = reading.is(candidate.to, 'asker') || reading.is(candidate.to + 1, 'asker');
  return before || (after && !isObject(reading, candidate));
}

/** "hi Dana", "thanks, Tom": spoken to, or signing. */
function isAddressed(reading: Reading, { from, to, certain }: Candidate): boolean {
  if (certain) return false;
  const greeted =
    reading.tokens[to]?.kind === 'mark' &&
    reading.all('greeting').some((mark) => mark.to === from && mark.to - mark.from === 1);
  const last =
    reading.tokens[to] === undefined || (reading.tokens[to]?.kind === 'mark' && reading.tokens[to + 1] === undefined);
  const comma = reading.tokens[from - 1]?.text === ',' || reading.tokens[from - 1]?.text === '\n' ? 1 : 0;
  const thanked = reading.is(from - 1 - comma, 'thanks') && (last || reading.tokens[to]?.kind === 'mark');
  return greeted || thanked;
}

function sameTarget(left: Candidate, right: Candidate): boolean {
  return left.mentionId === undefined
    ? left.kind === right.kind && left.value.toLowerCase() === right.value.toLowerCase()
    : left.mentionId === right.mentionId;
}
