import type { Reading } from '../reading.ts';
import type { Concept } from '../vocabulary/vocabulary.ts';
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

/** Concepts whose words are never part of a name, however they are written. */
const neverNames: readonly Concept[] = [
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
  'toPerson',
  'greeting',
];

/** "Will Grant", "Mark Smith": everyday words in capitals, in the middle of a sentence of small letters, two in a row. */
export function startsWithCommonWord(reading: Reading, from: number): boolean {
  const before = reading.tokens[from - 1];
  return (
    before !== undefined &&
    before.kind === 'word' &&
    /^\p{Ll}/u.test(before.text) &&
    isTitleWord(reading, from) &&
    (isNameWord(reading, from + 1) || isTitleWord(reading, from + 1))
  );
}

function isTitleWord(reading: Reading, index: number): boolean {
  const token = reading.tokens[index];
  return (
    token !== undefined &&
    token.mention === undefined &&
    /^\p{Lu}\p{Ll}+$/u.test(token.text) &&
    !reading.is(index, ...neverNames)
  );
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
  const namedLikeAWord = reading.is(index, 'accountName') && isAccountPlace(reading, index);
  // "accountExpires", "pwdLastSet" are attributes of the directory.
  if (/^\p{Ll}{2,}\p{Lu}\p{Ll}/u.test(token.text)) return false;
  return lettersOnly.test(token.text) && (namedLikeAWord || !reading.isKnown(index)) && !isMachineName(token.text);
}

/** "reset guest", "for admin", "jdoe, krbtgt.": a word that is also an account must stand where only an account can. */
function isAccountPlace(reading: Reading, index: number): boolean {
  if (reading.is(index - 1, 'reset', 'unlock', 'diagnose', 'sync', 'toPerson')) return true;
  const listed = /^[,;+&]$/u.test(reading.tokens[index - 1]?.text ?? '') || reading.is(index - 1, 'and');
  const afterAccount = reading.tokens[index - 2]?.kind === 'word' && !reading.isKnown(index - 2);
  const endsList = reading.tokens[index + 1] === undefined || reading.tokens[index + 1]?.kind === 'mark';
  return listed && afterAccount && endsList;
}
