// Installs the dependencies when they are missing or older than the lock file, so that `npm start` and `npm test`
// work on a fresh clone. Runs on whatever Node is installed, before node_modules exists: no dependencies here.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const stamp = join(root, 'node_modules', '.latchkey-installed');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
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
  writeFileSync(stamp, wanted);
}
