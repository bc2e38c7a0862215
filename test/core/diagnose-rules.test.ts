import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/core/diagnose.ts';
import { readSnapshot } from '../../src/core/snapshot/read-snapshot.ts';
import {
  demandedInCloud,
  featureOn,
  federated,
  filetime,
  mustChangeInAd,
  passThrough,
  replication,
  snapshotWith,
  type Differences,
} from './snapshot-with.ts';

const codesOf = (given: Differences) => diagnose(readSnapshot(snapshotWith(given))).findings.map(({ code }) => code);

const yesterday = filetime('2026-11-19T09:00:00Z');
const undeclared = { signInMethod: undefined, features: null };

type Row = readonly [why: string, given: Differences, codes: readonly string[]];

describe('diagnose, presence of the account', () => {
  it.each<Row>([
    [
      'both directories answered and know nobody',
      { ad: null, entra: null },
      ['ad-object-not-found', 'entra-user-not-found'],
    ],
    [
      'a deleted cloud user is not cloud-only',
      { ad: null, entra: { onPremisesSyncEnabled: null, deletedDateTime: '2026-11-19T00:00:00Z' } },
      ['ad-object-not-found', 'entra-user-soft-deleted'],
    ],
    [
      'an unreachable AD is said even of a cloud-only user',
      { ad: null, entra: { onPremisesSyncEnabled: null }, tenant: { adReachable: false } },
      ['cloud-only-user', 'ad-unreachable'],
    ],
    [
      'a log row 50057 speaks for a user that Graph could not show',
      { entra: null, tenant: { graphReachable: false }, signIns: [50057] },
      ['cloud-account-disabled', 'entra-unreachable'],
    ],
    [
      'a demand shown by the cloud is said while AD did not answer',
      { ad: null, entra: demandedInCloud, tenant: { adReachable: false } },
      ['cloud-force-change-pending', 'ad-unreachable'],
    ],
    [
      '50055 beside a shown demand is no expiry while AD did not answer',
      { ad: null, entra: demandedInCloud, tenant: { adReachable: false }, signIns: [50055] },
      ['cloud-force-change-pending', 'ad-unreachable'],
    ],
    [
      'a demand shown by the cloud has no AD account behind it',
      { ad: null, entra: demandedInCloud },
      ['ad-object-not-found', 'cloud-force-change-pending'],
    ],
    [
      'a refused password of a deleted user is not a wrong one',
      { entra: { deletedDateTime: '2026-11-19T00:00:00Z' }, signIns: [50126] },
      ['entra-user-soft-deleted'],
    ],
    [
      'a live AD account out of scope shows beside the recycle bin',
      { entra: { onPremisesSyncEnabled: false, deletedDateTime: '2026-11-19T00:00:00Z' } },
      ['entra-user-soft-deleted', 'not-in-sync-scope'],
    ],
    [
      'a row is given as LDAP arrays',
      { ad: { userAccountControl: ['514'], accountExpires: ['0'] }, entra: { accountEnabled: false } },
      ['ad-account-disabled'],
    ],
  ])('%s', (_why, given, codes) => expect(codesOf(given)).toEqual(codes));
});

describe('diagnose, temporary passwords', () => {
  it.each<Row>([
    [
      'features declared without this one are unknown',
      { ad: mustChangeInAd, tenant: { features: { userForcePasswordChangeOnLogonEnabled: undefined } } },
      ['ad-must-change-password', 'tenant-features-unknown'],
    ],
    [
      'no hash and nothing declared: both are said',
      { ad: mustChangeInAd, entra: { lastPasswordChangeDateTime: null }, tenant: { features: null } },
      ['cloud-no-password', 'ad-must-change-password', 'tenant-features-unknown'],
    ],
    [
      'a new user with the feature on and the demand shown has a password on its way',
      { ad: mustChangeInAd, entra: { ...demandedInCloud, lastPasswordChangeDateTime: null }, tenant: featureOn },
      ['ad-must-change-password', 'new-user-force-change'],
    ],
    [
      '50055 alone proves no demand while the feature is unknown',
      { ad: mustChangeInAd, tenant: { features: null }, signIns: [50055] },
      ['ad-must-change-password', 'tenant-features-unknown'],
    ],
    [
      'the feature date without any time of the flag proves nothing',
      { ad: mustChangeInAd, tenant: { ...featureOn, featureEnabledAt: '2026-11-12T12:00:00Z' } },
      ['ad-must-change-password'],
    ],
    [
      'a flag as old as the feature does not predate it',
      {
        ad: { ...mustChangeInAd, whenChanged: '20261112120000.0Z' },
        tenant: { ...featureOn, featureEnabledAt: '2026-11-12T12:00:00Z' },
      },
      ['ad-must-change-password'],
    ],
    [
      'replication data show a temporary hash that did not arrive',
      {
        ad: { ...mustChangeInAd, 'msDS-ReplAttributeMetaData': replication('unicodePwd', '2026-11-20T08:00:00Z') },
        tenant: featureOn,
        signIns: [50126],
      },
      ['hash-not-synced', 'ad-must-change-password'],
    ],
    [
      'replication data of the same change: nothing is withheld',
      { ad: { ...mustChangeInAd, 'msDS-ReplAttributeMetaData': replication('unicodePwd', '2026-10-21T09:03:10Z') } },
      ['ad-must-change-password'],
    ],
    [
      'replication data of a new password: it is withheld',
      { ad: { ...mustChangeInAd, 'msDS-ReplAttributeMetaData': replication('unicodePwd', '2026-10-21T09:03:11Z') } },
      ['temp-password-not-synced', 'ad-must-change-password'],
    ],
    [
      'a smart card drops the demand on both sides',
      { ad: { ...mustChangeInAd, userAccountControl: 262656 } },
      ['smartcard-required'],
    ],
    [
      'staged rollout counts as hash sync',
      {
        ad: mustChangeInAd,
        entra: demandedInCloud,
        tenant: {
          ...featureOn,
          domain: { authenticationType: 'Federated' },
          stagedRollout: { feature: 'passwordHashSync', userIncluded: true },
        },
      },
      ['ad-must-change-password', 'temp-password-synced', 'staged-rollout-user'],
    ],
    ...['AzureAD', 'AzureAd', 'Azure AD joined'].map((deviceTrustType): Row => [
      `${deviceTrustType} is an Entra-joined PC, which does not ask`,
      { ad: mustChangeInAd, entra: demandedInCloud, tenant: { ...featureOn, deviceTrustType } },
      ['ad-must-change-password', 'temp-password-synced', 'aadj-unlock-not-enforced'],
    ]),
    [
      'a hybrid-joined PC asks like any domain PC',
      { ad: mustChangeInAd, entra: demandedInCloud, tenant: { ...featureOn, deviceTrustType: 'ServerAd' } },
      ['ad-must-change-password', 'temp-password-synced'],
    ],
    [
      'writeback off matters only where the cloud will ask',
      { ad: mustChangeInAd, tenant: { passwordWriteback: false } },
      ['temp-password-not-synced', 'ad-must-change-password'],
    ],
  ])('%s', (_why, given, codes) => expect(codesOf(given)).toEqual(codes));
});

describe('diagnose, password dates', () => {
  it.each<Row>([
    ['no cloud date is no password', { entra: { lastPasswordChangeDateTime: null } }, ['cloud-no-password']],
    [
      'a cloud date that was not returned is unknown',
      { entra: { lastPasswordChangeDateTime: undefined } },
      ['entra-unreachable'],
    ],
    ['an AD date that was not returned is unknown', { ad: { pwdLastSet: undefined } }, ['ad-attribute-missing']],
    [
      'the later date of two DCs counts',
      { ad: { _otherDc: { server: 'DC02', pwdLastSet: filetime('2026-11-20T08:57:00Z') } } },
      ['hash-sync-pending', 'dc-replica-lag'],
    ],
    [
      'an expiry of the DC that lags is not believed',
      {
        ad: {
          'msDS-UserPasswordExpiryTimeComputed': yesterday,
          _otherDc: { server: 'DC02', pwdLastSet: filetime('2026-11-20T08:00:00Z') },
        },
        entra: { lastPasswordChangeDateTime: '2026-11-20T08:01:00Z' },
      },
      ['dc-replica-lag'],
    ],
    [
      'the domain maximum stands in for a missing expiry',
      { ad: { 'msDS-UserPasswordExpiryTimeComputed': undefined, _domain: { maxPwdAge: '-8640000000000' } } },
      ['ad-password-expired', 'expired-password-cloud-open'],
    ],
    [
      'the domain maximum does not count under a fine-grained policy',
      {
        ad: {
          'msDS-UserPasswordExpiryTimeComputed': undefined,
          'msDS-User-Account-Control-Computed': undefined,
          'msDS-ResultantPSO': 'CN=P',
          _domain: { maxPwdAge: '-8640000000000' },
        },
      },
      ['ad-attribute-missing'],
    ],
    ['pass-through knows no hash', { ad: { pwdLastSet: yesterday }, tenant: passThrough }, ['healthy']],
    ['federation knows no hash', { entra: { lastPasswordChangeDateTime: null }, tenant: federated }, ['healthy']],
    [
      'dates that differ need to know who checks the password',
      { ad: { pwdLastSet: yesterday }, tenant: undeclared },
      ['tenant-features-unknown'],
    ],
    [
      'codes of the agents show pass-through where nothing is declared',
      {
        ad: { pwdLastSet: yesterday },
        tenant: undeclared,
        signIns: [{ errorCode: 0 }, { errorCode: 80012, createdDateTime: '2026-11-10T08:00:00Z' }],
      },
      ['healthy'],
    ],
  ])('%s', (_why, given, codes) => expect(codesOf(given)).toEqual(codes));
});

describe('diagnose, a cloud-only user without a password', () => {
  it('is sent to Entra ID only, because AD and the sync server have nothing for it', () => {
    const given = {
      ad: null,
      entra: { onPremisesSyncEnabled: null, lastPasswordChangeDateTime: null },
      signIns: [50056],
    };
    const { findings } = diagnose(readSnapshot(snapshotWith(given)));

    expect(findings.map(({ code, remedies }) => [code, remedies.map(({ who }) => who)])).toEqual([
      ['cloud-only-user', ['Entra administrator']],
      ['cloud-no-password', ['Entra administrator']],
    ]);
  });
});

describe('diagnose, cloud expiry', () => {
  const old = {
    ad: { pwdLastSet: filetime('2026-08-01T08:00:00Z') },
    entra: { lastPasswordChangeDateTime: '2026-08-01T08:01:00Z', passwordPolicies: null },
  };
  const policyOn = { cloudPasswordPolicyForPasswordSyncedUsersEnabled: true };
  it.each<Row>([
    [
      'counts with the feature and a period',
      { ...old, tenant: { features: policyOn, domain: { passwordValidityPeriodInDays: 90 } } },
      ['cloud-password-expired'],
    ],
    [
      'does not count without the feature',
      { ...old, tenant: { domain: { passwordValidityPeriodInDays: 90 } } },
      ['healthy'],
    ],
    ['does not assume a period that is null', { ...old, tenant: { features: policyOn } }, ['healthy']],
    [
      'takes the largest number for never',
      { ...old, tenant: { features: policyOn, domain: { passwordValidityPeriodInDays: 2147483647 } } },
      ['healthy'],
    ],
    [
      'is 90 days in staged rollout, whatever the domain says',
      {
        ...old,
        tenant: {
          features: policyOn,
          domain: { authenticationType: 'Federated', passwordValidityPeriodInDays: 365 },
          stagedRollout: { feature: 'passwordHashSync', userIncluded: true },
        },
      },
      ['cloud-password-expired', 'staged-rollout-user'],
    ],
    ['is taken from 50055 when nothing else explains it', { signIns: [50055] }, ['cloud-password-expired']],
    [
      'is not taken from 50055 an hour after a reset: that is a demand to change',
      {
        ad: { pwdLastSet: filetime('2026-11-20T07:40:00Z') },
        entra: { lastPasswordChangeDateTime: '2026-11-20T07:41:00Z' },
        signIns: [50055],
      },
      ['cloud-force-change-pending'],
    ],
    [
      'decides about an open cloud, so an undeclared policy is unknown',
      {
        ad: { 'msDS-UserPasswordExpiryTimeComputed': yesterday },
        entra: { passwordPolicies: null },
        tenant: { features: null },
      },
      ['ad-password-expired', 'tenant-features-unknown'],
    ],
  ])('%s', (_why, given, codes) => expect(codesOf(given)).toEqual(codes));
});

describe('diagnose, the sign-in log', () => {
  const at = (createdDateTime: string, errorCode: number) => ({ createdDateTime, errorCode });
  it.each<Row>([
    [
      'a failure before the newest success is history',
      { signIns: [at('2026-11-20T08:00:00Z', 53003), at('2026-11-20T08:30:00Z', 0)] },
      ['healthy'],
    ],
    [
      'a failure after it counts',
      { signIns: [at('2026-11-20T08:30:00Z', 0), at('2026-11-20T08:31:00Z', 53003)] },
      ['ca-blocked'],
    ],
    ['a failure of 24 hours ago counts', { signIns: [at('2026-11-19T09:00:00Z', 53003)] }, ['ca-blocked']],
    ['a failure older than that is history', { signIns: [at('2026-11-19T08:59:59Z', 53003)] }, ['healthy']],
    [
      'both meanings of 50053 may be true',
      { signIns: [50053, { errorCode: 50053, failureReason: 'IP address' }] },
      ['cloud-smart-lockout', 'cloud-malicious-ip-block'],
    ],
    [
      'a harmless page beside a refused password does not explain it',
      { signIns: [50126, 50140] },
      ['wrong-password', 'kmsi-interrupt'],
    ],
    ['an unknown number beside a refused password may explain it', { signIns: [50126, 50020] }, ['healthy']],
    [
      '50126 is explained by AD under pass-through',
      { ad: { userAccountControl: 514 }, entra: { accountEnabled: false }, tenant: passThrough, signIns: [50126] },
      ['ad-account-disabled'],
    ],
    [
      '50126 is not explained by AD under hash sync',
      { ad: { accountExpires: yesterday }, signIns: [50126] },
      ['ad-account-expired', 'wrong-password', 'expired-account-cloud-open'],
    ],
    [
      '50126 after a password changed in the cloud may be the older one',
      { entra: { lastPasswordChangeDateTime: '2026-11-10T00:00:00Z' }, signIns: [50126] },
      ['cloud-password-diverged', 'wrong-password'],
    ],
    [
      '50144 tells of an expired AD password that AD did not show',
      { ad: null, tenant: { ...passThrough, adReachable: false }, signIns: [50144] },
      ['ad-password-expired', 'ad-unreachable'],
    ],
    [
      '50144 from before the last change is history',
      { ad: { pwdLastSet: filetime('2026-11-20T08:45:00Z') }, tenant: passThrough, signIns: [50144] },
      ['healthy'],
    ],
    ['80012 stands when AD shows no hours', { tenant: passThrough, signIns: [80012] }, ['ad-logon-hours-denied']],
    ['50056 tells of a missing password whatever the dates say', { signIns: [50056] }, ['cloud-no-password']],
  ])('%s', (_why, given, codes) => expect(codesOf(given)).toEqual(codes));
});

describe('diagnose, the account off in the cloud', () => {
  const off = { accountEnabled: false };
  const rule = (name: string) => ({ customSyncRules: [name] });
  it.each<Row>([
    [
      'a change after the last cycle comes before a rule',
      {
        ad: { accountExpires: yesterday, whenChanged: '20261120085000.0Z' },
        entra: off,
        tenant: rule('Disable Expired Account'),
      },
      ['enable-state-sync-pending', 'ad-account-expired'],
    ],
    [
      'out of scope nothing is pending',
      { ad: { whenChanged: '20261120085000.0Z' }, entra: { ...off, onPremisesSyncEnabled: false } },
      ['not-in-sync-scope', 'cloud-account-disabled'],
    ],
    [
      'a rule on expired passwords is not one on expired accounts',
      { ad: { accountExpires: yesterday }, entra: off, tenant: rule('Disable accounts with expired passwords') },
      ['cloud-account-disabled', 'ad-account-expired'],
    ],
    [
      'a rule on pwdLastSet hits a demand that never-expires suppresses',
      {
        ad: { pwdLastSet: '0', userAccountControl: 66048 },
        entra: off,
        tenant: rule('Out to AAD - BlockForceChangePassword'),
      },
      ['cloud-disabled-by-sync-rule', 'force-change-suppressed-never-expires', 'ad-password-never-expires'],
    ],
    [
      'AD does not explain it for a user the cloud owns',
      { ad: { userAccountControl: 514 }, entra: { ...off, onPremisesSyncBehavior: { isCloudManaged: true } } },
      ['source-of-authority-cloud', 'ad-account-disabled', 'cloud-account-disabled'],
    ],
    [
      'no custom rule reaches a user the cloud owns',
      {
        ad: { accountExpires: yesterday },
        entra: { ...off, onPremisesSyncBehavior: { isCloudManaged: true } },
        tenant: rule('Disable Expired Account'),
      },
      ['source-of-authority-cloud', 'cloud-account-disabled', 'ad-account-expired'],
    ],
    [
      'an unreachable AD does not hide it',
      { ad: null, entra: off, tenant: { adReachable: false } },
      ['cloud-account-disabled', 'ad-unreachable'],
    ],
    [
      'a cloud-only user can be disabled too',
      { ad: null, entra: { ...off, onPremisesSyncEnabled: null } },
      ['cloud-only-user', 'cloud-account-disabled'],
    ],
  ])('%s', (_why, given, codes) => expect(codesOf(given)).toEqual(codes));
});

it('says "not returned" of an attribute that names no person by another, never "undefined"', () => {
  const given = { ad: { sAMAccountName: 'web$', userAccountControl: undefined } };
  const [finding] = diagnose(readSnapshot(snapshotWith(given))).findings;

  expect(finding?.code).toBe('not-a-user-account');
  expect(finding?.evidence.map(({ value }) => value.split(':')[0])).toEqual(['web$', 'not returned']);
});
