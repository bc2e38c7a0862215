import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const main = join(repository, 'src/main.ts');
const redirect = fileURLToPath(new URL('redirect-hosts.ts', import.meta.url));
/** Longer than any text in the process, so that a heap snapshot holds every string whole. */
const wholeStrings = '--heap-snapshot-string-limit=1000000000';

export interface ReplicaOptions {
  readonly name: string;
  /** Of its own: settings, log, heap snapshots. */
  readonly folder: string;
  readonly settings: unknown;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
}

/** One process of the bot, `node src/main.ts serve` with a settings file, that is killed and started again. */
export class Replica {
  readonly name: string;
  readonly endpoint: string;
  readonly logFile: string;
  kills = 0;
  /** Starts after the first one. */
  restarts = 0;
  readonly #options: ReplicaOptions;
  #child: ChildProcess | undefined;
  #ready: Promise<void> = Promise.resolve();

  constructor(options: ReplicaOptions) {
    this.#options = options;
    this.name = options.name;
    this.endpoint = `http://127.0.0.1:${options.port}/api/messages`;
    mkdirSync(options.folder, { recursive: true });
    this.logFile = join(options.folder, 'process.log');
    writeFileSync(join(options.folder, 'latchkey.config.json'), JSON.stringify(options.settings));
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Resolves when it takes messages. */
  start(): Promise<void> {
    this.#ready = this.#start();
    return this.#ready;
  }

  ready(): Promise<void> {
    return this.#ready;
  }

  /** As the power goes: nothing is finished, nothing is flushed. */
  kill(): void {
    if (this.#child === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.kills += 1;
    this.#child.kill('SIGKILL');
  }

  async killAndRestart(): Promise<void> {
    const child = this.#child;
    this.kill();
    this.restarts += 1;
    this.#ready = (async () => {
      if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      await this.#start();
    })();
    await this.#ready;
  }

  /** Asks it to end, and waits. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(late);
  }

  /** Has the process write its heap; gives the folder with the file. */
  askForHeap(): string {
    this.#child?.kill('SIGUSR2');
    return this.#options.folder;
  }

  async #start(): Promise<void> {
    const { folder, env } = this.#options;
    const child = spawn(
      process.execPath,
      [
        '--import',
        redirect,
        '--heapsnapshot-signal=SIGUSR2',
        `--diagnostic-dir=${folder}`,
        wholeStrings,
        main,
        'serve',
      ],
      {
        cwd: folder,
        env: { PATH: process.env['PATH'] ?? '', HOME: folder, ...env },
        stdio: ['pipe', 'pipe', 'pipe'],
      },
    );
    this.#child = child;
    const log = createWriteStream(this.logFile, { flags: 'a' });
    let started = '';
    let listening = false;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        log.write(chunk);
        if (!listening) started += chunk.toString();
        listening ||= started.includes('Latchkey takes messages');
      });
    child.once('close', () => log.end());
    while (!listening) {
      if (child.signalCode !== null) return;
      if (child.exitCode !== null)
        throw new Error(`${this.name} ended with ${child.exitCode}: ${started.slice(-3_000)}`);
      await sleep(20);
    }
  }
}
