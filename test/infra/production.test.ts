import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodSecrets, goodSettings } from '../main/settings.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const isRoot = process.getuid?.() === 0;
/** Whoever it is, not root; only root can become somebody else. */
const somebody = isRoot ? { uid: 1000, gid: 1000 } : {};

/** What the container, the unit and the web app run: the built program and its own dependencies, which it may not write. */
describe('the program as it is installed', { timeout: 60_000 }, () => {
  let folder: string;
  let latchkey: ChildProcess;
  let output = '';
  const health = () => fetch(`http://127.0.0.1:${port}/healthz`);
  let port: number;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'latchkey-production-'));
    chmodSync(folder, 0o755);
    const app = join(folder, 'app');
    build(join(app, 'dist'));
    installProduction(app);
    cpSync(join(repository, 'node_modules/node/bin/node'), join(app, 'node'));
    // The folders alone: the files may be links to the repository's own.
    spawnSync('find', [app, '-type', 'd', '-exec', 'chmod', 'a=rx', '{}', '+']);

    const state = join(folder, 'state');
    mkdirSync(state, { mode: 0o700 });
    if (isRoot) chownSync(state, 1000, 1000);
    port = await freePort();
    const settings = { ...goodSettings, bot: { ...goodSettings.bot, port } };
    writeFileSync(join(folder, 'latchkey.config.json'), JSON.stringify(settings));
    writeFileSync(
      join(folder, 'latchkey.env'),
      Object.entries(goodSecrets)
        .map((one) => `${one.join('=')}\n`)
        .join(''),
    );

    const args = [`--env-file=${join(folder, 'latchkey.env')}`, join(app, 'dist', 'main.js'), 'serve'];
    latchkey = spawn(join(app, 'node'), args, {
      ...somebody,
      cwd: state,
      env: { NODE_ENV: 'production', LATCHKEY_CONFIG: join(folder, 'latchkey.config.json'), TMPDIR: app, HOME: app },
    });
    latchkey.stdout?.on('data', (text) => (output += text));
    latchkey.stderr?.on('data', (text) => (output += text));
    await isServing(latchkey, () => output);
  }, 120_000);

  afterAll(() => {
    latchkey?.kill('SIGKILL');
    spawnSync('find', [folder, '-type', 'd', '-exec', 'chmod', 'u+w', '{}', '+']);
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('is healthy, as somebody who is not root and may not write where it lies', async () => {
    const uid = /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${latchkey.pid}/status`, 'utf8'))?.[1];

    expect([(await health()).status, uid]).toEqual([200, String(somebody.uid ?? process.getuid?.())]);
  });

  it('keeps what it writes below the directory it was started in', () => {
    expect(readdirSync(join(folder, 'state'))).toEqual(['.latchkey']);
    expect(readdirSync(join(folder, 'app')).toSorted()).toEqual(['dist', 'node', 'node_modules', 'package.json']);
  });

  it('has no secret in an environment that others could list', () => {
    const listed = readFileSync(`/proc/${latchkey.pid}/environ`, 'utf8');

    expect(Object.values(goodSecrets).filter((secret) => listed.includes(secret))).toEqual([]);
  });

  it('ends cleanly when it is told to', async () => {
    const ended = once(latchkey, 'exit');
    latchkey.kill('SIGTERM');

    expect(await ended).toEqual([0, null]);
    expect(output).not.toMatch(/"level":(?:50|60)/);
  });
});

function build(out: string): void {
  const { status, stdout } = spawnSync(process.execPath, [join(repository, 'infra/dev/build.mjs'), out], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stdout);
}

/** What `npm ci --omit=dev` would install, taken from what is installed: the lock file marks what only the tests need. */
function installProduction(app: string): void {
  const lock = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, { readonly dev?: boolean; readonly devOptional?: boolean }>>;
  };
  const wanted = Object.entries(lock.packages)
    .filter(([path, { dev, devOptional }]) => path.lastIndexOf('node_modules/') === 0 && !dev && !devOptional)
    .map(([path]) => path)
    .filter((path) => existsSync(join(repository, path)));
  const copy = (how: string) => spawnSync('cp', [how, '--parents', ...wanted, app], { cwd: repository }).status === 0;
  // Links where the temporary folder is on the same file system, because these are many files.
  if (!copy('-al') && !copy('-a')) throw new Error('the dependencies could not be copied');
  cpSync(join(repository, 'package.json'), join(app, 'package.json'));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function isServing(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', (status) => reject(new Error(`It ended with ${status}: ${output()}`)));
    child.stdout?.on('data', () => {
      if (output().includes('Latchkey takes messages')) resolve();
    });
  });
}
