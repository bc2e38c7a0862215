import type { Reading } from '../reading.ts';
import { isMachineName, isNoName } from './shapes.ts';

const caseless =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Devanagari}\p{M}・ー々]+$/u;
const capitalised = /^(?:\p{Ll}{1,3}['-])?\p{Lu}[\p{L}\p{M}'-]*$/u;
const lettersOnly = /^\p{L}[\p{L}\p{M}'-]*$/u;
const longestName = 5;
const longestCaselessWord = 8;

/** Where a personal name that starts at `from` ends, or `from` if none does. */
export function nameEnd(reading: Reading, from: number): number {
  if (isCaselessWord(reading, from)) return runEnd(reading, from, isCaselessWord);
  if (
    isNameWord(reading, from) ||
    isInitial(reading, from) ||
    startsWithParticle(reading, from) ||
    startsWithCommonWord(reading, from)
  )
    return capitalisedEnd(reading, from);
  return from;
}

/** Where a name written all in small letters ends: at most three unknown words side by side. */
export function smallNameEnd(reading: Reading, from: number): number {
  if (!isPlainUnknown(reading, from)) return from;
  const end = runEnd(reading, from, isPlainUnknown);
  return end - from <= 3 ? end : from + 1;
}

function capitalisedEnd(reading: Reading, from: number): number {
  let end = surnameEnd(reading, from);
  const comma = reading.tokens[end];
  if (comma?.text === ',' && !comma.spaced && isNameWord(reading, end + 1) && closesLastFirst(reading, from, end)) {
    const after = runEnd(reading, end + 1, isNameWord);
    if (after - end - 1 <= 2) end = after;
  }
  return end;
}

/** "Vogt, Helena" is one person; "Helena Vogt, Ben Wolf" are two, and so are three single names in a row. */
function closesLastFirst(reading: Reading, from: number, comma: number): boolean {
  const first = runEnd(reading, comma + 1, isNameWord);
  const words = comma - from;
  if (reading.tokens[from - 1]?.text === ',' && isNameWord(reading, from - 2)) return false;
  const listGoesOn = reading.tokens[first]?.text === ',' && isNameWord(reading, first + 1);
  if (listGoesOn || reading.is(first, 'and')) return words > 1 && first - comma - 1 === 1 && !listGoesOn;
  const particles = Array.from({ length: words }, (_, offset) => from + offset).filter((index) =>
    reading.is(index, 'particle'),
  ).length;
  return words - particles <= 1 || (words <= 3 && first - comma - 1 === 1);
}

function surnameEnd(reading: Reading, from: number): number {
  let end = from;
  while (end < from + longestName + 2) {
    if (isNameWord(reading, end) || (end > from && isCapitalisedBesideName(reading, end))) end += 1;
    else if (isInitial(reading, end)) end += reading.tokens[end + 1]?.text === '.' ? 2 : 1;
    else if (isParticle(reading, end) && reachesName(reading, end)) end += 1;
    else break;
    if (reading.tokens[end - 1]?.possessive === true) break;
  }
  return end;
}

/** A capitalised word that no language knows. */
function isNameWord(reading: Reading, index: number): boolean {
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
function isCapitalisedBesideName(reading: Reading, index: number): boolean {
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
function startsWithCommonWord(reading: Reading, from: number): boolean {
  const token = reading.tokens[from];
  const before = reading.tokens[from - 1];
  if (token === undefined || before === undefined || before.kind !== 'word' || token.mention !== undefined)
    return false;
  if (
    !/^\p{Lu}\p{Ll}+$/u.test(token.text) ||
    !isNameWord(reading, from + 1) ||
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

function startsWithParticle(reading: Reading, from: number): boolean {
  return (
    isParticle(reading, from) &&
    /^(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|al|el|bin|ibn|ten|ter|zu|mc|mac|o)$/iu.test(
      reading.tokens[from]?.text ?? '',
    ) &&
    hasSurnameComma(reading, from)
  );
}

/** Only "van der Berg, Jan" starts with a particle; elsewhere "de" is a preposition. */
function hasSurnameComma(reading: Reading, from: number): boolean {
  let index = from;
  while (isParticle(reading, index)) index += 1;
  return isNameWord(reading, index) && reading.tokens[index + 1]?.text === ',' && isNameWord(reading, index + 2);
}

function isInitial(reading: Reading, index: number): boolean {
  const token = reading.tokens[index];
  const next = reading.tokens[index + 1]?.text === '.' ? index + 2 : index + 1;
  return (
    token !== undefined &&
    token.kind === 'word' &&
    /^\p{Lu}$/u.test(token.text) &&
    (isNameWord(reading, next) || (next === index + 2 && isInitial(reading, next)))
  );
}

function isParticle(reading: Reading, index: number): boolean {
  return reading.tokens[index]?.kind === 'word' && reading.is(index, 'particle');
}

function reachesName(reading: Reading, index: number): boolean {
  let next = index + 1;
  while (isParticle(reading, next) && next < index + 3) next += 1;
  return isNameWord(reading, next) || /^\p{Lu}\p{Ll}/u.test(reading.tokens[next]?.text ?? '');
}

function isCaselessWord(reading: Reading, index: number): boolean {
  const token = reading.tokens[index];
  return (
    token !== undefined &&
    token.kind === 'word' &&
    token.mention === undefined &&
    [...token.text].length <= longestCaselessWord &&
    caseless.test(token.text)
  );
}

function isPlainUnknown(reading: Reading, index: number): boolean {
  const token = reading.tokens[index];
  if (token === undefined || token.kind !== 'word' || token.mention !== undefined || token.text.length < 2)
    return false;
  const namedLikeAWord =
    reading.is(index, 'accountName') && reading.is(index - 1, 'reset', 'unlock', 'diagnose', 'sync', 'toPerson');
  return lettersOnly.test(token.text) && (namedLikeAWord || !reading.isKnown(index)) && !isMachineName(token.text);
}

function runEnd(reading: Reading, from: number, belongs: (reading: Reading, index: number) => boolean): number {
  let end = from;
  while (end < from + longestName && belongs(reading, end)) {
    end += 1;
    if (reading.tokens[end - 1]?.possessive === true) break;
  }
  return end;
}
