import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const node = join(repository, 'node_modules/.bin/node');
const main = join(repository, 'src/main.ts');

export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

export interface RunOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Settings that the process is to find; left out: none. */
  readonly settings?: unknown;
}

/** Runs the real process in an empty folder, with an environment of its own, until it ends. */
export async function runLatchkey(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const process = startLatchkey(args, options);
  process.child.stdin.end(options.input ?? '');
  return process.ended;
}

export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ran>;
  /** The first match in what the process has printed so far or will print; rejects when it ends before. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
}

export function startLatchkey(args: readonly string[], { env = {}, settings }: RunOptions = {}): Running {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-main-'));
  if (settings !== undefined) writeFileSync(join(folder, 'latchkey.config.json'), JSON.stringify(settings));
  const child = spawn(node, [main, ...args], {
    cwd: folder,
    env: { PATH: globalThis.process.env['PATH'] ?? '', HOME: folder, ...env },
  });
  let out = '';
  let error = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (error += text));
  const ended = new Promise<Ran>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => {
      rmSync(folder, { recursive: true, force: true });
      resolve({ status, out, error });
    });
  });
  return {
    child,
    ended,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(out + error);
          if (found) resolve(found);
        };
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        void ended.then(() => reject(new Error(`It ended before it printed ${pattern}: ${out}${error}`)), reject);
        look();
      }),
  };
}

export const jsonLines = (text: string): readonly Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
