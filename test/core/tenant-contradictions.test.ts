import { describe, expect, it } from 'vitest';
import { readSnapshot } from '../../src/core/snapshot/read-snapshot.ts';
import { tenantContradictions } from '../../src/core/tenant-contradictions.ts';
import {
  demandedInCloud,
  federated,
  mustChangeInAd,
  passThrough,
  snapshotWith,
  type Differences,
} from './snapshot-with.ts';

const seenIn = (given: Differences) => tenantContradictions(readSnapshot(snapshotWith(given))).map(({ seen }) => seen);
const older = { ...demandedInCloud, createdDateTime: '2024-01-01T00:00:00Z' };

describe('tenantContradictions', () => {
  it('says nothing of a tenant whose facts agree', () => {
    expect(tenantContradictions(readSnapshot(snapshotWith()))).toEqual([]);
  });

  it.each<[declared: string, given: Differences, seen: string]>([
    [
      'forced change off, and a user who is not new is asked',
      { ad: mustChangeInAd, entra: older },
      'a user who is not new must change the password in AD, and Entra ID demands it too',
    ],
    [
      'hash sync, and an agent answered',
      { signIns: [{ errorCode: 50144, createdDateTime: '2026-11-01T00:00:00Z' }] },
      'AADSTS50144 in the sign-in log, which only pass-through agents give',
    ],
    [
      'hash sync, in a federated domain',
      { tenant: { domain: { authenticationType: 'Federated' } } },
      'the domain is Federated in Entra ID',
    ],
    ['federated, in a managed domain', { tenant: { signInMethod: 'federated' } }, 'the domain is Managed in Entra ID'],
    [
      'hash sync off, and hashes arrive',
      { tenant: { features: { passwordSyncEnabled: false } } },
      'Entra ID reports a password sync within the last two hours',
    ],
    [
      'cloud policy off, and a hash left no exemption',
      { entra: { passwordPolicies: 'None' } },
      'the password came by hash sync and the user has no DisablePasswordExpiration',
    ],
    [
      'forced change off, and a date since when it is on',
      { tenant: { featureEnabledAt: '2026-01-01T00:00:00Z' } },
      'the same feature is declared off',
    ],
    [
      'forced change on since a moment to come',
      {
        tenant: { features: { userForcePasswordChangeOnLogonEnabled: true }, featureEnabledAt: '2027-01-01T00:00:00Z' },
      },
      'that moment has not come yet',
    ],
  ])('finds: %s', (_declared, given, seen) => expect(seenIn(given)).toEqual([seen]));

  it.each<[why: string, given: Differences]>([
    [
      'a new user is asked whatever the feature says',
      { ad: mustChangeInAd, entra: { ...demandedInCloud, createdDateTime: '2026-10-21T08:00:00Z' } },
    ],
    ['a user without a known age may be new', { ad: mustChangeInAd, entra: demandedInCloud }],
    [
      'agents answer where pass-through is declared',
      { tenant: { ...passThrough, organization: { onPremisesLastPasswordSyncDateTime: null } }, signIns: [80012] },
    ],
    [
      'staged rollout explains a federated domain',
      {
        tenant: {
          ...federated,
          organization: { onPremisesLastPasswordSyncDateTime: null },
          signInMethod: 'passwordHashSync',
          stagedRollout: { feature: 'passwordHashSync', userIncluded: true },
        },
      },
    ],
    [
      'what is not declared cannot be contradicted',
      { ad: mustChangeInAd, entra: older, tenant: { signInMethod: undefined, features: null }, signIns: [80012] },
    ],
    ['an unreadable Entra ID speaks against nothing', { entra: null, tenant: { graphReachable: false } }],
  ])('is silent where %s', (_why, given) => expect(seenIn(given)).toEqual([]));
});
