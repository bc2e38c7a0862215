import { announcedSecretAt, isStatedAsSecret } from './redaction/announced-secret.ts';
import { isKnownSecret } from './redaction/known-secrets.ts';
import { piecesOf, type Piece } from './redaction/piece.ts';

const mark = '[redacted]';
const quotes = '"\'`„“”‚‘’«»';
/** A quoted passphrase is followed no further than this many pieces. */
const longestQuote = 10;
/** Taking out one value can bring the next one beside its announcing word; more in a row than this is not followed. */
const mostPasses = 10;

/**
 * Replaces what is probably a secret by `[redacted]`: values after password words in English, German, French and
 * Spanish, tokens, keys, and text that cannot be anything but a password. Names, UPNs, tickets, ids and dates stay.
 *
 * A weak password that is an ordinary word, said in an ordinary sentence ("the password is sunshine"), cannot be told
 * from other words and stays. Takes time linear in the length of the text.
 */
export function redact(text: string): string {
  let result = text;
  for (let pass = 0; pass < mostPasses; pass++) {
    const before = result;
    result = redactOnce(before);
    if (result === before) break;
  }
  return result;
}

function redactOnce(text: string): string {
  const pieces = piecesOf(text);
  let result = '';
  let done = 0;
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at] as Piece;
    if (piece.start < done) continue;
    const announced = announcedSecretAt(pieces, at);
    const start = announced ?? (isKnownSecret(piece, pieces[at - 1]) ? piece.start : undefined);
    if (start === undefined) continue;
    result += text.slice(done, start) + mark;
    done = announced === undefined ? piece.end : endOfValue(text, pieces, at, start);
  }
  return result + text.slice(done);
}

/**
 * For a whole message that is kept: as `redact`, and where a sentence says that a password follows, the rest of it goes,
 * ordinary words too. Takes out too much rather than too little.
 */
export function withoutAnySecret(text: string): string {
  const redacted = redact(printable(text));
  const pieces = piecesOf(redacted);
  let result = '';
  let done = 0;
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at] as Piece;
    if (piece.start < done || piece.text === mark || !isStatedAsSecret(pieces, at)) continue;
    const last = pieces.find(({ text: each, end }) => end >= piece.end && /[.!?;]$/u.test(each)) ?? pieces.at(-1);
    result += redacted.slice(done, piece.start) + mark;
    done = last?.end ?? piece.end;
  }
  return result + redacted.slice(done);
}

/** Whether `redact` would change the text. */
export function holdsSecret(text: string): boolean {
  return redact(text) !== text;
}

/**
 * Makes text safe for one line of a log or terminal: line breaks and tabs become blanks; control, bidirectional,
 * zero-width and other invisible characters go; broken surrogates become U+FFFD.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{DI}]/gu, '');
}

/** A value in quotes runs to the closing one, blanks included. */
function endOfValue(text: string, pieces: readonly Piece[], at: number, start: number): number {
  const end = (pieces[at] as Piece).end;
  if (!quotes.includes(text.charAt(start))) return end;
  for (const piece of pieces.slice(at, at + longestQuote)) {
    const inner = text.slice(Math.max(piece.start, start + 1), piece.end);
    if ([...inner].some((character) => quotes.includes(character))) return piece.end;
  }
  return end;
}
