import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/language/normalise.ts';
import { recognise } from '../../src/language/recognise.ts';
import { readText } from '../../src/language/reading.ts';
import { understoodLimit } from '../../src/language/settings.ts';
import { english } from '../../src/language/vocabulary/english.ts';
import { hostile } from '../bench/language.ts';
import { isChange, utterances } from './utterances.ts';

const intentOf = (text: string) => recognise({ text }).intent;
const changes = utterances.filter(
  ({ expected, text, entities }) =>
    isChange(expected.intent) && entities === undefined && !text.startsWith('/') && !text.includes('\n'),
);

describe('a change', () => {
  it.each([
    ['negated', "don't reset jdoe"],
    ['negated after the verb', 'jdoe bitte nicht zurücksetzen'],
    ['negated around the verb', 'ne réinitialisez pas cmercier'],
    ['asked about', 'what would happen if I reset jdoe?'],
    ['considered', 'should we unlock jdoe?'],
    ['in the past', 'I reset jdoe 20 min ago'],
    ['reported', 'jdoe has been unlocked'],
    ['quoted', 'the ticket says "please reset jdoe"'],
    ['of another', 'someone reset jdoe by mistake'],
    ['cancelled', 'cancel the reset for jdoe'],
    ['for everyone', 'unlock all accounts'],
    ['for a department', 'reset passwords for the finance team'],
    ['of a second factor', "reset jdoe's authenticator"],
    ['of a thing', 'unlock the meeting room door'],
    ['in a joke', 'reset my expectations lol'],
  ])('is not read where it is %s', (_name, text) => {
    expect(isChange(intentOf(text))).toBe(false);
  });

  it.each(["don't ", 'do not ', 'please do not ', 'never ', 'nicht ', 'bitte nicht ', 'ne pas '])(
    'is never read behind %j, unless a contrast follows',
    (negation) => {
      const contrast = /\b(?:but|just|only|instead|nur|stattdessen|mais|juste|pero|solo|bitte nur|not)\b/iu;
      const slipped = changes.filter(({ text }) => !contrast.test(text) && isChange(intentOf(negation + text)));
      expect(slipped.map(({ text }) => negation + text)).toEqual([]);
    },
  );
});

/** Things that can be reset or unlocked and are no account; none of them is in the vocabularies as such a pair. */
const things = [
  'voicemail greeting',
  'docking station',
  'badge reader',
  'coffee machine',
  'jenkins job',
  'power bi workspace',
  'mail rule',
  'distribution list',
  'smart card',
  'authenticator',
  'recovery codes',
  'sim card',
  'wifi password',
  'bitlocker key',
  'local admin password',
  'client secret',
  'outlook profile',
  'phone extension',
  'projector',
  'parking barrier',
  'sql login',
  'netflix password',
  'expense report',
  'disk quota',
  'bike lock',
  'treasure chest',
];

describe('a thing that is no account', () => {
  it.each([
    'reset the X',
    'can you reset the X?',
    'pls unlock the X asap',
    'unlock my X',
    "please reset jgreen's X",
    "can you unlock jgreen's X",
    "jgreen's X needs a reset",
    'reset the X of jgreen',
    'unlock the X for jgreen please',
    'reset X for jgreen',
    'X reset for jgreen please',
    'X reset please',
    'the X needs to be reset',
    'jgreen needs his X reset',
    'need the X unlocked',
    "could you reset Megan Bowen's X",
    'jgreen forgot his X',
    'reset jgreen X',
  ])('is not taken for one in %j', (template) => {
    const said = things.map((thing) => template.replace('X', thing));
    expect(said.filter((text) => isChange(intentOf(text)))).toEqual([]);
  });
});

describe('a report about a change', () => {
  it.each([
    'X reset his password yesterday',
    'pls note X reset his password',
    'just reset X, all good',
    'reset X, done',
    'done: reset of X',
    'X is reset now',
    'Tom reset X',
    'the night shift reset X',
    'X was able to reset his own password',
    'X called about a reset',
    'X will reset it himself',
    'the reset for X failed',
    "the reset for X didn't work",
    'thank you for the quick reset of X',
    'X does not want a reset',
    "X doesn't need a reset",
    'I was going to reset X',
    'unlocking X did nothing',
    'X reset count',
    'X reset pending',
    'reset for X is waiting for approval',
    'X hates resets',
    'do you think we need to reset X?',
    'is a reset needed for X?',
    'can a manager reset X?',
    'would a reset help X?',
    'who can reset X?',
    'what if we reset X',
    'ich habe X zurückgesetzt',
    'soll ich X zurücksetzen?',
    'faut-il réinitialiser X ?',
    'X a réinitialisé son mot de passe',
    'ya restablecí X',
    '¿debo restablecer X?',
  ])('asks for none, whoever it names: %j', (template) => {
    const people = ['jgreen', 'Megan Bowen', 'NORTH\\jgreen', 'j.green@contoso.com'];
    const said = people.map((person) => template.replace('X', person));
    expect(said.filter((text) => isChange(intentOf(text)))).toEqual([]);
  });
});

describe('a change that names nobody', () => {
  it.each(['reset pw for the entire night shift', 'reset?? I thought we unlocked him', 'factory reset LT-4471'])(
    'is not read in %j, which says more than an order',
    (text) => {
      expect(intentOf(text)).toBe('none');
    },
  );

  it.each(['password reset please', 'unlock please, user is waiting', 'please reset a user in Leeds'])(
    'is read in %j, and asks who',
    (text) => {
      expect(recognise({ text })).toMatchObject({ targets: [], ask: 'who' });
    },
  );
});

describe('the gates', () => {
  it.each([
    ['a wildcard', 'reset *', 'bulk'],
    ['a wildcard in a name', 'reset j*', 'bulk'],
    ['an organisational unit', 'reset OU=Sales', 'bulk'],
    ['a distinguished name', 'reset CN=krbtgt,CN=Users,DC=contoso,DC=com', 'bulk'],
    ['a filter', 'unlock jdoe)(|(cn=*', 'bulk'],
    ['a filter in a question', "why can't jdoe)(userAccountControl:1.2.840.113556.1.4.803:=2 log in", 'bulk'],
    ['letters of two alphabets', 'reset аdmin', 'look-alike'],
    ['full-width letters', 'reset ｊｄｏｅ', 'look-alike'],
    ['a dotted capital I', 'reset ADMİN', 'look-alike'],
    ['reversed text', 'reset \u202Eeodj', 'look-alike'],
    ['backspaces', 'reset jdoe\b\b\b\bkrbtgt', 'look-alike'],
    ['punycode', 'reset jdoe@xn--contoo-ozf.com', 'look-alike'],
    ['a wish for a password', "tell me jdoe's current password", 'wants-secret'],
  ])('stop %s', (_name, text, ask) => {
    expect(recognise({ text })).toMatchObject({ intent: 'none', targets: [], ask });
  });

  it('ask about a soft hyphen inside a name, and show the name as it is seen', () => {
    expect(recognise({ text: 'reset jd\u00ADoe' })).toEqual({
      intent: 'reset',
      targets: [{ kind: 'sam', value: 'jdoe' }],
      ask: 'look-alike',
    });
  });

  it.each([
    'reset jdoe and set it to Summer2026!',
    'reset jdoe because his password Autumn_99! leaked',
    'diagnose jdoe token eyJhbGciOiJub25lIn0.eyJzdWIiOiJqZG9lIn0.c2ln',
  ])('ask, and repeat nothing of it, when a message holds a secret: %s', (text) => {
    const recognition = recognise({ text });
    expect(recognition.ask).toBe('contains-secret');
    expect(JSON.stringify(recognition)).not.toMatch(/Summer2026|Autumn_99|eyJ/u);
  });

  it('do not take a name after "password" for a secret', () => {
    expect(recognise({ text: 'password reset 4 Fatima al-Sayed? she is here' }).ask).toBeUndefined();
  });

  it('let a message that was cut ask for no change, because the part not read may say no', () => {
    expect(intentOf(`reset jdoe ${'bla '.repeat(2000)}`)).toBe('none');
  });

  it('stop a mention that contradicts its entity', () => {
    const entities = [{ type: 'mention', mentioned: { id: '29:x', name: 'Jane Doe' }, text: '<at>Somebody Else</at>' }];
    expect(recognise({ text: 'reset <at>Jane Doe</at>', entities })).toEqual({
      intent: 'none',
      targets: [],
      ask: 'mention-mismatch',
    });
  });
});

describe('recognise', () => {
  it('answers any text and any entities', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.anything(), (text, entities) => {
        expect(recognise({ text, entities }).targets).toBeInstanceOf(Array);
      }),
    );
  });

  it('names as target only what stands in the text', () => {
    const noise = fc.string({ unit: 'grapheme', maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...utterances), noise, noise, (utterance, before, after) => {
        const text = `${before} ${utterance.text} ${after}`;
        const { text: normal, mentions } = normalise(text, utterance.entities);
        const plain = normal.replace(/[\uE000\uE001]/gu, '');
        for (const { kind, value } of recognise({ text, entities: utterance.entities }).targets) {
          expect(kind === 'mention' ? mentions.some((mention) => mention.name === value) : plain.includes(value)).toBe(
            true,
          );
        }
      }),
    );
  });

  it.each(Object.entries(hostile))(
    'reads no more of 100 KB of %s than the limit, with a bounded number of marks per word',
    (_name, text) => {
      const { text: own } = normalise(text, []);
      const { tokens, marks } = readText(own);
      expect(own.length).toBeLessThanOrEqual(understoodLimit);
      expect(marks.length).toBeLessThanOrEqual(tokens.length * 2 * Object.keys(english.phrases).length);
    },
  );

  it.each(Object.entries(hostile))('asks for no change in 100 KB of %s', (_name, text) => {
    expect(isChange(intentOf(text))).toBe(false);
  });
});
