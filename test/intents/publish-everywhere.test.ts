import { describe, expect, it } from 'vitest';

import { publishEverywhere } from '../../src/intents/publish-everywhere.ts';

/** A place that fails so many times and then takes what it is given. */
function placeThatFails(times: number, because: string) {
  const taken: string[] = [];
  let left = times;
  return {
    taken,
    publish: async (size: number, note: string) => {
      left -= 1;
      if (left >= 0) throw new Error(because);
      taken.push(`${size} ${note}`);
    },
  };
}

describe('publishing in several places', () => {
  it('has succeeded when all have the checkpoint', async () => {
    const places = [placeThatFails(0, ''), placeThatFails(0, '')];
    await publishEverywhere(places).publish(5, 'note');

    expect(places.map(({ taken }) => taken)).toStrictEqual([['5 note'], ['5 note']]);
  });

  it('reaches the others where one fails, says which failed, and later asks only that one again', async () => {
    const places = [placeThatFails(2, 'disk full'), placeThatFails(0, ''), placeThatFails(1, 'status 503')];
    const everywhere = publishEverywhere(places);
    await expect(everywhere.publish(5, 'note')).rejects.toThrow('disk full; status 503');
    await expect(everywhere.publish(5, 'note')).rejects.toThrow('disk full');
    await everywhere.publish(5, 'note');
    await everywhere.publish(6, 'next');

    expect(places.map(({ taken }) => taken)).toStrictEqual([
      ['5 note', '6 next'],
      ['5 note', '6 next'],
      ['5 note', '6 next'],
    ]);
  });
});
