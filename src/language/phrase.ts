import { fold } from './fold.ts';
import type { Token } from './tokens.ts';

/** Most words that a `~` in a phrase stands for. */
const longestGap = 8;

interface WordStep {
  readonly kind: 'word';
  readonly exact: ReadonlySet<string>;
  readonly stems: readonly string[];
  readonly optional: boolean;
}

type Step = WordStep | { readonly kind: 'gap' };

/** A phrase of the vocabulary, ready to be matched against tokens. */
export type Phrase = readonly Step[];

/** Reads the notation described in vocabulary.ts. `wordsOf` gives the single words listed under a concept. */
export function compilePhrase(source: string, wordsOf: (concept: string) => readonly string[]): Phrase {
  return source
    .trim()
    .split(/\s+/u)
    .map((part): Step => {
      if (part === '~') return { kind: 'gap' };
      const optional = part.length > 1 && part.endsWith('?');
      const alternatives = (optional ? part.slice(0, -1) : part)
        .split('|')
        .flatMap((word) => (word.startsWith('@') ? wordsOf(word.slice(1)) : [word]));
      const stems = alternatives.filter((word) => word.endsWith('*')).map((word) => fold(word.slice(0, -1)));
      const exact = new Set(alternatives.filter((word) => !word.endsWith('*')).map(fold));
      return { kind: 'word', exact, stems, optional };
    });
}

/** The words a phrase can start with; stems are given with their `*`. */
export function firstWords(phrase: Phrase): readonly string[] {
  const words: string[] = [];
  for (const step of phrase) {
    if (step.kind === 'gap') break;
    words.push(...step.exact, ...step.stems.map((stem) => `${stem}*`));
    if (!step.optional) break;
  }
  return words;
}

/**
 * Where a phrase that starts at `from` ends, or -1. Gaps take as few words as they can and stop at the end of a
 * sentence, so that the work per position is bounded by the length of the phrase, not of the message.
 */
export function matchPhrase(phrase: Phrase, words: readonly Spelled[], from: number, step = 0): number {
  const current = phrase[step];
  if (current === undefined) return from;
  if (current.kind === 'gap') {
    for (let skipped = 0; skipped <= longestGap; skipped += 1) {
      const end = matchPhrase(phrase, words, from + skipped, step + 1);
      if (end >= 0) return end;
      const passed = words[from + skipped];
      if (passed === undefined || passed.stops) return -1;
    }
    return -1;
  }
  const word = words[from];
  if (word !== undefined && matchesWord(current, word)) {
    const end = matchPhrase(phrase, words, from + 1, step + 1);
    if (end >= 0) return end;
  }
  return current.optional ? matchPhrase(phrase, words, from, step + 1) : -1;
}

/** A token as vocabulary sees it: its own spelling, and what it is taken for if it was misspelt. */
export interface Spelled {
  readonly token: Token;
  readonly forms: readonly string[];
  /** End of a sentence or line. */
  readonly stops: boolean;
}

function matchesWord(step: WordStep, word: Spelled): boolean {
  return word.forms.some((form) => step.exact.has(form) || step.stems.some((stem) => form.startsWith(stem)));
}
