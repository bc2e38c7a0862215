import type { CheckResult, CheckStatus } from './check.ts';

export type Verdict = 'good' | 'failed' | 'settings-unusable' | 'unreachable';

/**
 * What the results come to, the worst one deciding. A warning leaves it good, as does what only a person can check;
 * a check that was tried and broke off does not.
 */
export function verdictOf(results: readonly CheckResult[]): Verdict {
  const failed = results.filter(({ status }) => status === 'failed');
  if (failed.some(({ consequence }) => consequence === 'settings-unusable')) return 'settings-unusable';
  if (failed.some(({ consequence }) => consequence === 'unreachable')) return 'unreachable';
  const brokeOff = results.some(({ unchecked }) => unchecked === 'no-answer');
  return failed.length > 0 || brokeOff ? 'failed' : 'good';
}

export function countByStatus(results: readonly CheckResult[]): Readonly<Record<CheckStatus, number>> {
  const count = (wanted: CheckStatus) => results.filter(({ status }) => status === wanted).length;
  return { ok: count('ok'), warning: count('warning'), failed: count('failed'), 'not-checked': count('not-checked') };
}
