import type { Reading } from '../../core/reading.ts';

/**
 * Keeps what was read for a while; callers that come while it is being read share the one request. Only `read` is
 * kept: after a failure the next caller asks again.
 */
export function cached<T>(ask: () => Promise<Reading<T>>, keepMs: number, now: () => Date): () => Promise<Reading<T>> {
  let kept: { readonly reading: Reading<T>; readonly until: number } | undefined;
  let asking: Promise<Reading<T>> | undefined;

  async function askOnce(): Promise<Reading<T>> {
    try {
      const reading = await ask();
      kept = reading.kind === 'read' ? { reading, until: now().getTime() + keepMs } : undefined;
      return reading;
    } finally {
      asking = undefined;
    }
  }

  return async () => {
    if (kept && now().getTime() < kept.until) return kept.reading;
    asking ??= askOnce();
    return asking;
  };
}
