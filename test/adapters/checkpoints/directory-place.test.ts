import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createDirectoryPlace } from '../../../src/adapters/checkpoints/directory-place.ts';

describe('a directory of checkpoints', () => {
  let directory = '';
  beforeEach(() => {
    directory = join(mkdtempSync(join(tmpdir(), 'latchkey-place-')), 'not', 'there', 'yet');
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('gives back what was published, the smallest first, and passes over other files', async () => {
    const place = createDirectoryPlace(directory);
    await place.publish(1_000, 'b');
    await place.publish(20, 'a');
    writeFileSync(join(directory, 'README.txt'), '');

    expect(await place.sizes()).toStrictEqual([20, 1_000]);
    expect(await place.read(20)).toBe('a');
    await expect(place.read(21)).rejects.toThrow('ENOENT');
  });

  it('takes the same checkpoint again from another replica, at the same moment, too', async () => {
    await Promise.all(Array.from({ length: 8 }, () => createDirectoryPlace(directory).publish(5, 'same')));

    expect(readdirSync(directory)).toStrictEqual(['000000000000005.checkpoint']);
  });

  it('refuses another checkpoint of the same size, because a log has one history', async () => {
    const place = createDirectoryPlace(directory);
    await place.publish(5, 'first');

    await expect(place.publish(5, 'second')).rejects.toThrow('another checkpoint of the same size');
    expect(await place.read(5)).toBe('first');
    expect(readdirSync(directory)).toHaveLength(1);
  });
});
