export type CheckStatus = 'ok' | 'warning' | 'failed' | 'not-checked';

/**
 * Why a check has no answer. `by-hand`: it cannot be told from here, a person has to look. `blocked`: another check has
 * to be mended first. `no-answer`: it was tried and broke off. `not-used`: these settings do not need it.
 */
export type Unchecked = 'by-hand' | 'blocked' | 'no-answer' | 'not-used';

export interface Observation {
  readonly name: string;
  readonly value: string;
}

/** One line of the doctor's report. INVARIANT: what could not be seen is never `ok`. */
export interface CheckResult {
  /** Stable, for scripts: family, dot, name. */
  readonly id: string;
  /** What of several things was checked: a server, a file, a permission. */
  readonly subject?: string;
  readonly status: CheckStatus;
  readonly unchecked?: Unchecked;
  readonly what: string;
  readonly why: string;
  readonly found: string;
  /** What to do, as a command, a setting or a permission by its name. Missing where nothing is to be done. */
  readonly fix?: string;
  readonly evidence: readonly Observation[];
  /** What the whole run comes to when this check failed; left out: a failed check. */
  readonly consequence?: 'settings-unusable' | 'unreachable';
}

export interface Details {
  readonly subject?: string;
  readonly evidence?: readonly Observation[];
  readonly consequence?: CheckResult['consequence'];
}

/** A check that can come to any of the four results. */
export interface Check {
  readonly id: string;
  ok(found: string, details?: Details): CheckResult;
  warning(found: string, fix: string, details?: Details): CheckResult;
  failed(found: string, fix: string, details?: Details): CheckResult;
  notChecked(unchecked: Exclude<Unchecked, 'not-used'>, found: string, fix: string, details?: Details): CheckResult;
  notUsed(found: string, details?: Details): CheckResult;
}

/** @param what - What is checked, and `why` what goes wrong for people when it does not hold. */
export function defineCheck(id: string, what: string, why: string): Check {
  const result = (status: CheckStatus, found: string, rest: object, { consequence, ...details }: Details = {}) => ({
    id,
    status,
    what,
    why,
    found,
    evidence: [],
    ...details,
    ...(consequence !== undefined && status === 'failed' && { consequence }),
    ...rest,
  });
  return {
    id,
    ok: (found, details) => result('ok', found, {}, details),
    warning: (found, fix, details) => result('warning', found, { fix }, details),
    failed: (found, fix, details) => result('failed', found, { fix }, details),
    notChecked: (unchecked, found, fix, details) => result('not-checked', found, { unchecked, fix }, details),
    notUsed: (found, details) => result('not-checked', found, { unchecked: 'not-used' }, details),
  };
}

/** Drops what has no value. */
export const observe = (values: Readonly<Record<string, string | number | boolean | undefined>>): Observation[] =>
  Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [{ name, value: String(value) }],
  );
