import { foldName } from '../fold-name.ts';

/** One piece of a text between blanks. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Folded, without the punctuation around it; empty for anything too long to be a word. */
  readonly word: string;
}

const longestWord = 60;
const punctuation = new Set('.,;:!?()[]{}<>"\'`´„“”‚‘’«»=*-–—>→');

export function piecesOf(text: string): readonly Piece[] {
  return Array.from(text.matchAll(/\S+/g), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
    word: match[0].length > longestWord ? '' : foldName(trimPunctuation(match[0])),
  }));
}

/** Written as loops: an anchored `+$` would be quadratic on long runs of punctuation. */
export function trimPunctuation(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && punctuation.has(text.charAt(start))) start++;
  while (end > start && punctuation.has(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
