import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/core/diagnose.ts';
import { catalogue } from '../../../src/core/findings/catalogue.ts';
import { readSnapshot } from '../../../src/core/snapshot/read-snapshot.ts';
import type { AccountSnapshot } from '../../../src/core/snapshot/snapshot.ts';
import { snapshotWith } from '../snapshot-with.ts';
import { causeRows, type CauseRow } from './cause-rows.ts';

const codesOf = (snapshot: AccountSnapshot) => diagnose(readSnapshot(snapshot)).findings.map(({ code }) => code);

describe.each(causeRows)('$code', ({ code, holds, nearMiss, source }) => {
  it(`is given when ${holds.because}`, () => {
    expect(codesOf(snapshotWith(holds.given))).toEqual(holds.codes);
    expect(holds.codes).toContain(code);
  });

  it(`is not given when ${nearMiss.because}`, () => {
    expect(codesOf(snapshotWith(nearMiss.given))).toEqual(nearMiss.codes);
    expect(nearMiss.codes).not.toContain(code);
  });

  it('turns into "unknown", never into "healthy", when its source cannot be read', () => {
    const { unknown, snapshot } = withoutSource(source, snapshotWith(holds.given));
    const codes = codesOf(snapshot);

    expect(codes.filter((c) => c === 'healthy' || (c === code && c !== unknown))).toEqual([]);
    if (unknown !== undefined) expect(codes).toContain(unknown);
  });
});

it('every cause of the catalogue has a row of its own, except healthy', () => {
  const rows = new Set(causeRows.map(({ code }) => code));

  expect(catalogue.map(({ code }) => code).filter((code) => !rows.has(code))).toEqual(['healthy']);
});

/** What the tenant declares has no reading of its own: without it and without both directories nothing is known. */
function withoutSource(
  source: CauseRow['source'],
  snapshot: AccountSnapshot,
): { readonly unknown: string | undefined; readonly snapshot: AccountSnapshot } {
  const tenant = snapshot.tenant;
  switch (source) {
    case 'ad':
      return {
        unknown: 'ad-unreachable',
        snapshot: { ...snapshot, ad: null, tenant: { ...tenant, adReachable: false } },
      };
    case 'entra':
      return {
        unknown: 'entra-unreachable',
        snapshot: { ...snapshot, entra: null, tenant: { ...tenant, graphReachable: false } },
      };
    case 'signIns':
      return { unknown: 'sign-in-logs-unavailable', snapshot: { ...snapshot, signIns: null } };
    case 'tenant':
      return {
        unknown: 'entra-unreachable',
        snapshot: { ...snapshot, ad: null, entra: null, tenant: { adReachable: false, graphReachable: false } },
      };
  }
}
