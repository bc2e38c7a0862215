import type { Reading } from '../reading.ts';
import {
  isCapitalisedBesideName,
  isCaselessWord,
  isInitial,
  isNameWord,
  isParticle,
  isPlainUnknown,
  startsWithCommonWord,
} from './name-words.ts';

const longestName = 5;

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

/**
 * Where a name written all in small letters ends: at most three unknown words side by side. In a list that goes on
 * with a single word they are accounts without commas: "jlopez fmoreau and acheng".
 */
export function smallNameEnd(reading: Reading, from: number): number {
  if (!isPlainUnknown(reading, from)) return from;
  const end = runEnd(reading, from, isPlainUnknown);
  const single = reading.is(end, 'and') && runEnd(reading, end + 1, isPlainUnknown) === end + 2;
  return end - from <= 3 && !single ? end : from + 1;
}

function capitalisedEnd(reading: Reading, from: number): number {
  let end = surnameEnd(reading, from);
  const comma = reading.tokens[end];
  if (isCapitalsOnly(reading, from, end)) return end;
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
  let end = startsWithCommonWord(reading, from) ? from + 2 : from;
  if (reading.tokens[end - 1]?.possessive === true) return end;
  while (end < from + longestName + 2) {
    if (isNameWord(reading, end) || (end > from && isCapitalisedBesideName(reading, end))) end += 1;
    else if (isInitial(reading, end)) end += reading.tokens[end + 1]?.text === '.' ? 2 : 1;
    else if (isParticle(reading, end) && reachesName(reading, end)) end += 1;
    else break;
    if (reading.tokens[end - 1]?.possessive === true) break;
  }
  return end;
}

function startsWithParticle(reading: Reading, from: number): boolean {
  return isParticle(reading, from) && hasSurnameComma(reading, from);
}

/** Only "van der Berg, Jan" starts with a particle; elsewhere "de" is a preposition. */
function hasSurnameComma(reading: Reading, from: number): boolean {
  let index = from;
  while (isParticle(reading, index)) index += 1;
  return isNameWord(reading, index) && reading.tokens[index + 1]?.text === ',' && isNameWord(reading, index + 2);
}

function reachesName(reading: Reading, index: number): boolean {
  let next = index + 1;
  while (isParticle(reading, next) && next < index + 3) next += 1;
  return isNameWord(reading, next) || /^\p{Lu}\p{Ll}/u.test(reading.tokens[next]?.text ?? '');
}

function runEnd(reading: Reading, from: number, belongs: (reading: Reading, index: number) => boolean): number {
  let end = from;
  while (end < from + longestName && belongs(reading, end)) {
    end += 1;
    if (reading.tokens[end - 1]?.possessive === true) break;
  }
  return end;
}

/** In a message all in capitals "SCLARK, TNGUYEN" are two accounts; only an apostrophe or hyphen shows a surname. */
function isCapitalsOnly(reading: Reading, from: number, end: number): boolean {
  return end - from === 1 && !/\p{Ll}/u.test(reading.text) && !/['-]/u.test(reading.tokens[from]?.text ?? '');
}
