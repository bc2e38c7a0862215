import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guidToBytes, sidToBytes } from '../../../src/adapters/ldap/binary-text.ts';
import { cannotChangePassword } from '../../../src/adapters/ldap/change-password-right.ts';

const changePassword = 'ab721a53-1e2f-11d0-9819-00aa0040529b';
const resetPassword = '00299570-246d-11d0-a768-00aa006e0529';
const self = 'S-1-5-10';
const everyone = 'S-1-1-0';
const authenticatedUsers = 'S-1-5-11';

interface Ace {
  readonly type: 'allow' | 'deny';
  readonly trustee: string;
  readonly right?: string;
  readonly inheritedType?: string;
  readonly mask?: number;
  readonly flags?: number;
}

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

function ace({ type, trustee, right, inheritedType, mask = 0x100, flags = 0 }: Ace): Buffer {
  const sid = sidToBytes(trustee) ?? Buffer.alloc(0);
  const guids = [right, inheritedType].flatMap((guid) => guidToBytes(guid ?? '') ?? []);
  const ofObject = guids.length > 0;
  const objectFlags = (right === undefined ? 0 : 1) | (inheritedType === undefined ? 0 : 2);
  const body = Buffer.concat([uint32(mask), ...(ofObject ? [uint32(objectFlags), ...guids] : []), sid]);
  const header = Buffer.alloc(4);
  header.writeUInt8((type === 'allow' ? 0 : 1) + (ofObject ? 5 : 0), 0);
  header.writeUInt8(flags, 1);
  header.writeUInt16LE(4 + body.length, 2);
  return Buffer.concat([header, body]);
}

function descriptor(...aces: Ace[]): Buffer {
  const entries = Buffer.concat(aces.map(ace));
  const acl = Buffer.alloc(8);
  acl.writeUInt8(4, 0);
  acl.writeUInt16LE(8 + entries.length, 2);
  acl.writeUInt16LE(aces.length, 4);
  const header = Buffer.alloc(20);
  header.writeUInt8(1, 0);
  header.writeUInt16LE(0x8004, 2);
  header.writeUInt32LE(20, 16);
  return Buffer.concat([header, acl, entries]);
}

const deny = (trustee: string, right = changePassword): Ace => ({ type: 'deny', trustee, right });
const allow = (trustee: string, right = changePassword): Ace => ({ type: 'allow', trustee, right });

describe('cannotChangePassword', () => {
  it.each<[string, boolean | undefined, Ace[]]>([
    ['both denials, as "User cannot change password" writes them', true, [deny(self), deny(everyone), allow(self)]],
    ['a denial for Everyone alone, because the owner is one of them', true, [deny(everyone), allow(self)]],
    ['a denial of all rights of this kind', true, [{ type: 'deny', trustee: self }, allow(self)]],
    ['the default grant', false, [allow(self), allow(everyone)]],
    ['an inherited denial behind the default grant, which comes too late', false, [allow(self), deny(everyone)]],
    ['a denial of another right', false, [deny(self, resetPassword), allow(self)]],
    ['a denial for somebody else', false, [deny('S-1-5-32-544'), allow(self)]],
    ['a denial that is only passed on to others', false, [{ ...deny(self), flags: 0x8 }, allow(self)]],
    ['a denial without the control access right', false, [{ ...deny(self), mask: 0x20 }, allow(self)]],
    ['a denial with both object types', true, [{ ...deny(self), inheritedType: resetPassword }]],
    ['no word about SELF or Everyone', undefined, [allow(authenticatedUsers), allow(self, resetPassword)]],
    ['an empty ACL', undefined, []],
  ])('weighs %s: %s', (_what, expected, aces) => {
    expect(cannotChangePassword(descriptor(...aces))).toBe(expected);
  });

  it('knows nothing when there is no DACL', () => {
    const header = Buffer.alloc(20);
    header.writeUInt16LE(0x8000, 2);

    expect(cannotChangePassword(header)).toBeUndefined();
  });

  it('never throws, and never says more than undefined for a descriptor cut short before the decisive entry ends', () => {
    const whole = descriptor(deny(self));

    for (let length = 0; length < whole.length; length += 1) {
      expect(cannotChangePassword(whole.subarray(0, length))).toBeUndefined();
    }
  });

  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect([true, false, undefined]).toContain(cannotChangePassword(Buffer.from(bytes)));
      }),
    );
  });
});
