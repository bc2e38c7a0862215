import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../infra/dev/ensure-install.mjs', import.meta.url));

let clone: string;
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'latchkey-clone-'));
  mkdirSync(join(clone, 'infra', 'dev'), { recursive: true });
  copyFileSync(script, join(clone, 'infra', 'dev', 'ensure-install.mjs'));
  writeAt('package-lock.json', 1_000);
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

describe('ensure-install', () => {
  it('runs npm ci in a fresh clone', () => {
    expect(run()).toEqual({ status: 0, npm: 'ci --no-audit --no-fund' });
  });

  it('runs npm ci when the lock file is newer than what is installed', () => {
    writeAt('node_modules/.package-lock.json', 900);

    expect(run()).toEqual({ status: 0, npm: 'ci --no-audit --no-fund' });
  });

  it('runs nothing when npm has already installed, whoever started it', () => {
    writeAt('node_modules/.package-lock.json', 1_001);

    expect(run()).toEqual({ status: 0, npm: undefined });
  });

  it('takes half an installation for none', () => {
    mkdirSync(join(clone, 'node_modules', 'express'), { recursive: true });

    expect(run().npm).toBe('ci --no-audit --no-fund');
  });

  it('runs npm ci when a package that the command needs was left out', () => {
    writeAt('node_modules/.package-lock.json', 1_001);
    mkdirSync(join(clone, 'node_modules', 'fflate'));

    expect(run('', ['fflate']).npm).toBe(undefined);
    expect(run('', ['fflate', '@microsoft/app-manifest']).npm).toBe('ci --no-audit --no-fund');
  });

  it('ends as npm ended, so that nothing is started without its dependencies', () => {
    expect(run('process.exit(7)').status).toBe(7);
  });
});

function writeAt(file: string, seconds: number): void {
  const path = join(clone, file);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, '{}');
  utimesSync(path, seconds, seconds);
}

/** Runs the script with a program in npm's place that writes down what it was asked for. */
function run(ending = '', needed: readonly string[] = []) {
  const npm = join(clone, 'npm.cjs');
  const asked = join(clone, 'asked.txt');
  writeFileSync(
    npm,
    `require('fs').writeFileSync(${JSON.stringify(asked)}, process.argv.slice(2).join(' ')); ${ending}`,
  );
  const { status } = spawnSync(process.execPath, [join(clone, 'infra', 'dev', 'ensure-install.mjs'), ...needed], {
    env: { ...process.env, npm_execpath: npm },
    stdio: 'ignore',
  });
  return { status, npm: existsSync(asked) ? readFileSync(asked, 'utf8') : undefined };
}
