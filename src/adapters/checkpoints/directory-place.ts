import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import type { CheckpointPlace } from '../../ports/checkpoint-place.ts';

/** Keeps each checkpoint in a file of its own, named by its size. Files are never changed or removed. */
export function createDirectoryPlace(directory: string): CheckpointPlace {
  const pathOf = (size: number) => join(directory, `${String(size).padStart(15, '0')}.checkpoint`);
  return {
    publish: (size, note) => writeOnce(directory, pathOf(size), note),
    sizes: async () => {
      const sizes = (await readdir(directory)).flatMap((name) => /^(\d{15})\.checkpoint$/.exec(name)?.[1] ?? []);
      return sizes.map(Number).toSorted((one, other) => one - other);
    },
    read: (size) => readFile(pathOf(size), 'utf8'),
  };
}

/** Under its name the file appears whole, and only when no file has that name. */
async function writeOnce(directory: string, path: string, text: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o750 });
  const draft = join(directory, `.${randomUUID()}`);
  try {
    await writeDurably(draft, text);
    await link(draft, path).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
      if ((await readFile(path, 'utf8')) !== text)
        throw new Error(`${path} holds another checkpoint of the same size. It was left as it is.`, { cause: error });
    });
  } finally {
    await rm(draft, { force: true });
  }
  await syncDirectory(directory);
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o640);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncDirectory(directory: string): Promise<void> {
  // Windows has no such call; there the name is durable with the file.
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
