import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardFor, cardsFor } from '../../src/cards/card-for.ts';
import type { AdaptiveCard } from '../../src/cards/schema.ts';
import { summaryOf } from '../../src/cards/summary.ts';
import type { Outcome } from '../../src/intents/outcome.ts';
import { schemaProblems } from './card-schema.ts';
import { finding, now, outcomesWithoutSecret, password, person, revealed, usual, type TextOf } from './outcomes.ts';
import { markdownIn, objectsIn, stringsIn } from './walk.ts';

const named = [...outcomesWithoutSecret(usual), revealed(usual)].map((outcome): [string, Outcome] => [
  nameOf(outcome),
  outcome,
]);
const everyOutcome = (t: TextOf): readonly Outcome[] => [...outcomesWithoutSecret(t), revealed(t)];

describe('cardFor', () => {
  it.each(named)('makes a card of %s that Microsoft’s schema accepts and a phone can show', (_name, outcome) => {
    const card = cardFor(outcome);
    const types = new Set(objectsIn(card).map((each) => each['type']));

    expect(schemaProblems(card)).toEqual([]);
    expect(card.fallbackText).toMatch(/[^.!?…][.!?…] Open this in an up-to-date Teams client to see it all\.$/u);
    expect([...types].filter((type) => type === 'Table' || type === 'Image')).toEqual([]);
    expect(objectsIn(card).filter((each) => Array.isArray(each['columns']) && each['columns'].length > 2)).toEqual([]);
  });

  it.each(named)(
    'gives %s buttons that carry a request id, a pick, a verb or typed words, and nothing else',
    (_name, outcome) => {
      const data = objectsIn(cardFor(outcome)).flatMap((each) => ('data' in each ? [each['data'] as object] : []));

      expect(data.flatMap((each) => Object.keys(each).filter((key) => !allowedKeys.has(key)))).toEqual([]);
    },
  );

  it.each(named)('gives %s input and toggle ids that occur once, so that no answer hides another', (_name, outcome) => {
    const ids = objectsIn(cardFor(outcome)).flatMap((each) => (typeof each['id'] === 'string' ? [each['id']] : []));
    const targets = objectsIn(cardFor(outcome)).flatMap(
      (each) => (each['targetElements'] as string[] | undefined) ?? [],
    );

    expect(new Set(ids).size).toBe(ids.length);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it('is checked by a schema that does refuse a wrong card', () => {
    const card = cardFor({ kind: 'help' });
    const wrong = { ...card, body: [{ type: 'TextBlock' }] } as unknown as AdaptiveCard;

    expect(schemaProblems(wrong)).not.toEqual([]);
  });

  it('shows the secret in the revealed card only, once, as it is, and in no fallback or summary', () => {
    const card = cardFor(revealed(usual));

    expect(stringsIn(card).filter((each) => each.includes(password))).toEqual([password]);
    expect(card.refresh).toBeUndefined();
    expect(summaryOf(revealed(usual))).toBe('New password for Jane Doe, shown once');
    expect(
      outcomesWithoutSecret(usual).filter((outcome) => JSON.stringify(cardFor(outcome)).includes(password)),
    ).toEqual([]);
  });

  it('offers the buttons that answer with a secret without a fallback, because a fallback is answered by a stored message', () => {
    const actions = outcomesWithoutSecret(usual)
      .flatMap((outcome) => objectsIn(cardFor(outcome)))
      .filter((each) => each['verb'] === 'request.perform' || each['verb'] === 'request.reissue');
    const resets = actions.filter((each) => each['title'] !== 'Unlock now');

    expect(resets.length).toBeGreaterThan(0);
    expect(resets.filter((each) => each['fallback'] !== 'drop')).toEqual([]);
    expect(actions.filter((each) => each['type'] === 'Action.Submit')).toEqual([]);
  });

  it('lets no Markdown, HTML, direction or control character of a value through, in any field of any card', () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        for (const outcome of everyOutcome(() => hostile)) {
          const card = cardFor(outcome);
          expect(markdownIn(card).filter(hasActiveMarkdown)).toEqual([]);
          expect(stringsIn(withoutSecret(card)).filter((each) => unwanted.test(each))).toEqual([]);
          expect(summaryOf(outcome)).not.toMatch(/[[\]<>*`]/);
        }
      }),
      { numRuns: 60, examples: examples.map((each): [string] => [each]) },
    );
  });

  it('keeps within 25 KB and the schema when every text is long, and says how much it left out', () => {
    for (const long of ['word '.repeat(2_000), '<'.repeat(9_000), '\u{1F511}'.repeat(9_000)]) {
      for (const outcome of everyOutcome(() => long)) {
        const card = cardFor(outcome);
        expect([nameOf(outcome), bytes(card) <= 25_000]).toEqual([nameOf(outcome), true]);
        expect(schemaProblems(card)).toEqual([]);
      }
    }
  });

  it('cuts a diagnosis of a hundred causes and names the number that is missing', () => {
    const findings = Array.from({ length: 100 }, (_unused, rank) => finding(usual, rank, 'cloud'));
    const effect = { onprem: 'ok', cloud: 'blocked' } as const;
    const card = cardFor({
      kind: 'diagnosed',
      person: person(usual),
      diagnosis: { findings, effect },
      contradictions: [],
      readAt: now,
    });
    const shown = objectsIn(card).filter((each) => each['text'] === 'Blocks in the cloud').length;

    expect(bytes(card)).toBeLessThanOrEqual(25_000);
    expect(stringsIn(card)).toContain(`and ${100 - shown} more`);
  });

  it('lists blocking causes before prompts and unknowns, whatever their rank', () => {
    const findings = [finding(usual, 1, 'unknown'), finding(usual, 2, 'interrupt'), finding(usual, 3, 'both')];
    const effect = { onprem: 'blocked', cloud: 'blocked' } as const;
    const card = cardFor({
      kind: 'diagnosed',
      person: person(usual),
      diagnosis: { findings, effect },
      contradictions: [],
      readAt: now,
    });
    const badges = ['Blocks on both sides', 'Asks the person for something', 'Could not be checked'];

    expect(stringsIn(card).filter((each) => badges.includes(each))).toEqual(badges);
  });
});

describe('cardsFor', () => {
  it('gives one card for one outcome', () => {
    expect(cardsFor({ kind: 'help' })).toEqual([cardFor({ kind: 'help' })]);
  });

  it('gives at most five cards for several outcomes, the last naming the rest, within a message of Teams', () => {
    const outcomes = Array.from({ length: 9 }, () => outcomesWithoutSecret(() => 'long '.repeat(500))[0] as Outcome);
    const cards = cardsFor({ kind: 'several', outcomes });

    expect(cards).toHaveLength(5);
    expect(stringsIn(cards[4])).toContain('5 answers');
    expect(cards.reduce((sum, card) => sum + bytes(card), 0)).toBeLessThanOrEqual(60_000);
  });
});

const allowedKeys = new Set(['questionId', 'requestId', 'pick', 'verb', 'msteams']);

const unwanted = /[\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]|[\p{Cc}]/u;

const examples = [
  '[click](http://evil.example)',
  '<script>alert(1)</script>',
  '**x** _y_ __z__ ~~w~~ `code`',
  '| a | b |\n| --- | --- |',
  'gpj\u202Etxt.exe\u2066\u200B\u0000\u001B[31m',
  '# heading',
  '1. list',
  '- item',
  '\\[already](escaped)',
  '\\',
  '![image](https://evil.example/x.png)',
  '&lt;b&gt;',
  '{{TIME(2026-11-21T10:42:00Z)}}',
  'Z\u0301\u0301\u0301\u0301\u0301\u0301\u0301algo',
];

const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...examples, '[', ']', '(', ')', '<', '*', '_', '\\', '~', '`', '://', '{', '\n'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

/** What is left of Markdown when every backslash-escaped character is taken out, and our own clock functions. */
function hasActiveMarkdown(text: string): boolean {
  const unescaped = text.replace(/\\[!-/:-@[-`{-~]/g, 'x');
  const inert = unescaped.replace(/\{\{(?:DATE|TIME)\([0-9TZ:-]+(?:,SHORT)?\)\}\}/g, '');
  return (
    /[`*[\]<>~|&\\]|\{\{|:\/\//.test(inert) ||
    /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u.test(unescaped) ||
    /^(?:#|[+-]|\d{1,9}[.)])/.test(text)
  );
}

/** The password is shown as it is; everything else in the card is looked at. */
function withoutSecret(card: AdaptiveCard): unknown {
  return JSON.parse(JSON.stringify(card).replaceAll(JSON.stringify(password).slice(1, -1), 'secret'));
}

function bytes(card: AdaptiveCard): number {
  return Buffer.byteLength(JSON.stringify(card));
}

function nameOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'request':
      return `a request ${outcome.view.request.state} for ${outcome.view.viewer}`;
    case 'sync-checked':
      return `the verdict ${outcome.verdict.kind}`;
    case 'ask':
      return `the question ${outcome.ask}`;
    default:
      return outcome.kind;
  }
}
