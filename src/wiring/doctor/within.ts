import type { Probe } from '../../ports/doctor-probes.ts';

/** The same probe, which rejects when its time is up. What it still does then goes on by itself and is not waited for. */
export function within<Facts>(milliseconds: number, probe: Probe<Facts>): Probe<Facts> {
  return async () => {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`it took longer than ${milliseconds / 1_000} seconds`)), milliseconds);
    });
    try {
      return await Promise.race([probe(), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  };
}
