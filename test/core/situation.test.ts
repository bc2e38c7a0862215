import { describe, expect, it } from 'vitest';
import { compareVersions } from '../../src/core/compare-versions.ts';
import {
  hashSyncInForce,
  isCloudOnly,
  latestPasswordSet,
  mustChange,
  signInMethodOf,
} from '../../src/core/situation.ts';
import { readSnapshot } from '../../src/core/snapshot/read-snapshot.ts';
import { federated, filetime, mustChangeInAd, snapshotWith, type Differences } from './snapshot-with.ts';

const factsOf = (given: Differences) => readSnapshot(snapshotWith(given));
const included = (feature: string) => ({ stagedRollout: { feature, userIncluded: true } });
const undeclared = { signInMethod: undefined, features: { passwordSyncEnabled: undefined } };

describe('signInMethodOf', () => {
  it.each<[why: string, given: Differences, method: string | undefined]>([
    ['the declaration decides', { tenant: { signInMethod: 'passThrough' } }, 'passThrough'],
    [
      "Graph's own word for pass-through is understood",
      { tenant: { signInMethod: 'passthroughAuthentication' } },
      'passThrough',
    ],
    [
      'staged rollout overrides federation',
      { tenant: { ...federated, ...included('passwordHashSync') } },
      'passwordHashSync',
    ],
    [
      'staged rollout to pass-through',
      { tenant: { ...federated, ...included('passthroughAuthentication') } },
      'passThrough',
    ],
    [
      'a rollout of something else changes nothing',
      { tenant: { ...federated, ...included('multiFactorAuthentication') } },
      'federated',
    ],
    [
      'a rollout in a managed domain changes nothing',
      { tenant: included('passthroughAuthentication') },
      'passwordHashSync',
    ],
    [
      'undeclared, a federated domain says so',
      { tenant: { ...undeclared, domain: { authenticationType: 'Federated' } } },
      'federated',
    ],
    ['undeclared, an agent that answered says so', { tenant: undeclared, signIns: [80014] }, 'passThrough'],
    ['undeclared, seamless sign-on says nothing', { tenant: undeclared, signIns: [81001] }, undefined],
    ['undeclared, a declared feature says so', { tenant: { signInMethod: undefined } }, 'passwordHashSync'],
    ['undeclared and nothing shows it', { tenant: undeclared }, undefined],
    [
      'a word that is no method is no declaration',
      { tenant: { ...undeclared, signInMethod: 'constructor' } },
      undefined,
    ],
  ])('%s', (_why, given, method) => expect(signInMethodOf(factsOf(given))).toBe(method));
});

describe('what the helpers say of a user', () => {
  it.each<[why: string, given: Differences, inForce: boolean]>([
    ['hash sync is in force for a synchronised user', {}, true],
    ['not for a cloud-only one', { entra: { onPremisesSyncEnabled: null } }, false],
    ['not for one the cloud owns', { entra: { onPremisesSyncBehavior: { isCloudManaged: true } } }, false],
    ['also while AD cannot be read', { ad: null, tenant: { adReachable: false } }, true],
  ])('%s', (_why, given, inForce) => expect(hashSyncInForce(factsOf(given))).toBe(inForce));

  it.each<[why: string, given: Differences, must: boolean]>([
    ['0 demands a change', { ad: mustChangeInAd }, true],
    ['not with never-expires', { ad: { ...mustChangeInAd, userAccountControl: 66048 } }, false],
    ['not with smart card required', { ad: { ...mustChangeInAd, userAccountControl: 262656 } }, false],
    ['not of a deleted account', { ad: { ...mustChangeInAd, isDeleted: 'TRUE' } }, false],
    [
      'not of an AD account beside a cloud-only user',
      { ad: mustChangeInAd, entra: { onPremisesSyncEnabled: null } },
      false,
    ],
  ])('%s', (_why, given, must) => expect(mustChange(factsOf(given))).toBe(must));

  it('a deleted user, or one handed over to the cloud, is not cloud-only', () => {
    const never = { onPremisesSyncEnabled: null };
    const users = [
      never,
      { ...never, deletedDateTime: '2026-11-01T00:00:00Z' },
      { ...never, onPremisesSyncBehavior: { isCloudManaged: true } },
    ];

    expect(users.map((entra) => isCloudOnly(factsOf({ entra })))).toEqual([true, false, false]);
  });

  it('takes the later date of two DCs, and none while a change is demanded on the DC read', () => {
    const there = { server: 'DC02', pwdLastSet: filetime('2026-11-20T08:00:00Z') };
    const setOf = (ad: Readonly<Record<string, unknown>>) => {
      const reading = factsOf({ ad }).ad;
      return reading.kind === 'read' ? latestPasswordSet(reading.value)?.toISOString() : reading.kind;
    };

    expect(
      [{ _otherDc: there }, { _otherDc: there, pwdLastSet: '0' }, { _otherDc: { pwdLastSet: '0' } }].map(setOf),
    ).toEqual(['2026-11-20T08:00:00.000Z', undefined, '2026-10-21T09:00:00.000Z']);
  });
});

describe('compareVersions', () => {
  it.each([
    ['2.4.9.0', '2.4.18.0', -1],
    ['2.4.18.0', '2.4.18', 0],
    ['10.0', '9.9.9.9', 1],
    ['unknown', '2.4.18.0', undefined],
    ['', '1', undefined],
  ])('%s against %s', (a, b, sign) => {
    const compared = compareVersions(a, b);

    expect(compared === undefined ? undefined : Math.sign(compared)).toBe(sign);
  });
});
