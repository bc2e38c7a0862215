// Writes dist/: the compiled JavaScript plus the lab's page files, which tsc does not copy.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
rmSync(join(root, 'dist'), { recursive: true, force: true });
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const compile = spawnSync(
  process.execPath,
  [
    tsc,
    '--noEmit',
    'false',
    '--outDir',
    'dist',
    '--rootDir',
    '.',
    '--allowImportingTsExtensions',
    'false',
    'src/main.ts',
  ].slice(0, 7),
  { cwd: root, stdio: 'inherit' },
);
if (compile.status !== 0) process.exit(compile.status ?? 1);
const page = join(root, 'src', 'lab', 'page');
if (existsSync(page)) cpSync(page, join(root, 'dist', 'lab', 'page'), { recursive: true });
