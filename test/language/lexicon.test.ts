import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../../src/language/lexicon.ts';
import { recognise } from '../../src/language/recognise.ts';
import { defaultLanguageSettings } from '../../src/language/settings.ts';
import { english } from '../../src/language/vocabulary/english.ts';
import * as languages from '../../src/language/vocabulary/index.ts';
import type { Phrases, Vocabulary } from '../../src/language/vocabulary/vocabulary.ts';

const withPhrases = (phrases: Partial<Phrases>) => ({
  ...english,
  language: 'test',
  phrases: { ...english.phrases, ...phrases },
});

/** What somebody would write who adds Dutch: one vocabulary, no code. Concepts without a word stay empty. */
const noPhrases = Object.fromEntries(
  Object.keys(english.phrases).map((concept) => [concept, []]),
) as unknown as Phrases;
const dutch: Vocabulary = {
  language: 'Nederlands',
  phrases: {
    ...noPhrases,
    password: ['wachtwoord|wachtwoorden'],
    account: ['account'],
    reset: ['herstel|herstellen', 'opnieuw instellen'],
    forgotPassword: ['vergeten|vergat ~ @password', '@password ~ vergeten'],
    unlock: ['ontgrendel|ontgrendelen'],
    symptom: ['kan niet inloggen|aanmelden'],
    sync: ['gesynchroniseerd'],
    negation: ['niet|geen|nooit'],
    prohibition: ['niet|nooit'],
    please: ['alsjeblieft|graag'],
    reason: ['omdat'],
    determiner: ['de|het|een'],
    toPerson: ['van|voor'],
    predicate: ['is|kan|heeft|zijn|haar'],
    thanks: ['bedankt'],
    keepNewPassword: ['zonder verplichte wijziging'],
  },
  ordinaryWords: 'al dit met naar nog zonder',
  oftenMisspelt: 'wachtwoord ontgrendel herstel',
  elisions: [],
  adverbEndings: [],
  signOffs: ['groeten'],
  quoteHeaders: [],
};

describe('a fifth language', () => {
  const settings = { ...defaultLanguageSettings, lexicon: buildLexicon([...Object.values(languages), dutch]) };
  const understood = (text: string) => {
    const { intent, targets, reason, forceChange } = recognise({ text }, settings);
    return { intent, targets: targets.map(({ value }) => value), reason, forceChange };
  };
  const said = { reason: undefined, forceChange: undefined };

  it.each([
    ['herstel het wachtwoord van jdoe', { intent: 'reset', targets: ['jdoe'], ...said }],
    ['jdoe heeft zijn wachtwoord vergeten', { intent: 'reset', targets: ['jdoe'], ...said }],
    ['ontgrendel alsjeblieft Saskia de Boer', { intent: 'unlock', targets: ['Saskia de Boer'], ...said }],
    ['jdoe kan niet inloggen', { intent: 'diagnose', targets: ['jdoe'], ...said }],
    ['is jdoe al gesynchroniseerd?', { intent: 'sync', targets: ['jdoe'], ...said }],
    [
      'herstel wachtwoord van jdoe omdat hij op vakantie was',
      { intent: 'reset', targets: ['jdoe'], ...said, reason: 'hij op vakantie was' },
    ],
    ['herstel jdoe zonder verplichte wijziging', { intent: 'reset', targets: ['jdoe'], ...said, forceChange: false }],
    ['ontgrendel jdoe niet', { intent: 'none', targets: [], ...said }],
    ['herstel wachtwoort van jdoe', { intent: 'reset', targets: ['jdoe'], ...said }],
    ['reset jdoe please', { intent: 'reset', targets: ['jdoe'], ...said }],
    ['ontgrendel jdoe\nGroeten\nSaskia', { intent: 'unlock', targets: ['jdoe'], ...said }],
  ])('comes from its vocabulary alone: %j', (text, expected) => {
    expect(understood(text)).toEqual(expected);
  });

  it('is not understood without its vocabulary', () => {
    expect(recognise({ text: 'ontgrendel alsjeblieft Saskia de Boer' }).intent).toBe('none');
  });
});

describe('the lexicon', () => {
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

  it.each(Object.values(languages))('of $language corrects only words of five letters or more', ({ oftenMisspelt }) => {
    expect(
      oftenMisspelt
        .trim()
        .split(/\s+/u)
        .filter((word) => word.length < 5),
    ).toEqual([]);
  });

  it.each(Object.values(languages))('of $language is written in its own notation without slips', ({ phrases }) => {
    const slips = Object.values(phrases)
      .flat()
      .filter((phrase: string) => /\|\||\|\s|\s\||^\||\|$|'|\(/u.test(phrase.trim()));
    expect(slips).toEqual([]);
  });
});
