import type { CheckResult, CheckStatus } from '../core/doctor/check.ts';
import { countByStatus, verdictOf, type Verdict } from '../core/doctor/verdict.ts';
import { printable } from '../core/redact.ts';
import type { Examination, DoctorTools } from './doctor-tools.ts';
import { exit, type Terminal } from './terminal.ts';

export interface DoctorOptions {
  readonly json: boolean;
  readonly samples: readonly string[];
  readonly protectedSamples: readonly string[];
}

const statuses: Readonly<Record<Verdict, number>> = {
  good: exit.done,
  failed: exit.no,
  'settings-unusable': exit.usage,
  unreachable: exit.unreachable,
};

/** Examines the set-up and says what is missing; the worst result decides the exit status. */
export async function doctor(options: DoctorOptions, tools: DoctorTools, terminal: Terminal): Promise<number> {
  const examination = await tools.examine(options);
  terminal.error(examination.label);
  const verdict = verdictOf(examination.results);
  terminal.out(options.json ? asJson(examination, verdict) : asText(examination.results, verdict));
  return statuses[verdict];
}

function asJson({ label, results }: Examination, verdict: Verdict): string {
  const counts = countByStatus(results);
  return JSON.stringify({ verdict, exitStatus: statuses[verdict], subject: label, counts, checks: results }, null, 2);
}

const marks: Readonly<Record<CheckStatus, string>> = {
  ok: '  ok          ',
  warning: '! warning     ',
  failed: 'x FAILED      ',
  'not-checked': '? not checked ',
};

const families: Readonly<Record<string, string>> = {
  settings: 'Settings',
  machine: 'This machine',
  ad: 'Active Directory',
  graph: 'Microsoft Entra ID through Microsoft Graph',
  groups: 'Groups of the policy',
  tenant: 'Tenant profile',
  bot: 'Bot in Microsoft Teams',
  store: 'Database',
  audit: 'Audit transcript',
};

function asText(results: readonly CheckResult[], verdict: Verdict): string {
  const familyOf = ({ id }: CheckResult) => id.split('.')[0] ?? '';
  const sections = Object.entries(families).flatMap(([family, title]) => {
    const own = results.filter((result) => familyOf(result) === family);
    return own.length === 0
      ? []
      : [`${title}\n${own.map((result, index) => lineOf(result, own[index - 1])).join('\n')}`];
  });
  return [...sections, summary(results, verdict)].join('\n\n');
}

/** @param before - The line above: what both check, and why, is said once. */
function lineOf(result: CheckResult, before: CheckResult | undefined): string {
  const { id, subject, status, what, why, found, fix, evidence } = result;
  const name = subject === undefined ? id : `${id} [${printable(subject)}]`;
  const first = `${marks[status]}${name}: ${printable(found)}`;
  if (status === 'ok') return first;
  const facts = evidence.map(({ name: fact, value }) => `${fact} = ${value}`).join('; ');
  const isSaid = before?.id === id && before.status !== 'ok';
  return [
    first,
    ...(isSaid ? [] : [`                What: ${what}.`, `                Why:  ${why}`]),
    ...(facts === '' ? [] : [`                Seen: ${printable(facts)}`]),
    ...(fix === undefined ? [] : [`                Fix:  ${printable(fix)}`]),
  ].join('\n');
}

const conclusions: Readonly<Record<Verdict, string>> = {
  good: 'Nothing failed. Look at the warnings and at what only you can check.',
  failed: 'Something failed: mend it from the top, because later checks rest on earlier ones.',
  'settings-unusable':
    'The settings cannot be used: the service does not start with them. Mend them first and run the doctor again.',
  unreachable: 'A directory could not be reached: mend that first, because much else could not be examined.',
};

function summary(results: readonly CheckResult[], verdict: Verdict): string {
  const { ok, warning, failed, 'not-checked': open } = countByStatus(results);
  return `ok ${ok}, warnings ${warning}, failed ${failed}, not checked ${open}. ${conclusions[verdict]}`;
}
