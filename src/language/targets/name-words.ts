import type { Reading } from '../reading.ts';
import { isMachineName, isNoName } from './shapes.ts';

const caseless =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Devanagari}\p{M}・ー々]+$/u;
const capitalised = /^(?:\p{Ll}{1,3}['-])?\p{Lu}[\p{L}\p{M}'-]*$/u;
const lettersOnly = /^\p{L}[\p{L}\p{M}'-]*$/u;
const longestCaselessWord = 8;

/** A capitalised word that no language knows. */
export function isNameWord(reading: Reading, index: number): boolean {
  const token = reading.tokens[index];
  if (token === undefined || token.kind !== 'word' || token.mention !== undefined) return false;
  return (
    capitalised.test(token.text) &&
    token.text.length > 1 &&
    !reading.isKnown(index) &&
    !isMachineName(token.text) &&
    !isNoName(token.text)
  );
}

/** "Grant", "Will": an everyday word that is part of a name because a name stands right before it. */
export function isCapitalisedBesideName(reading: Reading, index: number): boolean {
  const token = reading.tokens[index];
  if (token === undefined || token.kind !== 'word' || reading.tokens[index - 1]?.kind !== 'word') return false;
  return (
    /^\p{Lu}\p{Ll}+$/u.test(token.text) &&
    (isNameWord(reading, index - 1) || isParticle(reading, index - 1)) &&
    !reading.is(
      index,
      'password',
      'account',
      'ticket',
      'reset',
      'unlock',
      'system',
      'sync',
      'need',
      'audit',
      'diagnose',
      'thanks',
      'bulk',
    )
  );
}

/** "Will Smith": an everyday word in capitals, in the middle of a sentence, right before a name. */
export function startsWithCommonWord(reading: Reading, from: number): boolean {
  const token = reading.tokens[from];
  const before = reading.tokens[from - 1];
  if (token === undefined || before === undefined || before.kind !== 'word' || token.mention !== undefined)
    return false;
  if (
    !/^\p{Lu}\p{Ll}+$/u.test(token.text) ||
    !(isNameWord(reading, from + 1) || isCapitalisedWord(reading, from + 1)) ||
    reading.tokens[from + 1]?.kind !== 'word'
  )
    return false;
  if (
    reading.is(
      from,
      'password',
      'account',
      'ticket',
      'system',
      'honorific',
      'label',
      'person',
      'employeeNumber',
      'determiner',
      'reset',
      'unlock',
      'sync',
      'audit',
      'need',
      'toPerson',
      'greeting',
    )
  )
    return false;
  return /^\p{Ll}/u.test(before.text);
}

export function isInitial(reading: Reading, index: number): boolean {
  const token = reading.tokens[index];
  const dotted = reading.tokens[index + 1]?.text === '.';
  if (!dotted && reading.is(index, 'determiner', 'toPerson', 'and')) return false;
  const next = dotted ? index + 2 : index + 1;
  return (
    token !== undefined &&
    token.kind === 'word' &&
    /^\p{Lu}$/u.test(token.text) &&
    (isNameWord(reading, next) || (next === index + 2 && isInitial(reading, next)))
  );
}

export function isParticle(reading: Reading, index: number): boolean {
  return reading.tokens[index]?.kind === 'word' && reading.is(index, 'particle');
}

export function isCaselessWord(reading: Reading, index: number): boolean {
  const token = reading.tokens[index];
  return (
    token !== undefined &&
    token.kind === 'word' &&
    token.mention === undefined &&
    [...token.text].length <= longestCaselessWord &&
    caseless.test(token.text)
  );
}

export function isPlainUnknown(reading: Reading, index: number): boolean {
  const token = reading.tokens[index];
  if (token === undefined || token.kind !== 'word' || token.mention !== undefined || token.text.length < 2)
    return false;
  const namedLikeAWord =
    reading.is(index, 'accountName') && reading.is(index - 1, 'reset', 'unlock', 'diagnose', 'sync', 'toPerson');
  return lettersOnly.test(token.text) && (namedLikeAWord || !reading.isKnown(index)) && !isMachineName(token.text);
}

/** What a person may be called though it is an everyday word; words the rules act on are never that. */
function isCapitalisedWord(reading: Reading, index: number): boolean {
  const text = reading.tokens[index]?.text ?? '';
  return /^\p{Lu}\p{Ll}{2,}$/u.test(text) && !reading.marks.some(({ from, to }) => from <= index && index < to);
}
