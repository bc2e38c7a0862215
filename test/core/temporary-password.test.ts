import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { spell, temporaryPassword } from '../../src/core/temporary-password.ts';

/** Draws from fast-check's own chance, so that a failure can be replayed. */
const chance = fc
  .infiniteStream(fc.nat())
  .map((stream) => (exclusiveMax: number) => (stream.next().value as number) % exclusiveMax);

function counting(): (exclusiveMax: number) => number {
  let drawn = 0;
  return (exclusiveMax) => (drawn++ * 7) % exclusiveMax;
}

describe('temporaryPassword', () => {
  it('gives groups that begin with a capital, without vowels and look-alikes, with a digit and a symbol', () => {
    fc.assert(
      fc.property(chance, (randomInt) => {
        const password = temporaryPassword({ randomInt, avoid: [] }).reveal();
        expect(password).toMatch(/^(?:[BCDFGHJ-NP-TV-Z][bcdfghjkmnp-tv-z2-9]{4}(?:-|$)){3}$/);
        expect(password).toMatch(/[2-9]/);
        expect(password).toMatch(/[a-z]/);
      }),
    );
  });

  it('is as long as asked, and no longer than one group more', () => {
    fc.assert(
      fc.property(chance, fc.integer({ min: 0, max: 100 }), (randomInt, minLength) => {
        const { length } = temporaryPassword({ randomInt, avoid: [], minLength }).reveal();
        expect(length).toBeGreaterThanOrEqual(Math.max(17, minLength));
        expect(length).toBeLessThan(Math.max(18, minLength + 6));
      }),
    );
  });

  it('draws 70 bits at least: every character from a full alphabet, one draw each', () => {
    const asked: number[] = [];
    const randomInt = (exclusiveMax: number): number => {
      asked.push(exclusiveMax);
      return asked.length % exclusiveMax;
    };
    temporaryPassword({ randomInt, avoid: [] });

    const bits = asked.slice(0, 15).reduce((sum, size) => sum + Math.log2(size), 0);
    const withDigit = 1 - (20 / 28) ** 12;
    expect(bits + Math.log2(withDigit)).toBeGreaterThan(70);
  });

  it.each([
    ['an account name', ['bcd']],
    ['a part of a display name between delimiters', ['Smith, Bcd-Fgh']],
    ['a UPN', ['bcd.fgh@contoso.com']],
    ['a name across the hyphen', ['fgb']],
  ])('holds no part of %s, in whatever case', (_what, avoid) => {
    // The first draw would be Bcdfg-Bcdf2-Bcdf2; later ones count on.
    const first = [0, 1, 2, 3, 4, 0, 1, 2, 3, 20, 0, 1, 2, 3, 20];
    let drawn = 0;
    const randomInt = (exclusiveMax: number): number => (first[drawn++] ?? drawn * 7) % exclusiveMax;
    const password = temporaryPassword({ randomInt, avoid }).reveal().toLowerCase();

    expect(drawn).toBeGreaterThan(15);
    for (const part of ['bcd', 'fgb'].filter((each) => avoid.join().toLowerCase().includes(each))) {
      expect(password.replaceAll('-', '')).not.toContain(part);
    }
  });

  it('ignores parts shorter than three characters, as Active Directory does', () => {
    expect(temporaryPassword({ randomInt: counting(), avoid: ['jo', ''] })).toBeInstanceOf(Secret);
  });

  it('fails loudly instead of for ever when chance is broken', () => {
    expect(() => temporaryPassword({ randomInt: () => 0, avoid: [] })).toThrow('random numbers');
  });

  it('does not print itself', () => {
    const secret = temporaryPassword({ randomInt: counting(), avoid: [] });

    expect([String(secret), JSON.stringify({ secret })]).toEqual(['[secret]', '{"secret":"[secret]"}']);
  });
});

describe('spell', () => {
  it('says case, letter and word, so that it can be dictated', () => {
    expect(spell('Kq7-l!')).toEqual([
      'capital K, kilo',
      'small q, quebec',
      'seven',
      'hyphen',
      'small l, lima',
      'the sign !',
    ]);
  });
});
