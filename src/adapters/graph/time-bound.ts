/** The time one operation may take, its waits between attempts included. */
export interface TimeBound {
  /** Fires when the time is up. */
  readonly signal: AbortSignal;
  /** Waits, or answers false at once when the wait would not fit. */
  wait(milliseconds: number): Promise<boolean>;
}

export type Sleep = (milliseconds: number) => Promise<void>;

export const sleepFor: Sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Starts the time of one operation. */
export function startTimeBound(timeoutMs: number, sleep: Sleep): TimeBound {
  const signal = AbortSignal.timeout(timeoutMs);
  let waited = 0;
  return {
    signal,
    async wait(milliseconds) {
      waited += milliseconds;
      if (signal.aborted || waited > timeoutMs) return false;
      await sleep(milliseconds);
      return !signal.aborted;
    },
  };
}
