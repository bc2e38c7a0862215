// Installs the dependencies when they are missing or older than the lock file, so that `npm start` and `npm test`
// work on a fresh clone; also when a package that is named here is missing, as after `npm ci --omit=dev`. Runs on
// whatever Node is installed, before node_modules exists: no dependencies here.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** npm writes the first of these at the end of every installation, and the second moments later when it changes. */
const installed = modified(join(root, 'node_modules', '.package-lock.json'));
const locked = modified(join(root, 'package-lock.json'));
const moments = 10_000;
const needed = process.argv.slice(2);
const isMissing = (name) => modified(join(root, 'node_modules', name)) === 0;

if (installed + moments < locked || needed.some(isMissing)) {
  process.stderr.write('latchkey: installing dependencies (npm ci), this happens once ...\n');
  // npm's own script path when npm started us: no shell and no npm.cmd look-up, so it is the same on Windows.
  const npmCli = process.env['npm_execpath'];
  const options = { cwd: root, stdio: ['ignore', process.stderr, 'inherit'] };
  const result = npmCli
    ? spawnSync(process.execPath, [npmCli, 'ci', '--no-audit', '--no-fund'], options)
    : spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { ...options, shell: true });
  if (result.status !== 0) {
    process.stderr.write(
      'latchkey: npm ci failed; nothing was started. Fix the error above and run the command again.\n',
    );
    process.exit(result.status ?? 1);
  }
}

/** 0: not there. */
function modified(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
