import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { describeWith } from '../services.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const scripts = readdirSync(join(root, 'infra'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.sh'))
  .map((name) => join('infra', name))
  .concat('.ci/run');

const run = (program: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8' });
  return { status, output: stdout + stderr };
};

describe('the shell scripts', () => {
  it('are found', () => {
    expect(scripts).toContain('infra/entra/register-app.sh');
  });

  it.each(scripts)('%s is bash', (script) => {
    expect(run('bash', '-n', script)).toEqual({ status: 0, output: '' });
  });
});

describeWith('shellcheck', 'ShellCheck', () => {
  it.each(scripts)('has nothing to say about %s', (script) => {
    expect(run('/usr/bin/shellcheck', script)).toEqual({ status: 0, output: '' });
  });
});
