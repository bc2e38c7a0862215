import type { AdAccount } from './facts.ts';

/** What AD shows of a password: when it was set and how often, as far as it says. Holds nothing of the password. */
export interface PasswordMark {
  /** ISO 8601, or `must-change`. */
  readonly pwdLastSet?: string;
  /** ISO 8601, whole seconds. */
  readonly writtenAt?: string;
  /** How often it was written, on all DCs together. */
  readonly version?: number;
}

export function passwordMarkOf({ pwdLastSet, written }: AdAccount): PasswordMark {
  return {
    ...(pwdLastSet !== undefined && { pwdLastSet: pwdLastSet instanceof Date ? pwdLastSet.toISOString() : pwdLastSet }),
    ...(written.unicodePwd && { writtenAt: written.unicodePwd.toISOString() }),
    ...(written.unicodePwdVersion !== undefined && { version: written.unicodePwdVersion }),
  };
}

/**
 * Whether the password was set between two looks; `undefined`: they do not tell. Compares what AD itself wrote, so that
 * neither the clocks nor an earlier change of the same minute matter. The count decides where there is one, because two
 * changes may share a second; "must change" twice says nothing.
 */
export function wasSetBetween(before: PasswordMark, after: PasswordMark): boolean | undefined {
  if (before.version !== undefined && after.version !== undefined) return before.version !== after.version;
  if (before.writtenAt !== undefined && after.writtenAt !== undefined) return before.writtenAt !== after.writtenAt;
  if (before.pwdLastSet === undefined || after.pwdLastSet === undefined) return undefined;
  if (before.pwdLastSet === 'must-change' && after.pwdLastSet === 'must-change') return undefined;
  return before.pwdLastSet !== after.pwdLastSet;
}
