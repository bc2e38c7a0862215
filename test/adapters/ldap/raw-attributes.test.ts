import { describe, expect, it } from 'vitest';
import { accountAttributes, groupAttributes } from '../../../src/adapters/ldap/attributes.ts';
import { binaryAttributes, rawAttributes } from '../../../src/adapters/ldap/raw-attributes.ts';

describe('rawAttributes', () => {
  it('writes each value in the text form of its attribute', () => {
    const entry = {
      dn: 'CN=Alice,DC=lab,DC=test',
      objectGUID: Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex'),
      objectSid: Buffer.from('010100000000000100000000', 'hex'),
      'mS-DS-ConsistencyGuid': Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex'),
      logonHours: Buffer.alloc(21),
      pwdLastSet: '134397113724443470',
      memberOf: 'CN=one,DC=lab,DC=test',
      objectClass: ['top', 'user'],
    };

    expect(rawAttributes(entry, accountAttributes)).toEqual({
      objectGUID: '03020100-0504-0706-0809-0a0b0c0d0e0f',
      objectSid: 'S-1-1-0',
      'mS-DS-ConsistencyGuid': 'AAECAwQFBgcICQoLDA0ODw==',
      logonHours: '0'.repeat(42),
      pwdLastSet: '134397113724443470',
      memberOf: ['CN=one,DC=lab,DC=test'],
      objectClass: ['top', 'user'],
    });
  });

  it('leaves out what was asked for and not returned, which ldapts gives as an empty array', () => {
    expect(rawAttributes({ dn: 'CN=x', lockoutTime: [], memberOf: [], logonHours: [] }, accountAttributes)).toEqual({});
  });

  it('leaves out attributes that nobody asked for', () => {
    expect(rawAttributes({ dn: 'CN=x', unicodePwd: 'x', ms_Mcs_AdmPwd: 'x' }, accountAttributes)).toEqual({});
  });

  it('leaves out binary values that are not what they should be', () => {
    const entry = { dn: 'CN=x', objectGUID: Buffer.alloc(3), objectSid: Buffer.alloc(3) };

    expect(rawAttributes(entry, accountAttributes)).toEqual({});
  });

  it('leaves all groups out when one cannot be read, because it may be the one that matters', () => {
    const everyone = Buffer.from('010100000000000100000000', 'hex');

    expect(rawAttributes({ dn: '', tokenGroups: [everyone, Buffer.alloc(2)] }, groupAttributes)).toEqual({});
    expect(rawAttributes({ dn: '', tokenGroups: everyone }, groupAttributes)).toEqual({ tokenGroups: ['S-1-1-0'] });
  });

  it('takes the part of a large attribute that AD sent', () => {
    expect(rawAttributes({ dn: '', 'memberOf;range=0-1499': ['CN=a', 'CN=b'] }, accountAttributes)).toEqual({
      memberOf: ['CN=a', 'CN=b'],
    });
  });

  it('cuts the NUL with which AD ends replication metadata', () => {
    const entry = { dn: '', 'msDS-ReplAttributeMetaData': ['<DS_REPL_ATTR_META_DATA/>\n\0', '<x/>\0'] };

    expect(rawAttributes(entry, accountAttributes)).toEqual({
      'msDS-ReplAttributeMetaData': ['<DS_REPL_ATTR_META_DATA/>\n', '<x/>'],
    });
  });
});

describe('binaryAttributes', () => {
  it('names every attribute that ldapts must not decode', () => {
    expect(binaryAttributes(accountAttributes)).toEqual([
      'objectGUID',
      'objectSid',
      'mS-DS-ConsistencyGuid',
      'logonHours',
    ]);
  });
});
