import { describe, expect, it } from 'vitest';

import { readEither } from '../../src/intents/read-either.ts';

const placeOf = (notes: Readonly<Record<number, string>>) => ({
  sizes: async () => Object.keys(notes).map(Number),
  read: async (size: number) => notes[size] ?? Promise.reject(new Error(`there is none of ${size}`)),
});

describe('two places of checkpoints', () => {
  const both = readEither(placeOf({ 20: 'better 20', 100: 'better 100' }), placeOf({ 3: 'other 3', 20: 'other 20' }));

  it('have what either has, the smallest first', async () => {
    expect(await both.sizes()).toStrictEqual([3, 20, 100]);
  });

  it('are read from the better one, and from the other where that has none', async () => {
    expect(await Promise.all([3, 20, 100].map(both.read))).toStrictEqual(['other 3', 'better 20', 'better 100']);
    await expect(both.read(4)).rejects.toThrow('there is none of 4');
  });

  it('cannot be listed when one of them does not answer, because a missing checkpoint would pass unnoticed', async () => {
    const silent = { ...placeOf({}), sizes: () => Promise.reject(new Error('no answer')) };

    await expect(readEither(placeOf({ 3: 'x' }), silent).sizes()).rejects.toThrow('no answer');
  });
});
