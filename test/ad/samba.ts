import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { access, cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Secret } from '../../src/core/secret.ts';
import type { AdOptions } from '../../src/adapters/ldap/ad-options.ts';

const run = promisify(execFile);

export const baseDn = 'DC=lab,DC=test';
export const seededPassword = 'Lab-Passw0rd-First-1';
export const serviceAccount = `CN=svc-latchkey,OU=Service,${baseDn}`;
const serverName = 'dc1.lab.test';

/** Samba's own tools belong to the system's Python, whatever else comes first on PATH. */
const env = { ...process.env, PATH: '/usr/sbin:/usr/bin:/sbin:/bin' };

/** A real Active Directory domain controller on a loopback address of its own. */
export class SambaDc {
  readonly ip: string;
  readonly ca: string;
  readonly #directory: string;
  readonly #configuration: string;
  #process: ChildProcess | undefined;

  constructor(ip: string, ca: string, directory: string) {
    this.ip = ip;
    this.ca = ca;
    this.#directory = directory;
    this.#configuration = join(directory, 'smb.conf');
  }

  /** Options with which the adapter reaches this DC as the delegated service account. */
  options(changes: Partial<AdOptions> = {}): AdOptions {
    return {
      servers: [this.ip],
      baseDn,
      bindDn: serviceAccount,
      bindPassword: new Secret(seededPassword),
      transport: 'ldaps',
      ca: this.ca,
      serverName,
      connectTimeoutMs: 5000,
      operationTimeoutMs: 10_000,
      ...changes,
    };
  }

  /** @param seconds - It ends by itself after these at the latest. */
  async start(seconds = 600): Promise<void> {
    // Samba ends by itself when its standard input closes, so it cannot outlive a killed test process.
    const samba = spawn(
      '/usr/sbin/samba',
      ['-i', '-M', 'single', '-s', this.#configuration, '--debug-stdout', `--maximum-runtime=${seconds}`],
      { env, stdio: ['pipe', 'pipe', 'pipe'] },
    );
    this.#process = samba;
    let output = '';
    samba.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    samba.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    while (!(await accepts(this.ip, 636))) {
      if (samba.exitCode !== null) throw new Error(`samba ended with ${samba.exitCode}:\n${output}`);
      await delay(20);
    }
  }

  /** Stops answering, connections stay open. */
  pause(): void {
    this.#process?.kill('SIGSTOP');
  }

  resume(): void {
    this.#process?.kill('SIGCONT');
  }

  /** Dies in the middle of whatever it does. */
  async kill(): Promise<void> {
    const samba = this.#process;
    if (samba === undefined || samba.exitCode !== null || samba.signalCode !== null) return;
    const ended = once(samba, 'exit');
    samba.kill('SIGKILL');
    await ended;
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.#directory, { recursive: true, force: true });
  }
}

/** Starts a DC of a freshly seeded lab domain, and `twins` further ones that hold the same accounts. */
export async function startSambaDcs(twins = 0, seconds?: number): Promise<SambaDc[]> {
  const golden = await provisionOnce();
  const seeded = await copyOf(golden);
  const controllers: SambaDc[] = [];
  try {
    await writeConfiguration(seeded, '127.0.0.1');
    const seedScript = join(import.meta.dirname, 'seed-directory.py');
    const sam = join(seeded, 'private', 'sam.ldb');
    await run('/usr/bin/python3', [seedScript, join(seeded, 'smb.conf'), sam, baseDn, seededPassword], { env });
    for (let index = 0; index <= twins; index += 1) {
      const directory = await copyOf(seeded);
      const ip = await freeLoopbackAddress();
      const dc = new SambaDc(ip, await readFile(join(directory, 'tls', 'ca.pem'), 'utf8'), directory);
      controllers.push(dc);
      await writeConfiguration(directory, ip);
      await dc.start(seconds);
    }
    return controllers;
  } catch (error) {
    await Promise.all(controllers.map((dc) => dc.remove()));
    throw error;
  } finally {
    await rm(seeded, { recursive: true, force: true });
  }
}

/** As `startSambaDcs`, for the usual case of one. */
export async function startSambaDc(seconds?: number): Promise<SambaDc> {
  const [dc] = await startSambaDcs(0, seconds);
  if (dc === undefined) throw new Error('no DC was started');
  return dc;
}

/**
 * An empty domain with certificates, made once per machine and Samba version (10 s) and kept in the temporary folder.
 * It is seeded anew for every DC, so that "expired yesterday" stays true.
 */
async function provisionOnce(): Promise<string> {
  const { stdout: version } = await run('/usr/sbin/samba', ['--version'], { env });
  const recipe = await readFile(import.meta.filename);
  const key = createHash('sha256').update(version).update(recipe).digest('hex').slice(0, 16);
  const golden = join(tmpdir(), `latchkey-samba-${key}`);
  if (await exists(golden)) return golden;
  const directory = await mkdtemp(`${golden}-`);
  await provision(directory);
  await makeCertificates(join(directory, 'tls'));
  // Two test files may provision side by side; whichever is done first is kept.
  await rename(directory, golden).catch(() => rm(directory, { recursive: true, force: true }));
  return golden;
}

async function provision(directory: string): Promise<void> {
  // An empty configuration keeps the machine's own /etc/samba/smb.conf out.
  const empty = join(directory, 'empty.conf');
  await writeFile(empty, '[global]\n');
  await run(
    '/usr/bin/samba-tool',
    [
      ...'domain provision --realm=LAB.TEST --domain=LAB --server-role=dc --dns-backend=NONE --use-rfc2307'.split(' '),
      '--host-name=dc1',
      '--host-ip=127.0.0.1',
      '--option=interfaces = lo',
      '--option=bind interfaces only = yes',
      '-s',
      empty,
      `--targetdir=${directory}`,
      `--adminpass=${seededPassword}`,
    ],
    { env },
  );
}

/** A CA of our own and a server certificate for `dc1.lab.test`. */
async function makeCertificates(directory: string): Promise<void> {
  await mkdir(directory);
  const openssl = (command: string) => run('/usr/bin/openssl', command.split(' '), { cwd: directory, env });
  const newKey = '-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes';
  const ofCa = '-addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign';
  await openssl(`req -x509 ${newKey} -keyout ca.key -out ca.pem -days 3650 -subj /CN=Latchkey-lab-CA ${ofCa}`);
  await openssl(`req ${newKey} -keyout key.pem -out server.csr -subj /CN=${serverName}`);
  await writeFile(
    join(directory, 'server.ext'),
    `subjectAltName=DNS:${serverName}\nextendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\n`,
  );
  const signed = '-CA ca.pem -CAkey ca.key -CAcreateserial -days 3650 -extfile server.ext';
  await openssl(`x509 -req -in server.csr ${signed} -out cert.pem`);
}

/** Everything below one directory, the LDAP service alone, on one loopback address. */
async function writeConfiguration(directory: string, ip: string): Promise<void> {
  await mkdir(join(directory, 'run'), { recursive: true });
  await writeFile(
    join(directory, 'smb.conf'),
    `[global]
  netbios name = DC1
  workgroup = LAB
  realm = LAB.TEST
  server role = active directory domain controller
  server services = ldap
  interfaces = ${ip}/8
  bind interfaces only = yes
  disable netbios = yes
  load printers = no
  # A new password ends the old one at once; the default lets it sign in for an hour more.
  old password allowed period = 0
  private dir = ${directory}/private
  state directory = ${directory}/state
  cache directory = ${directory}/cache
  lock directory = ${directory}
  pid directory = ${directory}/run
  ncalrpc dir = ${directory}/run/ncalrpc
  binddns dir = ${directory}/bind-dns
  winbindd socket directory = ${directory}/run/winbindd
  ntp signd socket directory = ${directory}/run/ntp_signd
  log file = ${directory}/log.samba
  tls enabled = yes
  tls cafile = ${directory}/tls/ca.pem
  tls certfile = ${directory}/tls/cert.pem
  tls keyfile = ${directory}/tls/key.pem
`,
  );
}

async function copyOf(directory: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'latchkey-samba-run-'));
  await cp(directory, copy, { recursive: true });
  return copy;
}

/** Samba's ports are fixed, so every DC needs an address; all of 127/8 is loopback. */
async function freeLoopbackAddress(): Promise<string> {
  for (;;) {
    const ip = `127.${randomInt(1, 255)}.${randomInt(1, 255)}.${randomInt(1, 255)}`;
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(636, ip, () => resolve(true));
    });
    if (!free) continue;
    await new Promise((resolve) => server.close(resolve));
    return ip;
  }
}

const accepts = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
