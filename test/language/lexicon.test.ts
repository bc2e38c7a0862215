import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../../src/language/lexicon.ts';
import { english } from '../../src/language/vocabulary/english.ts';
import * as languages from '../../src/language/vocabulary/index.ts';
import type { Phrases } from '../../src/language/vocabulary/vocabulary.ts';

const withPhrases = (phrases: Partial<Phrases>) => ({
  ...english,
  language: 'test',
  phrases: { ...english.phrases, ...phrases },
});

describe('the lexicon', () => {
  it('takes a further language from its vocabulary alone', () => {
    const italian = withPhrases({ unlock: ['sbloccare|sblocca'] });
    expect(
      buildLexicon([english, italian])
        .phrasesFrom('sblocca')
        .map(({ concept }) => concept),
    ).toContain('unlock');
  });

  it('refuses a vocabulary that refers to a concept that does not exist', () => {
    expect(() => buildLexicon([withPhrases({ unlock: ['libera @conto'] })])).toThrow('@conto, which is no concept');
  });

  it.each(Object.values(languages))('of $language has words for everything a message can ask for', ({ phrases }) => {
    const asked = [
      'reset',
      'unlock',
      'sync',
      'diagnose',
      'sweep',
      'approvals',
      'audit',
      'help',
      'negation',
      'please',
      'reason',
    ] as const;
    expect(asked.filter((concept) => phrases[concept].length === 0)).toEqual([]);
  });

  it.each(Object.values(languages))('of $language is written in its own notation without slips', ({ phrases }) => {
    const slips = Object.values(phrases)
      .flat()
      .filter((phrase: string) => /\|\||\|\s|\s\||^\||\|$|'|\(/u.test(phrase.trim()));
    expect(slips).toEqual([]);
  });
});
