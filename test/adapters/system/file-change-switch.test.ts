import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { changesAllowed, createFileChangeSwitch } from '../../../src/adapters/system/file-change-switch.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-switch-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('createFileChangeSwitch', () => {
  it('stops changes as soon as the file is there, though it is empty, and no longer once it is gone', async () => {
    const file = join(folder, 'read-only');
    const changes = createFileChangeSwitch(file);
    const before = await changes.areChangesStopped();
    writeFileSync(file, '');
    const during = await changes.areChangesStopped();
    rmSync(file);

    expect([before, during, await changes.areChangesStopped()]).toEqual([false, true, false]);
  });

  it('takes a folder of that name for the file', async () => {
    expect(await createFileChangeSwitch(folder).areChangesStopped()).toBe(true);
  });

  it.each([
    ['below something that is no folder', () => writeFileSync(join(folder, 'blocked'), ''), 'blocked/read-only'],
    ['behind a link that leads to itself', () => symlinkSync('loop', join(folder, 'loop')), 'loop'],
  ])('stops changes while the file cannot be looked for: %s', async (_why, prepare, name) => {
    prepare();

    expect(await createFileChangeSwitch(join(folder, name)).areChangesStopped()).toBe(true);
  });
});

describe('changesAllowed', () => {
  it('never stops them', async () => {
    expect(await changesAllowed.areChangesStopped()).toBe(false);
  });
});
