import { deceptiveMark, hiddenMark, mentionClose, mentionOpen, withoutMarks } from './characters.ts';
import { fold } from './fold.ts';

export interface Token {
  readonly kind: 'word' | 'mark';
  /** As written, without surrounding punctuation, possessive and hidden characters. */
  readonly text: string;
  /** Lower case, without accents and apostrophes; what vocabulary is compared with. */
  readonly folded: string;
  /** "Bowen's": says that something belongs to the one named. */
  readonly possessive: boolean;
  /** Holds a hidden or deceptive character. */
  readonly hidden: boolean;
  readonly deceptive: boolean;
  /** Index of the mention that this word is. */
  readonly mention: number | undefined;
  /** A line break or a blank stands before. */
  readonly spaced: boolean;
  readonly start: number;
  readonly end: number;
}

// A word may hold the characters of accounts and addresses; everything else is a mark by itself.
const piece = new RegExp(
  `${mentionOpen}\\d+${mentionClose}|https?://\\S+|[\\p{L}\\p{M}\\p{N}${hiddenMark}${deceptiveMark}_.@\\\\'$*#&%+-]+|[^\\s]`,
  'gu',
);
const possessive = /(?:'s|s'|')$/iu;

/** Whether `word`, written before an apostrophe, is a word of its own in front of `rest`. */
export type IsElision = (word: string, rest: string) => boolean;

/** Splits text into words and punctuation marks; a line break is the mark `\n`. */
export function tokenise(text: string, isElision: IsElision): readonly Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    if (from > 0) tokens.push(mark('\n', from - 1, true));
    for (const match of line.matchAll(piece)) {
      const spaced = match.index === 0 || /\s/u.test(line[match.index - 1] ?? ' ');
      pushPiece(tokens, match[0], from + match.index, spaced, isElision);
    }
    from += line.length + 1;
  }
  return tokens;
}

function pushPiece(tokens: Token[], raw: string, start: number, spaced: boolean, isElision: IsElision): void {
  const mention = /^\uE002(\d+)\uE003$/u.exec(raw)?.[1];
  if (mention !== undefined) {
    tokens.push({ ...mark(raw, start, spaced), kind: 'word', mention: Number(mention) });
    return;
  }
  if (!/[\p{L}\p{N}]/u.test(raw)) {
    [...raw].forEach((character, index) => tokens.push(mark(character, start + index, index === 0 && spaced)));
    return;
  }
  const lead = /^[^\p{L}\p{N}#\uE000\uE001]*/u.exec(raw)?.[0].length ?? 0;
  const trail = /[^\p{L}\p{M}\p{N}$*\uE000\uE001]*$/u.exec(raw)?.[0].length ?? 0;
  Array.from(raw.slice(0, lead)).forEach((character, index) =>
    tokens.push(mark(character, start + index, index === 0 && spaced)),
  );
  pushWords(
    tokens,
    raw.slice(lead, raw.length - trail),
    start + lead,
    spaced && lead === 0,
    raw.slice(raw.length - trail),
    isElision,
  );
  Array.from(raw.slice(raw.length - trail)).forEach((character, index) =>
    tokens.push(mark(character, start + raw.length - trail + index, false)),
  );
}

/** Separates "jdoe+asmith", "don't" stays, "l'Élise" falls apart after an elided word. */
function pushWords(
  tokens: Token[],
  raw: string,
  start: number,
  spaced: boolean,
  trail: string,
  isElision: IsElision,
): void {
  const joined = raw.includes('@') ? -1 : raw.search(/[+&]/u);
  if (joined > 0 && joined < raw.length - 1) {
    pushWords(tokens, raw.slice(0, joined), start, spaced, '', isElision);
    tokens.push(mark(raw.charAt(joined), start + joined, false));
    pushWords(tokens, raw.slice(joined + 1), start + joined + 1, false, trail, isElision);
    return;
  }
  const apostrophe = raw.indexOf("'");
  if (
    apostrophe > 0 &&
    apostrophe <= 6 &&
    isElision(raw.slice(0, apostrophe), raw.slice(apostrophe + 1)) &&
    raw.length > apostrophe + 1
  ) {
    tokens.push(word(raw.slice(0, apostrophe), start, spaced, false));
    pushWords(tokens, raw.slice(apostrophe + 1), start + apostrophe + 1, false, trail, isElision);
    return;
  }
  const owns = possessive.test(raw) || (raw.toLowerCase().endsWith('s') && trail.startsWith("'"));
  tokens.push(word(raw, start, spaced, owns));
}

function word(raw: string, start: number, spaced: boolean, owns: boolean): Token {
  const shown = withoutMarks(raw);
  const text = owns ? shown.replace(/'s?$/iu, '') : shown;
  return {
    kind: 'word',
    text,
    folded: fold(shown),
    possessive: owns,
    hidden: raw.includes(hiddenMark),
    deceptive: raw.includes(deceptiveMark),
    mention: undefined,
    spaced,
    start,
    end: start + (owns ? raw.length - (shown.length - text.length) : raw.length),
  };
}

function mark(text: string, start: number, spaced: boolean): Token {
  return {
    kind: 'mark',
    text,
    folded: text,
    possessive: false,
    hidden: false,
    deceptive: text === deceptiveMark,
    mention: undefined,
    spaced,
    start,
    end: start + text.length,
  };
}
