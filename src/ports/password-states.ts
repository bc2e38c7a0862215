import type { Reading } from '../core/reading.ts';
import type { PasswordState } from '../core/reconcile/password-state.ts';

/** The passwords' dates and change counters of many accounts, for comparing them with the transcript. Reads only. */
export interface PasswordStates {
  /**
   * Every user account below a DN, page by page, all from one DC. A page that could not be read is `unavailable` and
   * the last one; without one the list is complete.
   */
  below(distinguishedName: string): AsyncIterable<Reading<readonly PasswordState[]>>;

  /** One account, wherever in the domain it is now, deleted ones as far as they may be seen. */
  of(objectGUID: string): Promise<Reading<PasswordState>>;

  close(): Promise<void>;
}
