import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWith } from '../services.ts';

const unit = readFileSync(new URL('../../infra/systemd/latchkey.service', import.meta.url), 'utf8');
const settings = unit.split('\n').filter((line) => /^\w+=/.test(line));
const valuesOf = (name: string): readonly string[] =>
  settings.filter((line) => line.startsWith(`${name}=`)).map((line) => line.slice(name.length + 1));

describe('infra/systemd/latchkey.service', () => {
  it('hands secrets over as a credential: none in the unit, and none in an environment that others could list', () => {
    expect(valuesOf('LoadCredential')).toEqual(['latchkey.env:/etc/latchkey/latchkey.env']);
    expect(valuesOf('ExecStart')).toEqual([
      '/usr/bin/node --env-file=%d/latchkey.env /opt/latchkey/dist/main.js serve',
    ]);
    expect(valuesOf('EnvironmentFile')).toEqual([]);
    expect(valuesOf('Environment')).toEqual(['NODE_ENV=production LATCHKEY_CONFIG=/etc/latchkey/latchkey.config.json']);
  });

  it('runs as an account that the doctor can run as, too, which docs/install.md makes', () => {
    const page = readFileSync(new URL('../../docs/install.md', import.meta.url), 'utf8');

    expect([valuesOf('User'), valuesOf('DynamicUser')]).toEqual([['latchkey'], []]);
    expect(page).toMatch(/^useradd --system .* latchkey$/m);
  });

  it('waits for a running change, and starts again after a crash but not with wrong settings', () => {
    expect(valuesOf('TimeoutStopSec').map(Number)).toEqual([60]);
    expect([valuesOf('Restart'), valuesOf('RestartPreventExitStatus')]).toEqual([['on-failure'], ['2']]);
  });
});

describeWith('systemd', 'systemd, asked about infra/systemd/latchkey.service', () => {
  let folder: string;
  let file: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'latchkey-unit-'));
    file = join(folder, 'latchkey.service');
    // Whether the program is there is not the question here.
    writeFileSync(file, unit.replace('/usr/bin/node', process.execPath));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const analyze = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync('/usr/bin/systemd-analyze', [...args, file], { encoding: 'utf8' });
    return { status, output: stdout + stderr };
  };

  it('understands every line', () => {
    expect(analyze('verify', '--man=no', '--recursive-errors=no')).toEqual({ status: 0, output: '' });
  });

  it('finds an exposure of at most 1.5 of 10', () => {
    const { output } = analyze('security', '--offline=true', '--no-pager');

    expect(Number(/exposure level for latchkey\.service: ([\d.]+)/.exec(output)?.[1])).toBeLessThanOrEqual(1.5);
  });
});
