import { describe, expect, it } from 'vitest';
import { stampsFromBlob, stampsFromText } from '../../../src/adapters/ldap/attribute-stamps.ts';

const invocation = '3d023235-a656-bc47-918d-9a9d39d45ae6';
const secondsAt = (iso: string): bigint => BigInt(Date.parse(iso) / 1000) + 11_644_473_600n;

function blobOf(...entries: readonly { id: number; version: number; at: string; usn: bigint }[]): Buffer {
  const head = Buffer.alloc(16);
  head.writeUInt32LE(1, 0);
  head.writeUInt32LE(entries.length, 8);
  const bodies = entries.map(({ id, version, at, usn }) => {
    const entry = Buffer.alloc(48);
    entry.writeUInt32LE(id, 0);
    entry.writeUInt32LE(version, 4);
    entry.writeBigUInt64LE(secondsAt(at), 8);
    Buffer.from('3532023d56a647bc918d9a9d39d45ae6', 'hex').copy(entry, 16);
    entry.writeBigUInt64LE(usn, 32);
    return entry;
  });
  return Buffer.concat([head, ...bodies]);
}

const password = { id: 0x9005a, version: 7, at: '2026-11-21T10:00:00Z', usn: 4001n };
const flag = { id: 0x90060, version: 9, at: '2026-11-21T10:00:00Z', usn: 4001n };
const name = { id: 0x900dd, version: 1, at: '2020-01-01T00:00:00Z', usn: 1n };

const element = (attribute: string, version: number) => `<DS_REPL_ATTR_META_DATA>
  <pszAttributeName>${attribute}</pszAttributeName>
  <dwVersion>${version}</dwVersion>
  <ftimeLastOriginatingChange>2026-11-21T10:00:00Z</ftimeLastOriginatingChange>
  <uuidLastOriginatingDsaInvocationID>${invocation.toUpperCase()}</uuidLastOriginatingDsaInvocationID>
  <usnOriginatingChange>4001</usnOriginatingChange>
  <usnLocalChange>5002</usnLocalChange>
  <pszLastOriginatingDsaDN>CN=NTDS Settings,CN=DC1</pszLastOriginatingDsaDN>
</DS_REPL_ATTR_META_DATA>\0`;

describe('replication stamps', () => {
  it('are the same from the bytes and from the text that Windows makes of them', () => {
    const expected = {
      unicodePwd: { at: new Date(password.at), version: 7, origin: expect.stringMatching(/:4001$/) },
      pwdLastSet: { at: new Date(flag.at), version: 9, origin: expect.stringMatching(/:4001$/) },
    };

    expect(stampsFromBlob(blobOf(name, password, flag))).toEqual(expected);
    expect(stampsFromText([element('cn', 1), element('unicodePwd', 7), element('pwdLastSet', 9)])).toEqual(expected);
  });

  it('show that two attributes were written together', () => {
    const stamps = stampsFromBlob(blobOf(password, flag));

    expect(stamps?.unicodePwd?.origin).toBe(stamps?.pwdLastSet?.origin);
    expect(stampsFromBlob(blobOf({ ...flag, usn: 4002n }))?.pwdLastSet?.origin).not.toBe(stamps?.pwdLastSet?.origin);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['another version', Buffer.from([2, ...Array.from({ length: 15 }, () => 0)])],
    ['fewer entries than it says', blobOf(password).subarray(0, 40)],
    ['more than it says', Buffer.concat([blobOf(password), Buffer.alloc(1)])],
  ])('are not read from %s, which is not what it should be', (_what, blob) => {
    expect(stampsFromBlob(blob)).toBeUndefined();
  });

  it('are left out where a date or version is missing, never guessed', () => {
    expect(
      stampsFromText(['<pszAttributeName>unicodePwd</pszAttributeName><dwVersion>7</dwVersion>', 'x', '']),
    ).toEqual({});
    expect(stampsFromText([element('unicodePwd', 0)])).toEqual({});
  });
});
