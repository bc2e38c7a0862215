import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { SourceFile } from './source-code.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const notOurs = new Set(['node_modules', 'dist', 'coverage', '.git', '.latchkey', 'package-lock.json']);
const binary = /\.(?:png|ico|zip|gif|jpe?g|woff2?|sqlite(?:-\w+)?)$/;

/** Every text file of the repository, as it lies on the disk. */
export function readRepository(): SourceFile[] {
  return listFiles(root).map((file) => ({
    path: relative(root, file).split(sep).join('/'),
    text: readFileSync(file, 'utf8'),
  }));
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !notOurs.has(name) && !binary.test(name))
    .flatMap((entry) => {
      if (entry.isDirectory()) return listFiles(join(folder, entry.name));
      return entry.isFile() ? [join(folder, entry.name)] : [];
    });
}
