import { describe, expect, it } from 'vitest';
import type { AccountFacts, AdAccount, EntraUser } from '../../../src/core/facts.ts';
import { readSnapshot } from '../../../src/core/snapshot/read-snapshot.ts';
import type { AccountSnapshot } from '../../../src/core/snapshot/snapshot.ts';
import { filetime, now, replication, snapshotWith, type Differences } from '../snapshot-with.ts';

const factsOf = (given: Differences): AccountFacts => readSnapshot(snapshotWith(given));

function adWith(ad: Readonly<Record<string, unknown>>): AdAccount {
  const reading = factsOf({ ad }).ad;
  if (reading.kind !== 'read') throw new Error(reading.kind);
  return reading.value;
}

function entraWith(entra: Readonly<Record<string, unknown>>): EntraUser {
  const reading = factsOf({ entra }).entra;
  if (reading.kind !== 'read') throw new Error(reading.kind);
  return reading.value;
}

describe('readSnapshot, AD values', () => {
  const morning = new Date('2026-11-20T08:50:00Z');
  it.each<[attribute: string, value: unknown, field: keyof AdAccount, decoded: unknown]>([
    ['pwdLastSet', '0', 'pwdLastSet', 'must-change'],
    ['pwdLastSet', '-1', 'pwdLastSet', undefined],
    ['pwdLastSet', [filetime('2026-11-20T08:50:00Z')], 'pwdLastSet', morning],
    ['accountExpires', '0', 'accountExpires', 'never'],
    ['accountExpires', 2 ** 63, 'accountExpires', 'never'],
    ['accountExpires', '99999999999999999999', 'accountExpires', undefined],
    ['msDS-UserPasswordExpiryTimeComputed', '9223372036854775807', 'passwordExpires', 'never'],
    ['lockoutTime', undefined, 'lockoutTime', undefined],
    ['userAccountControl', '66048', 'userAccountControl', 66048],
    ['userAccountControl', '0x200', 'userAccountControl', undefined],
    ['msDS-User-Account-Control-Computed', '8388624', 'lockedOut', true],
    ['msDS-User-Account-Control-Computed', '8388608', 'lockedOut', false],
    ['msDS-User-Account-Control-Computed', '8388624', 'passwordExpiredBit', true],
    ['whenChanged', '20261120085000.0Z', 'whenChanged', morning],
    ['whenChanged', '20261120095000.0+0100', 'whenChanged', morning],
    ['whenChanged', '20261320085000.0Z', 'whenChanged', undefined],
    ['userWorkstations', 'PC1, PC2,', 'userWorkstations', ['PC1', 'PC2']],
    ['logonHours', 'ff', 'logonHours', undefined],
    ['isDeleted', 'TRUE', 'isDeleted', true],
    ['isDeleted', 'no', 'isDeleted', false],
    ['memberOf', 'CN=One,DC=x', 'memberOf', ['CN=One,DC=x']],
    ['_matches', '2', 'matches', 2],
    [
      '_domain',
      { lockoutDuration: '0', maxPwdAge: '0' },
      'domain',
      { lockoutDuration: 'until-unlocked', maxPwdAge: 'never' },
    ],
    ['_domain', { lockoutDuration: '-18000000000' }, 'domain', { lockoutDuration: 1_800_000 }],
    ['_domain', 'none', 'domain', {}],
  ])('reads %s %j as %s %j', (attribute, value, field, decoded) => {
    expect(adWith({ [attribute]: value })[field]).toEqual(decoded);
  });

  it('reads bit 0 of the first logon byte as Sunday 00:00 UTC', () => {
    const hours = adWith({ logonHours: `01${'00'.repeat(19)}80` }).logonHours;

    expect(hours?.flatMap((allowed, hour) => (allowed ? [hour] : []))).toEqual([0, 167]);
  });

  it.each([
    ['one value each', [replication('unicodePwd', '2026-11-20T08:50:00Z'), replication('cn', '2026-01-01T00:00:00Z')]],
    ['all in one value', replication('cn', '2026-01-01T00:00:00Z') + replication('unicodePwd', '2026-11-20T08:50:00Z')],
    ['one object each', [{ pszAttributeName: 'unicodePwd', ftimeLastOriginatingChange: '2026-11-20T08:50:00Z' }]],
    ['one object of times', { unicodePwd: '2026-11-20T08:50:00Z', cn: '2026-01-01T00:00:00Z' }],
    ['one object of objects', { unicodePwd: { ftimeLastOriginatingChange: '2026-11-20T08:50:00Z' } }],
    ['a trailing NUL', `${replication('unicodePwd', '2026-11-20T08:50:00Z')}\0`],
  ])('reads replication metadata in %s', (_form, metadata) => {
    expect(adWith({ 'msDS-ReplAttributeMetaData': metadata }).written).toMatchObject({ unicodePwd: morning });
  });

  it.each([
    ['text', replication('unicodePwd', '2026-11-20T08:50:00Z'), 3],
    ['an object', { unicodePwd: { ftimeLastOriginatingChange: '2026-11-20T08:50:00Z', dwVersion: '7' } }, 7],
    ['a time alone', { unicodePwd: '2026-11-20T08:50:00Z' }, undefined],
    ['no number', { unicodePwd: { ftimeLastOriginatingChange: '2026-11-20T08:50:00Z', dwVersion: 'x' } }, undefined],
  ])('reads how often the password was written from %s', (_form, metadata, version) => {
    expect(adWith({ 'msDS-ReplAttributeMetaData': metadata }).written.unicodePwdVersion).toBe(version);
  });
});

describe('readSnapshot, Graph values', () => {
  it.each<[property: string, value: unknown, field: keyof EntraUser, decoded: unknown]>([
    ['onPremisesSyncEnabled', null, 'onPremisesSyncEnabled', null],
    ['onPremisesSyncEnabled', undefined, 'onPremisesSyncEnabled', undefined],
    [
      'passwordPolicies',
      'DisablePasswordExpiration, DisableStrongPassword',
      'passwordPolicies',
      ['DisablePasswordExpiration', 'DisableStrongPassword'],
    ],
    ['passwordPolicies', 'None', 'passwordPolicies', []],
    ['passwordPolicies', null, 'passwordPolicies', []],
    ['passwordPolicies', undefined, 'passwordPolicies', undefined],
    ['passwordProfile', null, 'forceChangePasswordNextSignIn', undefined],
    ['passwordProfile', { forceChangePasswordNextSignInWithMfa: true }, 'forceChangePasswordNextSignIn', true],
    ['lastPasswordChangeDateTime', null, 'lastPasswordChange', 'none'],
    [
      'lastPasswordChangeDateTime',
      '2026-11-20T08:50:00.1234567Z',
      'lastPasswordChange',
      new Date('2026-11-20T08:50:00.123Z'),
    ],
    ['lastPasswordChangeDateTime', '2026-99-20T08:50:00Z', 'lastPasswordChange', undefined],
    ['assignedLicenses', [], 'licences', 0],
    [
      'onPremisesProvisioningErrors',
      [{ category: 'PropertyConflict' }, 'x'],
      'provisioningErrors',
      [{ category: 'PropertyConflict' }],
    ],
  ])('reads %s %j as %s %j', (property, value, field, decoded) => {
    expect(entraWith({ [property]: value })[field]).toEqual(decoded);
  });
});

describe('readSnapshot, sources', () => {
  it('tells "no such account" from "did not answer"', () => {
    const down = { adReachable: false, graphReachable: false, adFailure: 'ldap.timeout', graphFailure: 'who knows' };

    expect(factsOf({ ad: null, entra: null })).toMatchObject({ ad: { kind: 'absent' }, entra: { kind: 'absent' } });
    expect(factsOf({ ad: null, entra: null, tenant: down })).toMatchObject({
      ad: { kind: 'unavailable', code: 'ldap.timeout' },
      entra: { kind: 'unavailable', code: 'graph.unreachable' },
    });
  });

  it('reads a snapshot without its parts as unknown on every side', () => {
    const facts = readSnapshot({ now } as AccountSnapshot);

    expect([facts.ad, facts.entra, facts.signIns]).toEqual([
      { kind: 'unavailable', code: 'not-asked' },
      { kind: 'unavailable', code: 'not-asked' },
      { kind: 'unavailable', code: 'graph.unknown' },
    ]);
  });

  it('takes a log whose rows are all unreadable for unread', () => {
    const rows = [{ createdDateTime: 'yesterday' }, { errorCode: 'x' }];

    expect(factsOf({ signIns: rows }).signIns).toEqual({ kind: 'unavailable', code: 'graph.unknown' });
  });

  it('puts rows newest first', () => {
    const rows = ['2026-11-20T08:00:00Z', '2026-11-20T08:30:00Z'].map((createdDateTime) => ({
      createdDateTime,
      errorCode: 1,
    }));
    const { signIns } = factsOf({ signIns: rows });

    expect(signIns.kind === 'read' && signIns.value.map(({ at }) => at.getUTCMinutes())).toEqual([30, 0]);
  });
});
