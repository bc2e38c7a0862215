import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for the work, but not longer than so many milliseconds. */
export async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const waiting = new AbortController();
  await Promise.race([work, sleep(milliseconds, undefined, { signal: waiting.signal })]).finally(() => waiting.abort());
}
