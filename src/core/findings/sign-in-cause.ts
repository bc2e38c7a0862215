import type { Cause } from './cause.ts';
import type { Remedy } from './finding.ts';
import { errorCode } from './references.ts';
import { fromNewest } from './sign-in-rows.ts';

/** A cause that the sign-in log alone tells, by the number of the failure. */
export interface SignInCause {
  readonly code: string;
  readonly rank: number;
  readonly blocks: Cause['blocks'];
  readonly errorCodes: readonly number[];
  readonly title: string;
  readonly meaning: string;
  readonly remedies: readonly Remedy[];
  readonly reference?: string;
}

/** Microsoft warns that numbers and texts may change, so the number decides and the text is only shown. */
export function signInCause(entry: SignInCause): Cause {
  const { errorCodes, ...said } = entry;
  return {
    ...said,
    when: `The newest failures in the log, since the last success and within 24 hours, hold AADSTS${errorCodes.join(', ')}.`,
    detect: (s) => fromNewest(s, errorCodes),
    reference: entry.reference ?? errorCode(errorCodes[0] ?? ''),
  };
}
