import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctionsOf, editDistance } from '../../src/language/spelling.ts';

describe('editDistance', () => {
  it.each([
    ['reset', 'reset', 0],
    ['reset', 'rest', 1],
    ['unlock', 'unlcok', 1],
    ['password', 'pasword', 1],
    ['kitten', 'sitting', 3],
  ])('from %s to %s is %i', (left, right, distance) => {
    expect(editDistance(left, right, 5)).toBe(distance);
  });

  it('is the same both ways, and gives up just above the limit', () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (left, right) => {
        expect(editDistance(left, right, 2)).toBe(editDistance(right, left, 2));
        expect(editDistance(left, right, 2)).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe('correctionsOf', () => {
  it('leaves short words, numbers and accounts alone', () => {
    expect(['res', 'jdoe2', 'r.set'].flatMap((word) => correctionsOf(word, ['reset']))).toEqual([]);
  });
});
