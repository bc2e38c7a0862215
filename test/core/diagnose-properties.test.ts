import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/core/diagnose.ts';
import { catalogue } from '../../src/core/findings/catalogue.ts';
import { readSnapshot } from '../../src/core/snapshot/read-snapshot.ts';
import type { AccountSnapshot } from '../../src/core/snapshot/snapshot.ts';
import { causeRows } from './findings/cause-rows.ts';
import { filetime, replication, snapshotWith } from './snapshot-with.ts';

const worked = readFileSync(new URL('../fixtures/cases.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const samples: readonly AccountSnapshot[] = [
  ...worked.map((line) => JSON.parse(line) as AccountSnapshot),
  ...causeRows.flatMap(({ holds, nearMiss }) => [snapshotWith(holds.given), snapshotWith(nearMiss.given)]),
];
const sample = fc.constantFrom(...samples);

const diagnosisOf = (snapshot: AccountSnapshot) => diagnose(readSnapshot(snapshot));
const codesOf = (snapshot: AccountSnapshot) => diagnosisOf(snapshot).findings.map(({ code }) => code);

/** Values that a directory, a bug or an enemy may put anywhere. */
const oddValue = fc.oneof(
  fc.anything(),
  fc.constantFrom(
    null,
    '0',
    '-1',
    '9223372036854775807',
    '-9223372036854775808',
    '99999999999999999999',
    2 ** 63,
    Number.NaN,
    filetime('2026-11-20T08:50:00Z'),
    '20261120085000.0Z',
    '2026-11-20T08:50:00Z',
    '9999-12-31T23:59:59Z',
    '0001-01-01T00:00:00Z',
    'TRUE',
    true,
    false,
    4096,
    [],
    {},
    replication('unicodePwd', '2026-11-20T08:50:00Z'),
  ),
);
const names = (raw: Readonly<Record<string, unknown>>) =>
  fc.constantFrom(...Object.keys(raw), '_domain', '_otherDc', 'memberOf');
const full = {
  ad: Object.assign({}, ...samples.map(({ ad }) => ad)) as Record<string, unknown>,
  entra: Object.assign({}, ...samples.map(({ entra }) => entra)) as Record<string, unknown>,
  tenant: Object.assign({}, ...samples.map(({ tenant }) => tenant)) as Record<string, unknown>,
};
const oddRow = fc.record(
  { createdDateTime: oddValue, errorCode: oddValue, failureReason: oddValue },
  { requiredKeys: [] },
);
const oddSnapshot = fc.record({
  ad: fc.oneof(oddValue, fc.dictionary(names(full.ad), oddValue)),
  entra: fc.oneof(oddValue, fc.dictionary(names(full.entra), oddValue)),
  tenant: fc.oneof(oddValue, fc.dictionary(names(full.tenant), oddValue)),
  signIns: fc.oneof(oddValue, fc.array(oddRow)),
  now: fc.oneof(oddValue, fc.constant('2026-11-20T09:00:00Z')),
}) as unknown as fc.Arbitrary<AccountSnapshot>;

/** A sample with a few values replaced: nearer to life than noise alone. */
const damaged = fc
  .tuple(
    sample,
    fc.constantFrom('ad', 'entra', 'tenant' as const),
    fc.dictionary(fc.constantFrom(...Object.keys({ ...full.ad, ...full.entra, ...full.tenant })), oddValue),
  )
  .map(
    ([snapshot, part, changes]) =>
      ({ ...snapshot, [part]: { ...snapshot[part as 'ad'], ...changes } }) as AccountSnapshot,
  );

describe('readSnapshot and diagnose, on any values', () => {
  it('never throw, never say NaN or an invalid date, and give each code once and in order', () => {
    fc.assert(
      fc.property(fc.oneof(oddSnapshot, damaged), (snapshot) => {
        const facts = readSnapshot(snapshot);
        const { findings, effect } = diagnose(facts);
        const ranks = findings.map(({ rank }) => rank);

        expect(invalidDatesIn(facts)).toBe(0);
        expect(JSON.stringify([findings.map(({ evidence }) => evidence), effect])).not.toMatch(
          /NaN|Invalid|undefined|\[object/,
        );
        expect(findings.length).toBeGreaterThan(0);
        expect(ranks).toEqual([...new Set(ranks)].toSorted((a, b) => a - b));
        expect(findings.filter(({ evidence }) => evidence.length === 0)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('call an account healthy only when nothing blocks, interrupts or is unknown', () => {
    fc.assert(
      fc.property(fc.oneof(oddSnapshot, damaged), (snapshot) => {
        const { findings } = diagnosisOf(snapshot);
        const isHealthy = findings.some(({ code }) => code === 'healthy');
        const others = findings.filter(({ blocks }) => !['ok', 'caveat', 'info'].includes(blocks));

        expect(isHealthy).toBe(others.length === 0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('diagnose, on samples', () => {
  it('does not depend on the order of attributes or of sign-in rows', () => {
    fc.assert(
      fc.property(sample, fc.infiniteStream(fc.nat()), (snapshot, seeds) => {
        const shuffled = {
          ...snapshot,
          ad: snapshot.ad && shuffleFields(snapshot.ad, seeds),
          entra: snapshot.entra && shuffleFields(snapshot.entra, seeds),
          tenant: shuffleFields(snapshot.tenant, seeds),
          signIns: snapshot.signIns && shuffle(snapshot.signIns, seeds),
        };

        expect(diagnosisOf(shuffled)).toEqual(diagnosisOf(snapshot));
      }),
    );
  });

  it('does not change with an attribute it does not know', () => {
    fc.assert(
      fc.property(sample, fc.constantFrom('ad', 'entra', 'tenant'), oddValue, (snapshot, part, value) => {
        const side = snapshot[part as 'ad'];
        const extended = side === null ? snapshot : { ...snapshot, [part]: { ...side, extensionAttribute15: value } };

        expect(diagnosisOf(extended)).toEqual(diagnosisOf(snapshot));
      }),
    );
  });

  it.each([
    ['AD', (s: AccountSnapshot) => ({ ...s, ad: null, tenant: { ...s.tenant, adReachable: false } }), 'ad-unreachable'],
    [
      'Entra ID',
      (s: AccountSnapshot) => ({ ...s, entra: null, tenant: { ...s.tenant, graphReachable: false } }),
      'entra-unreachable',
    ],
    ['the sign-in log', (s: AccountSnapshot) => ({ ...s, signIns: null }), 'sign-in-logs-unavailable'],
  ])('is never healthy without %s, and says what is missing', (_source, without, unknown) => {
    const stopped = ['ad-ambiguous-match', 'not-a-user-account'];
    const answers = samples.map((snapshot) => codesOf(without(snapshot)));

    expect(answers.filter((codes) => codes.includes('healthy'))).toEqual([]);
    expect(answers.filter((codes) => !codes.includes(unknown) && !stopped.includes(codes[0] ?? ''))).toEqual([]);
  });

  it('gives every cause of the catalogue for some sample', () => {
    const given = new Set(samples.flatMap(codesOf));

    expect(catalogue.map(({ code }) => code).filter((code) => !given.has(code))).toEqual([]);
  });
});

function invalidDatesIn(value: unknown): number {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 1 : 0;
  if (typeof value === 'number') return Number.isNaN(value) ? 1 : 0;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, inner) => sum + invalidDatesIn(inner), 0);
}

function shuffle<T>(values: readonly T[], seeds: fc.Stream<number>): readonly T[] {
  const keyed = values.map((value) => ({ value, key: seeds.next().value ?? 0 }));
  return keyed.toSorted((a, b) => a.key - b.key).map(({ value }) => value);
}

function shuffleFields(raw: Readonly<Record<string, unknown>>, seeds: fc.Stream<number>): Record<string, unknown> {
  return Object.fromEntries(shuffle(Object.entries(raw), seeds));
}
