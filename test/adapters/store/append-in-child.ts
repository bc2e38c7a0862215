import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { expect } from 'vitest';

import type { Store } from '../../../src/adapters/store/store.ts';
import { verifyStore } from './transcript-contract.ts';
import { codes } from './use-store.ts';

/**
 * Starts a process that appends events, and waits for its end.
 *
 * @param address - Of the store: a file, or a connection string.
 * @param limit - Shell commands that restrict the process before it starts.
 * @param stopAfter - It is killed when it has acknowledged so many.
 * @returns the numbers of the events that it had acknowledged, and what it said when it was refused.
 */
export function appendInChild(address: string, limit: string, stopAfter = Number.POSITIVE_INFINITY) {
  const script = fileURLToPath(new URL('append-events.ts', import.meta.url));
  const command = `${limit} exec "$0" "$@"`;
  const child = spawn('sh', ['-c', command, process.execPath, script, address], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
    if (output.split('\n').length > stopAfter) child.kill('SIGKILL');
  });
  return new Promise<{ acknowledged: number[]; refusal: string | undefined; signal: string | null }>((resolve) => {
    child.on('close', (_code, signal) => {
      const lines = output.split('\n').slice(0, -1);
      const acknowledged = lines.filter((line) => /^\d+$/.test(line)).map(Number);
      resolve({ acknowledged, refusal: lines.find((line) => line.startsWith('refused')), signal });
    });
  });
}

/**
 * Reads the numbers of the events in a store, and closes it. Throws when half of a pair that was appended together is
 * missing or the chain is broken.
 */
export async function storedNumbers(store: Store): Promise<number[]> {
  const stored = codes(await store.audit.query({}, 1_000_000)).toReversed();
  expect(await verifyStore(store)).toMatchObject({ records: stored.length, flaws: [] });
  await store.close();
  const numbers = stored.filter((code) => code.endsWith('I')).map((code) => Number(code.slice(2, -1)));
  expect(stored).toStrictEqual(numbers.flatMap((number) => [`HB${number}I`, `HB${number}W`]));
  return numbers;
}
