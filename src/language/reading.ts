import { builtInLexicon, type Lexicon } from './lexicon.ts';
import { matchPhrase, type Spelled } from './phrase.ts';
import { correctionsOf } from './spelling.ts';
import { fold } from './fold.ts';
import { tokenise, type Token } from './tokens.ts';
import type { Concept } from './vocabulary/vocabulary.ts';

/** One concept found in the text: tokens `from` up to, not including, `to`. */
export interface Mark {
  readonly concept: Concept;
  readonly from: number;
  readonly to: number;
  /** Rests on a corrected misspelling. */
  readonly corrected: boolean;
}

/** A message with everything marked that the vocabularies know. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly marks: readonly Mark[];
  /** Number of the sentence, and of the clause, that each token is in. */
  readonly sentence: readonly number[];
  readonly clause: readonly number[];
  /** Whether any language uses the word at `index`: alone it is nobody's account. */
  readonly isKnown: (index: number) => boolean;
  /** By the ending only. */
  readonly isAdverb: (word: string) => boolean;
  readonly is: (index: number, ...concepts: readonly Concept[]) => boolean;
  readonly all: (first: Concept, ...others: readonly Concept[]) => readonly Mark[];
  readonly has: (...concepts: readonly Concept[]) => boolean;
}

export function readText(text: string, lexicon: Lexicon = builtInLexicon): Reading {
  const tokens = tokenise(text, lexicon.isElision);
  const exact = spell(tokens, lexicon, false);
  const exactMarks = findMarks(tokens, lexicon, exact, false);
  const corrected = spell(tokens, lexicon, true);
  const marks = withoutInner([
    ...exactMarks,
    ...findMarks(tokens, lexicon, corrected, true).filter((mark) => !exactMarks.some((known) => sameMark(known, mark))),
  ]);
  const { sentence, clause } = divide(
    tokens,
    new Set(marks.filter(({ concept }) => concept === 'reason').map(({ from }) => from)),
  );
  const conceptsAt = tokens.map(() => new Set<Concept>());
  for (const mark of marks)
    for (let index = mark.from; index < mark.to; index += 1) conceptsAt[index]?.add(mark.concept);
  const byConcept = Map.groupBy(marks, ({ concept }) => concept);
  // "unlock-only" is made of everyday words; "ext-jdoe" is not.
  const isMadeOfKnown = (word: string): boolean => word.includes('-') && word.split('-').every(lexicon.isKnown);
  const knownAt = corrected.map(({ forms }) => forms.some((form) => lexicon.isKnown(form) || isMadeOfKnown(form)));
  return {
    text,
    tokens,
    marks,
    sentence,
    clause,
    isKnown: (index) => knownAt[index] ?? true,
    isAdverb: lexicon.isAdverb,
    is: (index, ...concepts) => concepts.some((concept) => conceptsAt[index]?.has(concept) ?? false),
    all: (first, ...others) =>
      others.length === 0
        ? (byConcept.get(first) ?? [])
        : marks.filter(({ concept }) => concept === first || others.includes(concept)),
    has: (...concepts) => concepts.some((concept) => byConcept.has(concept)),
  };
}

/** "no forced change at next logon": what is said of the forced change neither asks for a reset nor forbids one. */
function withoutInner(marks: readonly Mark[]): readonly Mark[] {
  const kept = marks.filter(({ concept }) => concept === 'keepNewPassword');
  if (kept.length === 0) return marks;
  return marks.filter(
    ({ concept, from }) => concept === 'keepNewPassword' || !kept.some((mark) => mark.from <= from && from < mark.to),
  );
}

function sameMark(left: Mark, right: Mark): boolean {
  return left.concept === right.concept && left.from === right.from && left.to >= right.to;
}

const sentenceEnds = new Set(['.', '!', '?', '\n', ';', '…']);
const clauseEnds = new Set([',', ':', '-', '–', '—', '→', '(', ')', '/', '|', '>']);

/** A message holds few slips; in a longer list of unknown words they are names. */
const mostCorrections = 40;

function spell(tokens: readonly Token[], lexicon: Lexicon, correcting: boolean): readonly Spelled[] {
  let corrected = 0;
  return tokens.map((token, index): Spelled => {
    const forms = token.possessive ? [token.folded, fold(token.text)] : [token.folded];
    const unknown = token.kind === 'word' && token.mention === undefined && !forms.some(lexicon.isKnown);
    const nameLike = /^\p{Lu}\p{Ll}/u.test(token.text) && index > 0 && tokens[index - 1]?.kind === 'word';
    const tried = correcting && unknown && !nameLike && corrected < mostCorrections;
    const corrections = tried ? correctionsOf(token.folded, lexicon.correctable) : [];
    if (tried) corrected += 1;
    return { token, forms: [...forms, ...corrections], stops: sentenceEnds.has(token.text) };
  });
}

function findMarks(
  tokens: readonly Token[],
  lexicon: Lexicon,
  spelled: readonly Spelled[],
  corrected: boolean,
): Mark[] {
  const marks: Mark[] = [];
  tokens.forEach((_token, from) => {
    for (const form of spelled[from]?.forms ?? []) {
      const longest = new Map<Concept, number>();
      for (const { concept, phrase } of lexicon.phrasesFrom(form)) {
        const to = matchPhrase(phrase, spelled, from);
        if (to > from) longest.set(concept, Math.max(to, longest.get(concept) ?? 0));
      }
      for (const [concept, to] of longest) marks.push({ concept, from, to, corrected });
    }
  });
  return marks;
}

function divide(
  tokens: readonly Token[],
  reasons: ReadonlySet<number>,
): { readonly sentence: readonly number[]; readonly clause: readonly number[] } {
  let sentenceNumber = 0;
  let clauseNumber = 0;
  const sentence: number[] = [];
  const clause: number[] = [];
  for (const [index, token] of tokens.entries()) {
    if (reasons.has(index)) clauseNumber += 1;
    sentence.push(sentenceNumber);
    clause.push(clauseNumber);
    if (token.kind !== 'mark') continue;
    if (sentenceEnds.has(token.text)) sentenceNumber += 1;
    if (sentenceEnds.has(token.text) || clauseEnds.has(token.text)) clauseNumber += 1;
  }
  return { sentence, clause };
}

/** Whether nothing but greetings and politeness comes before. */
export function isStart(reading: Reading, index: number): boolean {
  for (let before = index - 1; before >= 0; before -= 1) {
    const word = reading.tokens[before]?.kind === 'word';
    if (word && !reading.is(before, 'greeting', 'need', 'please', 'thanks')) return false;
  }
  return true;
}

/** Whether nothing but greetings and politeness comes before in the clause. */
export function opensClause(reading: Reading, index: number): boolean {
  for (let before = index - 1; before >= 0 && reading.clause[before] === reading.clause[index]; before -= 1) {
    if (
      reading.tokens[before]?.kind === 'word' &&
      !reading.is(before, 'greeting', 'and', 'please', 'need', 'politeness', 'thanks', 'contrast')
    )
      return false;
  }
  return true;
}
