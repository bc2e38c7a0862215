import type { AccountFacts, SignIn } from './facts.ts';

/**
 * The failures that still say something: newest first, not older than `history`, and after the newest success. A
 * success ends the story before it, also one logged in the same second as a failure.
 */
export function failuresSinceSuccess({ now, signIns }: AccountFacts, history: number): readonly SignIn[] {
  if (signIns.kind !== 'read' || signIns.value.length === 0) return [];
  const oldest = now.getTime() - history;
  const recent = signIns.value.filter((row) => row.at.getTime() >= oldest).sort(newestFirst);
  const success = recent.findIndex((row) => row.errorCode === 0);
  return success === -1 ? recent : recent.slice(0, success);
}

/** A success of the same second comes first: it ended what failed. */
export function newestFirst(a: SignIn, b: SignIn): number {
  return b.at.getTime() - a.at.getTime() || a.errorCode - b.errorCode;
}
