import { fold } from './fold.ts';
import { compilePhrase, firstWords, type Phrase } from './phrase.ts';
import type { IsElision } from './tokens.ts';
import * as languages from './vocabulary/index.ts';
import type { Concept, Vocabulary } from './vocabulary/vocabulary.ts';

export interface Lexicon {
  /** Phrases by the word they start with; stems by their first two letters and `*`. */
  readonly phrasesFrom: (word: string) => readonly ConceptPhrase[];
  /** True for every word that any language uses, and its plural: such a word alone is nobody's account. */
  readonly isKnown: (folded: string) => boolean;
  /** Words that a misspelling may be corrected to. */
  readonly correctable: readonly string[];
  readonly isElision: IsElision;
  /** By its ending only. */
  readonly isAdverb: (word: string) => boolean;
  readonly signOffs: readonly string[];
  readonly quoteHeaders: readonly (readonly [first: string, last: string])[];
}

export interface ConceptPhrase {
  readonly concept: Concept;
  readonly phrase: Phrase;
}

/** Builds the lexicon of all languages together: people mix them within one message. */
export function buildLexicon(vocabularies: readonly Vocabulary[]): Lexicon {
  const index = new Map<string, ConceptPhrase[]>();
  const known = new Set<string>();
  const stems: string[] = [];
  const correctable = new Set<string>();

  for (const { phrases, ordinaryWords, oftenMisspelt } of vocabularies) {
    for (const word of ordinaryWords.trim().split(/\s+/u)) known.add(fold(word));
    for (const word of oftenMisspelt.trim().split(/\s+/u)) correctable.add(fold(word));
    const wordsOf = (concept: string): readonly string[] => {
      const sources = phrases[concept as Concept] as readonly string[] | undefined;
      if (sources === undefined) throw new Error(`The vocabulary refers to @${concept}, which is no concept.`);
      return singleWords(sources);
    };
    for (const [concept, sources] of Object.entries(phrases) as [Concept, readonly string[]][]) {
      for (const source of sources) {
        const phrase = compilePhrase(source, wordsOf);
        for (const first of firstWords(phrase)) {
          const key = first.endsWith('*') ? `${first.slice(0, 2)}*` : first;
          index.set(key, [...(index.get(key) ?? []), { concept, phrase }]);
        }
        for (const step of phrase) {
          if (step.kind === 'gap') continue;
          for (const word of step.exact) known.add(word);
          stems.push(...step.stems);
        }
      }
    }
  }
  const adverbEndings = vocabularies.flatMap((vocabulary) => vocabulary.adverbEndings);
  const elisions = new Set(vocabularies.flatMap((vocabulary) => vocabulary.elisions));
  const none: readonly ConceptPhrase[] = [];
  return {
    phrasesFrom: (word) => [...(index.get(word) ?? none), ...(index.get(`${word.slice(0, 2)}*`) ?? none)],
    isKnown: (folded) =>
      known.has(folded) ||
      (folded.length > 5 && folded.endsWith('s') && known.has(folded.slice(0, -1))) ||
      stems.some((stem) => folded.startsWith(stem)),
    correctable: [...correctable],
    isElision: (word, rest) => elisions.has(word) || (elisions.has(word.toLowerCase()) && known.has(fold(rest))),
    isAdverb: (word) => adverbEndings.some((ending) => word.toLowerCase().endsWith(ending)),
    signOffs: vocabularies.flatMap(({ signOffs }) => signOffs),
    quoteHeaders: vocabularies.flatMap(({ quoteHeaders }) => quoteHeaders),
  };
}

function singleWords(sources: readonly string[]): readonly string[] {
  return sources.filter((source) => !/[\s~?]/u.test(source.trim())).flatMap((source) => source.split('|'));
}

/** Every language that `vocabulary/index.ts` names. */
export const builtInLexicon: Lexicon = buildLexicon(Object.values(languages));
