import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guidToBytes, guidToText, sidToBytes, sidToText } from '../../../src/adapters/ldap/binary-text.ts';

describe('GUID text', () => {
  it('swaps the first three fields, as AD stores them', () => {
    expect(guidToText(Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex'))).toBe(
      '03020100-0504-0706-0809-0a0b0c0d0e0f',
    );
  });

  it('turns back into the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        expect(guidToBytes(guidToText(Buffer.from(bytes)) ?? '')).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it.each([0, 15, 17])('is undefined for %i bytes', (length) => {
    expect(guidToText(Buffer.alloc(length))).toBeUndefined();
  });
});

describe('SID text', () => {
  it.each([
    ['010100000000000100000000', 'S-1-1-0'],
    ['01010000000000050a000000', 'S-1-5-10'],
    ['0105000000000005150000009a6ecc82b2d9869c895ad71d4f040000', 'S-1-5-21-2194435738-2626083250-500652681-1103'],
  ])('reads %s as %s', (hex, text) => {
    expect(sidToText(Buffer.from(hex, 'hex'))).toBe(text);
    expect(sidToBytes(text)).toEqual(Buffer.from(hex, 'hex'));
  });

  it.each(['', '01', '0105000000000005150000', '020100000000000100000000', '01010000000000010000000000'])(
    'is undefined for the bytes %j, which are not one SID',
    (hex) => {
      expect(sidToText(Buffer.from(hex, 'hex'))).toBeUndefined();
    },
  );

  it('turns back into the same text', () => {
    const parts = fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(parts, (subAuthorities) => {
        const text = `S-1-5-${subAuthorities.join('-')}`;
        expect(sidToText(sidToBytes(text) ?? Buffer.alloc(0))).toBe(text);
      }),
    );
  });
});
