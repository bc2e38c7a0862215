import type { Reading } from '../core/reading.ts';
import type { EntraDirectory } from '../ports/entra-directory.ts';

interface Kept {
  readonly answer: Promise<Reading<readonly string[]>>;
  /** Undefined: still being asked. */
  until?: number;
}

/**
 * The directory with its group memberships kept for a while, a minute at most: several steps of one turn and several
 * clicks share one look-up, and whoever asks while it runs waits for the same answer. A failure is never kept.
 */
export function withCachedGroups(entra: EntraDirectory, keepMs: number, now: () => Date): EntraDirectory {
  const kept = new Map<string, Kept>();
  const keepFor = Math.min(keepMs, 60_000);

  function ask(key: string, userObjectId: string, groupIds: readonly string[]): Kept {
    const entry: Kept = { answer: entra.memberOf(userObjectId, groupIds) };
    const forget = (): void => {
      if (kept.get(key) === entry) kept.delete(key);
    };
    // From the moment of asking: the answer may already have been old when it came.
    const until = now().getTime() + keepFor;
    entry.answer.then((reading) => {
      if (reading.kind === 'read') entry.until = until;
      else forget();
    }, forget);
    return entry;
  }

  function forgetOld(time: number): void {
    for (const [key, { until }] of kept) if (until !== undefined && until <= time) kept.delete(key);
  }

  return {
    ...entra,
    memberOf: (userObjectId, groupIds) => {
      forgetOld(now().getTime());
      const key = [userObjectId.toLowerCase(), ...groupIds.toSorted()].join(' ');
      const known = kept.get(key) ?? ask(key, userObjectId, groupIds);
      kept.set(key, known);
      return known.answer;
    },
  };
}
