import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/core/diagnose.ts';
import type { Effect } from '../../src/core/diagnosis.ts';
import { readSnapshot } from '../../src/core/snapshot/read-snapshot.ts';
import {
  demandedInCloud,
  featureOn,
  federated,
  filetime,
  mustChangeInAd,
  passThrough,
  snapshotWith,
  type Differences,
} from './snapshot-with.ts';

const effectOf = (given: Differences) => diagnose(readSnapshot(snapshotWith(given))).effect;

const yesterday = filetime('2026-11-19T09:00:00Z');
const locked = { 'msDS-User-Account-Control-Computed': 16, lockoutTime: filetime('2026-11-20T08:55:00Z') };
const expiredPassword = { 'msDS-UserPasswordExpiryTimeComputed': yesterday };
const nightShift = { logonHours: '00'.repeat(21) };
const staged = { ...federated, stagedRollout: { feature: 'passthroughAuthentication', userIncluded: true } };

describe('effectOf, by who checks the password', () => {
  it.each<[state: string, ad: Readonly<Record<string, unknown>>, onprem: Effect, byMethod: readonly Effect[]]>([
    ['disabled', { userAccountControl: 514 }, 'blocked', ['ok', 'blocked', 'blocked', 'blocked']],
    ['account expired', { accountExpires: yesterday }, 'blocked', ['ok', 'blocked', 'blocked', 'blocked']],
    ['locked out', locked, 'blocked', ['ok', 'blocked', 'blocked', 'blocked']],
    ['password expired', expiredPassword, 'prompt', ['ok', 'blocked', 'blocked', 'blocked']],
    ['must change', mustChangeInAd, 'prompt', ['blocked', 'prompt', 'prompt', 'prompt']],
    ['outside logon hours', nightShift, 'blocked', ['ok', 'blocked', 'blocked', 'blocked']],
    ['workstation list', { userWorkstations: 'PC1' }, 'depends', ['ok', 'blocked', 'depends', 'blocked']],
    ['smart card required', { userAccountControl: 262656 }, 'blocked', ['blocked', 'blocked', 'blocked', 'blocked']],
    ['DES keys only', { userAccountControl: 2097664 }, 'blocked', ['ok', 'ok', 'ok', 'ok']],
    ['deleted', { isDeleted: 'TRUE' }, 'blocked', ['ok', 'blocked', 'blocked', 'blocked']],
  ])('%s: hash sync, pass-through, federated, staged rollout to pass-through', (_state, ad, onprem, byMethod) => {
    const tenants = [{}, passThrough, federated, staged];

    expect(tenants.map((tenant) => effectOf({ ad, tenant }))).toEqual(byMethod.map((cloud) => ({ onprem, cloud })));
  });

  it('is unknown in the cloud when nobody has said who checks the password and AD refuses it', () => {
    const tenant = { signInMethod: undefined, features: { passwordSyncEnabled: undefined } };

    expect(effectOf({ ad: locked, tenant })).toEqual({ onprem: 'blocked', cloud: 'unknown' });
    expect(effectOf({ tenant })).toEqual({ onprem: 'ok', cloud: 'ok' });
  });

  it.each<[tenant: string, given: Readonly<Record<string, unknown>>, cloud: Effect]>([
    ['hash sync, where the cloud judges by itself', {}, 'ok'],
    ['pass-through, where the cloud asks AD', passThrough, 'unknown'],
    ['federation, where the cloud asks AD', federated, 'unknown'],
  ])('takes an unreachable AD as unknown on-premises; in the cloud under %s', (_tenant, given, cloud) => {
    expect(effectOf({ ad: null, tenant: { ...given, adReachable: false } })).toEqual({ onprem: 'unknown', cloud });
  });
});

describe('effectOf, by what the findings do', () => {
  it.each<[why: string, given: Differences, effect: { onprem: Effect; cloud: Effect }]>([
    [
      'does not apply on-premises to a cloud-only user',
      { ad: null, entra: { onPremisesSyncEnabled: null } },
      { onprem: 'n/a', cloud: 'ok' },
    ],
    [
      'is unknown on both sides for an ambiguous name',
      { ad: { _matches: 3 } },
      { onprem: 'unknown', cloud: 'unknown' },
    ],
    [
      'is unknown on both sides for a computer',
      { ad: { userAccountControl: 4096 } },
      { onprem: 'unknown', cloud: 'unknown' },
    ],
    [
      'is a wait while a hash is on its way',
      { ad: { pwdLastSet: filetime('2026-11-20T08:57:00Z') } },
      { onprem: 'ok', cloud: 'wait' },
    ],
    [
      'is no wait while the channel stands still',
      {
        ad: { pwdLastSet: filetime('2026-11-20T08:57:00Z') },
        tenant: { organization: { onPremisesLastPasswordSyncDateTime: '2026-11-20T01:00:00Z' } },
      },
      { onprem: 'ok', cloud: 'blocked' },
    ],
    [
      'is a wait while an enabled account is on its way',
      { ad: { whenChanged: '20261120085000.0Z' }, entra: { accountEnabled: false } },
      { onprem: 'ok', cloud: 'wait' },
    ],
    [
      'is ok while a disabled account is on its way: the cloud still lets in',
      { ad: { userAccountControl: 514, whenChanged: '20261120085000.0Z' } },
      { onprem: 'blocked', cloud: 'ok' },
    ],
    [
      'is a dead end on both sides when the user may not change the password that must be changed',
      { ad: { ...mustChangeInAd, _cannotChangePassword: true }, entra: demandedInCloud, tenant: featureOn },
      { onprem: 'blocked', cloud: 'blocked' },
    ],
    [
      'is blocked under pass-through when a change is demanded and nothing writes it back',
      { ad: mustChangeInAd, tenant: { ...passThrough, passwordWriteback: false } },
      { onprem: 'prompt', cloud: 'blocked' },
    ],
    [
      'is a prompt with the feature on, also before the cloud shows the demand',
      { ad: mustChangeInAd, tenant: featureOn },
      { onprem: 'prompt', cloud: 'prompt' },
    ],
    [
      'is ok in the cloud when only the box was ticked and the feature is off',
      {
        ad: {
          ...mustChangeInAd,
          'msDS-ReplAttributeMetaData':
            '<DS_REPL_ATTR_META_DATA><pszAttributeName>unicodePwd</pszAttributeName><ftimeLastOriginatingChange>2026-10-21T09:00:00Z</ftimeLastOriginatingChange></DS_REPL_ATTR_META_DATA>',
        },
      },
      { onprem: 'prompt', cloud: 'ok' },
    ],
    [
      'is a prompt in the cloud that shows a demand, also while AD did not answer',
      { ad: null, entra: demandedInCloud, tenant: { adReachable: false } },
      { onprem: 'unknown', cloud: 'prompt' },
    ],
    [
      'is blocked under pass-through by a workstation list, which seldom names the agents',
      { ad: { userWorkstations: 'PC001' }, tenant: passThrough },
      { onprem: 'depends', cloud: 'blocked' },
    ],
    [
      'is ok under pass-through when a sign-in went through: the workstation list names the agents',
      { ad: { userWorkstations: 'PC001,AGENT01' }, tenant: passThrough, signIns: [0] },
      { onprem: 'depends', cloud: 'ok' },
    ],
    [
      'takes no success of last week for the present workstation list',
      {
        ad: { userWorkstations: 'PC001' },
        tenant: passThrough,
        signIns: [{ createdDateTime: '2026-11-13T09:00:00Z', errorCode: 0 }],
      },
      { onprem: 'depends', cloud: 'blocked' },
    ],
    [
      'is blocked by a wrong password, although that only interrupts',
      { signIns: [50126] },
      { onprem: 'ok', cloud: 'blocked' },
    ],
    [
      'says what was seen rather than unknown',
      { entra: { accountEnabled: false }, signIns: null },
      { onprem: 'ok', cloud: 'blocked' },
    ],
    [
      'is ok for a user in step while the tenant stands still',
      { tenant: { organization: { onPremisesSyncEnabled: false } } },
      { onprem: 'ok', cloud: 'ok' },
    ],
    [
      'is unknown on-premises when two DCs differ in the account state',
      { ad: { _otherDc: { server: 'DC02', userAccountControl: 514 } } },
      { onprem: 'unknown', cloud: 'ok' },
    ],
  ])('%s', (_why, given, effect) => {
    expect(effectOf(given)).toEqual(effect);
  });
});
