import { describe, expect, it, vi } from 'vitest';

import { systemEnvironment } from '../../../src/adapters/system/environment.ts';

const many = <T>(make: () => T, times = 2_000): T[] => Array.from({ length: times }, make);

describe('systemEnvironment', () => {
  it('makes ids of 10 characters that cannot be misheard for one another', () => {
    expect(many(systemEnvironment.newId).filter((id) => !/^[0-9A-HJKMNP-TV-Z]{10}$/.test(id))).toStrictEqual([]);
  });

  it('begins with a digit, so that it is no word and no ticket, and uses all 32 characters in every other place', () => {
    const ids = many(systemEnvironment.newId);
    const charactersAt = Array.from({ length: 10 }, (_, place) => new Set(ids.map((id) => id[place])).size);

    expect(charactersAt).toStrictEqual([10, ...Array.from({ length: 9 }, () => 32)]);
  });

  it('draws every number below the limit and none beyond it', () => {
    const drawn = new Set(many(() => systemEnvironment.randomInt(5)));

    expect([...drawn].toSorted()).toStrictEqual([0, 1, 2, 3, 4]);
  });

  it('tells the time of the machine', () => {
    vi.useFakeTimers({ now: new Date('2026-11-21T10:00:00.000Z') });
    const now = systemEnvironment.now();
    vi.useRealTimers();

    expect(now).toStrictEqual(new Date('2026-11-21T10:00:00.000Z'));
  });
});
