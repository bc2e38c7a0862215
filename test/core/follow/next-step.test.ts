import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeRequest } from '../../../src/core/change-request.ts';
import { isFinal, newsOf, type News, type NewsKind } from '../../../src/core/follow/follow-state.ts';
import { nextStep } from '../../../src/core/follow/next-step.ts';
import type { Sighting } from '../../../src/core/follow/sighting.ts';
import { defaultPolicy } from '../../../src/core/policy.ts';
import { minutesLater, sampleRequest } from '../samples/request.ts';

const pace = defaultPolicy.follow;
const deadline = pace.deadline / 60_000;
const changed = sampleRequest({ state: 'performed', outcome: { at: minutesLater(0).toISOString() } });
const sighting = (kind: Sighting['kind']): Sighting => ({ kind, headline: `It is ${kind}.`, findings: [] });
const told = (...kinds: readonly NewsKind[]): ChangeRequest =>
  withNews(
    changed,
    kinds.map((kind) => news(kind)),
  );
const news = (kind: NewsKind): News => ({ kind, at: minutesLater(1).toISOString(), headline: 'Told.', because: [] });
const withNews = (request: ChangeRequest, list: readonly News[]): ChangeRequest => ({
  ...request,
  follow: { changedAt: request.outcome?.at ?? '', news: list, undelivered: 0 },
});
const newsAt = (minutes: number, kind: Sighting['kind'], request = changed) =>
  nextStep(request, sighting(kind), minutesLater(minutes), pace).news?.kind;

describe('nextStep', () => {
  it.each(['arrived', 'nothing-to-wait-for', 'gone', 'withheld', 'stopped', 'diverged', 'locked-again'] as const)(
    'tells at once: %s',
    (kind) => {
      expect(newsAt(1, kind)).toBe(kind);
    },
  );

  it.each(['late', 'undecided', 'unreadable'] as const)('tells at the deadline and not before: %s', (kind) => {
    expect([newsAt(deadline - 0.1, kind), newsAt(deadline, kind)]).toEqual([undefined, kind]);
  });

  it.each<[string, Sighting['kind'], readonly NewsKind[], NewsKind | undefined]>([
    ['the same twice', 'withheld', ['withheld'], undefined],
    ['anything after an arrival', 'diverged', ['arrived'], undefined],
    ['that a source is down to somebody who knows how it stands', 'unreadable', ['withheld'], undefined],
    ['what holds to somebody who was told of a source that was down', 'late', ['unreadable'], 'late'],
    ['that the password arrived, after bad news', 'arrived', ['late', 'withheld'], 'arrived'],
    ['that nothing happened yet', 'waiting', [], undefined],
  ])('as for telling %s', (_what, kind, before, expected) => {
    expect(newsAt(60, kind, told(...before))).toBe(expected);
  });

  it('tells anew of another password inside one approval', () => {
    const again = { ...told('arrived'), outcome: { at: minutesLater(30).toISOString() } };

    expect(newsAt(31, 'arrived', again)).toBe('arrived');
  });

  it('looks often at first, at the deadline itself, and then ever more rarely until a day is over', () => {
    const looks: number[] = [];
    let at = minutesLater(0.5);
    for (let look = 0; look < 200; look += 1) {
      looks.push((at.getTime() - minutesLater(0).getTime()) / 60_000);
      const { again } = nextStep(told('withheld'), sighting('withheld'), at, pace);
      if (!again) break;
      at = again;
    }
    const pauses = looks.map((minutes, index) => minutes - (looks[index - 1] ?? 0));

    expect(looks.slice(0, 4)).toEqual([0.5, 1, 1.5, 2.25]);
    expect([looks.includes(deadline), looks.at(-1), looks.length < 70]).toEqual([true, 24 * 60, true]);
    expect([Math.min(...pauses.slice(0, -1)) > 0, Math.max(...pauses)]).toEqual([true, 30]);
  });

  it('comes back once after an arrival, to write the card on which the new password stood', () => {
    const early = nextStep(changed, sighting('arrived'), minutesLater(2), pace);
    const late = nextStep(told('arrived'), sighting('arrived'), minutesLater(10), pace);

    expect([early.cards, early.again, late]).toEqual(['approvers', minutesLater(10), { cards: 'all' }]);
  });

  it('writes the requester’s card as soon as no password can be on it, whatever goes on', () => {
    const cardsAt = (minutes: number, kind: Sighting['kind'], request = changed) =>
      nextStep(request, sighting(kind), minutesLater(minutes), pace).cards;

    expect([1, 9.9].map((minutes) => cardsAt(minutes, 'withheld', told('withheld')))).toEqual([undefined, undefined]);
    expect([10, 15, 25].map((minutes) => cardsAt(minutes, 'withheld', told('withheld')))).toEqual([
      'all',
      'all',
      undefined,
    ]);
    expect([cardsAt(10, 'waiting'), cardsAt(20, 'late')]).toEqual([undefined, 'all']);
  });

  it('ends, tells each thing once and nothing after the end, whatever is seen', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...everyKind), { minLength: 1, maxLength: 300 }), (seen) => {
        let request = changed;
        let at = minutesLater(0.5);
        let runs = 0;
        for (; runs < 300; runs += 1) {
          const step = nextStep(request, sighting(seen[runs % seen.length] ?? 'waiting'), at, pace);
          if (step.news) request = withNews(request, [...newsOf(request), step.news]);
          if (!step.again) break;
          expect(step.again.getTime()).toBeGreaterThan(at.getTime());
          at = step.again;
        }
        const kinds = newsOf(request).map(({ kind }) => kind);
        expect(runs).toBeLessThan(300);
        expect(new Set(kinds).size).toBe(kinds.length);
        expect(kinds.slice(0, -1).filter(isFinal)).toEqual([]);
      }),
    );
  });
});

const everyKind: readonly Sighting['kind'][] = [
  'waiting',
  'arrived',
  'nothing-to-wait-for',
  'gone',
  'withheld',
  'stopped',
  'diverged',
  'late',
  'undecided',
  'unreadable',
];
