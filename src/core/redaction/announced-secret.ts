import { foldName } from '../fold-name.ts';
import { trimPunctuation, type Piece } from './piece.ts';
import { isHarmless, isNoPlainWord, looksLikePassword, mixesCaseAndDigits } from './value-shape.ts';
import { isSecretWord, vocabulary } from './vocabulary.ts';

/** Pieces after the announcing word within which a secret is looked for. */
const reach = 8;
const closeReach = 3;
const separators = new Set([':', '=', ':=', '==', '->', '=>', '→', '-', '–']);

/** Where inside the text a secret starts, because a word before it announces one. `undefined`: it does not. */
export function announcedSecretAt(pieces: readonly Piece[], at: number): number | undefined {
  const piece = pieces[at];
  if (!piece || piece.text === '[redacted]') return undefined;
  const inside = assignedInside(piece, pieces, at);
  if (inside !== undefined) return inside;
  return isAnnounced(pieces, at) ? piece.start : undefined;
}

/** `password=x`, `"pwd":"x"`, `Passwort:x` within one piece. */
function assignedInside(piece: Piece, pieces: readonly Piece[], at: number): number | undefined {
  for (const match of piece.text.matchAll(/[=:]+>?/g)) {
    const name = piece.text.slice(Math.max(0, match.index - 40), match.index);
    const value = piece.text.slice(match.index + match[0].length);
    if (trimPunctuation(value) === '' || !isSecretWord(lastName(name))) continue;
    const names = match[0].includes(':') && namesWhom(value, pieces, at);
    if (!names) return piece.start + match.index + match[0].length;
  }
  return undefined;
}

/** Whether a sentence says that a password follows here, however plain the word is: "the password is sunshine". */
export function isStatedAsSecret(pieces: readonly Piece[], at: number): boolean {
  const { word } = pieces[at] as Piece;
  const secretWord = lastSecretWord(pieces, at);
  if (secretWord === undefined || vocabulary.describing.has(word)) return false;
  let before = at - 1;
  while (before > secretWord && vocabulary.fillers.has(pieces[before]?.word ?? '')) before--;
  if (before === secretWord) {
    const isAll = at === pieces.length - 1 && !vocabulary.naming.has(word);
    return isAll && vocabulary.owning.has(pieces[secretWord - 1]?.word ?? '');
  }
  const stating = pieces[before]?.word ?? '';
  return (
    vocabulary.stating.has(stating) || (vocabulary.targeting.has(stating) && follows(pieces, at, vocabulary.setting))
  );
}

const lastName = (text: string): string =>
  foldName(/[\p{L}\p{M}\p{Nd}_.-]*["'’”]?$/u.exec(text)?.[0] ?? '').replace(/["'’”]$/u, '');

/** After a colon: a target ("reset password: jdoe") or a remark ("password: expired") instead of a secret. */
function namesWhom(value: string, pieces: readonly Piece[], secretWord: number): boolean {
  if (isHarmless(value) || vocabulary.describing.has(foldName(trimPunctuation(value)))) return true;
  let before = secretWord - 1;
  while (vocabulary.articles.has(pieces[before]?.word ?? '')) before--;
  const commanded = vocabulary.commanding.has(pieces[before]?.word ?? '');
  return commanded && !looksLikePassword(value) && !mixesCaseAndDigits(value);
}

function isAnnounced(pieces: readonly Piece[], at: number): boolean {
  const { text } = pieces[at] as Piece;
  const secretWord = lastSecretWord(pieces, at);
  if (secretWord === undefined) return isChosen(pieces, at);
  if (isSeparated(pieces, secretWord, at)) return true;
  if (vocabulary.naming.has(pieces[at - 1]?.word ?? '')) return false;
  return (
    (isStated(pieces, secretWord, at) && (isNoPlainWord(text) || opensPhrase(text))) ||
    looksLikePassword(text) ||
    (at - secretWord <= closeReach && mixesCaseAndDigits(text))
  );
}

function lastSecretWord(pieces: readonly Piece[], at: number): number | undefined {
  for (let index = at - 1; index >= Math.max(0, at - reach); index--) {
    if (isSecretWord(pieces[index]?.word ?? '')) return index;
  }
  return undefined;
}

/** "password: x", "password = x", "mot de passe de jdoe = x", "password for jdoe: x7". */
function isSeparated(pieces: readonly Piece[], secretWord: number, at: number): boolean {
  const piece = pieces[at] as Piece;
  const before = pieces[at - 1]?.text ?? '';
  const separator = separators.has(before) ? before : (/[:=]$/.exec(before)?.[0] ?? '');
  if (separator === '' || separators.has(piece.text)) return false;
  const gap = pieces.slice(secretWord + 1, separators.has(before) ? at - 1 : at).map(({ word }) => word);
  const [first = ''] = gap;
  if (gap.length > 0 && !vocabulary.naming.has(first) && !vocabulary.stating.has(first)) return false;
  if (separator.includes('=')) return true;
  if (vocabulary.listing.has(gap.at(-1) ?? '')) return false;
  if (gap.length > 0 && !vocabulary.stating.has(gap.at(-1) ?? '')) return isNoPlainWord(piece.text);
  return !namesWhom(piece.text, pieces, secretWord);
}

/** A quoted phrase of several words: `his password "correct horse battery"`. */
function opensPhrase(text: string): boolean {
  return /^["'„“‘«]/u.test(text) && !/["'”’»]/u.test(text.slice(1));
}

/** "password is now x", "set the password to x", "his password x". */
function isStated(pieces: readonly Piece[], secretWord: number, at: number): boolean {
  let before = at - 1;
  while (before > secretWord && vocabulary.fillers.has(pieces[before]?.word ?? '')) before--;
  const word = pieces[before]?.word ?? '';
  if (before > secretWord) {
    return vocabulary.stating.has(word) || (vocabulary.targeting.has(word) && follows(pieces, at, vocabulary.setting));
  }
  return vocabulary.owning.has(pieces[secretWord - 1]?.word ?? '');
}

/** Without an announcing word before it: "set it to x", "use x as password", "x is his password". */
function isChosen(pieces: readonly Piece[], at: number): boolean {
  const { text } = pieces[at] as Piece;
  const before = pieces[at - 1]?.word ?? '';
  const chosen =
    vocabulary.choosing.has(before) || (vocabulary.targeting.has(before) && follows(pieces, at, vocabulary.setting));
  const announcedLater = pieces.slice(at + 1, at + 1 + reach / 2).some(({ word }) => isSecretWord(word));
  const linked = announcedLater && vocabulary.linking.has(pieces[at + 1]?.word ?? '');
  if (chosen && announcedLater) return isNoPlainWord(text);
  return (chosen || linked) && (looksLikePassword(text) || mixesCaseAndDigits(text));
}

function follows(pieces: readonly Piece[], at: number, words: ReadonlySet<string>): boolean {
  return pieces.slice(Math.max(0, at - reach), at).some(({ word }) => words.has(word));
}
