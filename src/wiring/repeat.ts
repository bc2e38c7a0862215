import { setTimeout as sleep } from 'node:timers/promises';

/** After failures the pause grows up to this, unless it is longer anyway. */
const longestPause = 300_000;

/** Runs the work now and then after each pause, one run at a time. After each failure the pause is twice as long. */
export function repeat(
  work: (stopping: AbortSignal) => Promise<unknown>,
  pause: number,
  onError: (error: unknown) => void | Promise<void>,
): { stop(): Promise<void> } {
  const controller = new AbortController();
  const { signal } = controller;
  const run = async () => {
    for (let failures = 0; !signal.aborted;) {
      try {
        await work(signal);
        failures = 0;
      } catch (error) {
        failures += 1;
        await onError(error);
      }
      const next = Math.max(pause, Math.min(pause * 2 ** failures, longestPause));
      await sleep(next, undefined, { signal, ref: false }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    stop: async () => {
      controller.abort();
      await running;
    },
  };
}
