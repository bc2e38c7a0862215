/** Time that passes, so that tests can let it pass by hand. */
export interface Timer {
  /** Milliseconds since any fixed moment; never goes back. */
  now(): number;
  /** Acts once, so many milliseconds from now, unless the function it returns is called before. */
  after(milliseconds: number, act: () => void): () => void;
}

export const systemTimer: Timer = {
  now: () => performance.now(),
  after(milliseconds, act) {
    const timeout = setTimeout(act, milliseconds);
    return () => clearTimeout(timeout);
  },
};

export function pause(timer: Timer, milliseconds: number): Promise<void> {
  return new Promise((resolve) => void timer.after(milliseconds, resolve));
}
