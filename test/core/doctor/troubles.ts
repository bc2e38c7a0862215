import type { CheckResult } from '../../../src/core/doctor/check.ts';

/** Everything that is not fine, as `status id [subject]`; what only a person can look at is left out. */
export const troublesIn = (results: readonly CheckResult[]): readonly string[] =>
  results
    .filter(({ status, unchecked }) => status !== 'ok' && unchecked !== 'by-hand' && unchecked !== 'not-used')
    .map(({ status, id, subject }) => [status, id, ...(subject === undefined ? [] : [`[${subject}]`])].join(' '));

export function theOne(results: readonly CheckResult[], id: string): CheckResult {
  const found = results.filter((result) => result.id === id && result.status !== 'ok');
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} results ${id}`);
  return only;
}
