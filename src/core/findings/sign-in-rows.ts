import type { SignIn } from '../facts.ts';
import type { Situation } from '../situation.ts';
import type { Evidence } from './finding.ts';
import { fromSignIn } from './evidence.ts';

/** The failures with one of these numbers that still count, newest first. */
export function rowsWith(s: Situation, errorCodes: readonly number[]): readonly SignIn[] {
  if (s.failures.length === 0) return s.failures;
  return s.failures.filter((row) => errorCodes.includes(row.errorCode));
}

/** The newest failure with one of these numbers, as evidence. */
export function fromNewest(s: Situation, errorCodes: readonly number[]): readonly Evidence[] | undefined {
  const newest = s.failures.find((row) => errorCodes.includes(row.errorCode));
  return newest && [fromSignIn(newest)];
}

/** The newest of them as evidence; undefined when there is none. */
export function fromRows(rows: readonly SignIn[]): readonly Evidence[] | undefined {
  return rows[0] === undefined ? undefined : [fromSignIn(rows[0])];
}
