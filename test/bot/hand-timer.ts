import { type Timer } from '../../src/bot/timer.ts';

/** Time that passes when the test says so. */
export interface HandTimer extends Timer {
  /** Lets time pass and runs what falls due, in order; what that begins meanwhile is left to the next call. */
  pass(milliseconds: number): Promise<void>;
  /** How many wait. */
  readonly waiting: number;
}

export function handTimer(): HandTimer {
  let now = 0;
  let next = 0;
  const waiting = new Map<number, { readonly at: number; readonly act: () => void }>();
  return {
    now: () => now,
    after(milliseconds, act) {
      const id = next++;
      waiting.set(id, { at: now + milliseconds, act });
      return () => void waiting.delete(id);
    },
    async pass(milliseconds) {
      now += milliseconds;
      const due = [...waiting].filter(([, { at }]) => at <= now).toSorted(([, a], [, b]) => a.at - b.at);
      for (const [id, { act }] of due) {
        waiting.delete(id);
        act();
        await new Promise(setImmediate);
      }
    },
    get waiting() {
      return waiting.size;
    },
  };
}

/** Time that passes at once wherever somebody waits; `pauses` notes how long it would have been. */
export function eagerTimer(pauses: number[]): Timer {
  let now = 0;
  return {
    now: () => now,
    after(milliseconds, act) {
      pauses.push(milliseconds);
      now += milliseconds;
      queueMicrotask(act);
      return () => undefined;
    },
  };
}
