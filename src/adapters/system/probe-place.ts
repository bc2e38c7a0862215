import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { PlaceFacts } from '../../core/doctor/audit-checks.ts';
import { seen, unseen, type Probed } from '../../core/doctor/probed.ts';

/**
 * Makes a hidden file in the directory for checkpoints and removes it, as publishing one does. Where the directory is
 * missing, in the nearest folder above.
 *
 * @param databaseFile - Missing: the database is on a server.
 */
export async function probePlace(directory: string, databaseFile: string | undefined): Promise<PlaceFacts> {
  const exists = existsSync(directory);
  const newest = exists ? await newestIn(directory) : undefined;
  return {
    directory,
    exists,
    writable: await tryToWrite(nearest(resolve(directory))),
    besideDatabase: databaseFile !== undefined && isWithin(resolve(directory), dirname(resolve(databaseFile))),
    ...(newest !== undefined && { newest }),
  };
}

const nearest = (folder: string): string =>
  existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));

async function tryToWrite(folder: string): Promise<Probed<true>> {
  const draft = join(folder, `.doctor-${randomUUID()}`);
  try {
    await writeFile(draft, '', { flag: 'wx', mode: 0o600 });
    await rm(draft);
    return seen(true);
  } catch (error) {
    return unseen('not-writable', error instanceof Error ? error.message.replace(draft, folder) : String(error));
  }
}

function isWithin(inner: string, outer: string): boolean {
  const path = relative(outer, inner);
  return path === '' || (!path.startsWith('..') && path !== resolve(inner));
}

async function newestIn(directory: string): Promise<number | undefined> {
  const names = await readdir(directory).catch(() => []);
  const sizes = names.flatMap((name) => /^(\d{15})\.checkpoint$/.exec(name)?.[1] ?? []).map(Number);
  return sizes.length === 0 ? undefined : Math.max(...sizes);
}
