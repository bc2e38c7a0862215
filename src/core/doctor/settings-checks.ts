import { defineCheck, observe, type CheckResult } from './check.ts';
import type { Placeholder } from './placeholders.ts';

export interface SettingsFacts {
  readonly file: string;
  /** Everything that keeps the settings from being used, as sentences. */
  readonly problems: readonly string[];
  readonly placeholders: readonly Placeholder[];
}

const valid = defineCheck(
  'settings.valid',
  'The settings file and the secrets in the environment',
  'Latchkey does not start with settings it cannot use.',
);
const placeholders = defineCheck(
  'settings.placeholders',
  'Values that were left over from docs/settings.example.json',
  'An example id or name points at nobody, or at somebody else.',
);

/** @param facts - As read; every problem is a result of its own. */
export function judgeSettings({ file, problems, placeholders: left }: SettingsFacts): readonly CheckResult[] {
  return [
    ...(problems.length === 0
      ? [valid.ok(`${file} and the environment hold all that is needed.`)]
      : problems.map((problem) => invalid(file, problem))),
    ...(left.length === 0 ? [placeholders.ok('None was found.')] : left.map(leftOver)),
  ];
}

const secretFixes: Readonly<Record<string, string>> = {
  LATCHKEY_AD_BIND_PASSWORD: 'the password of the service account in ad.bindDn',
  LATCHKEY_BOT_CLIENT_SECRET:
    'a client secret of the bot registration (Entra admin center > App registrations > Certificates & secrets)',
  LATCHKEY_GRAPH_CLIENT_SECRET:
    'a client secret of the app in graph.credential.clientId (Entra admin center > App registrations > Certificates & secrets)',
  LATCHKEY_DATABASE_URL: 'postgres://user:password@host/database?sslmode=verify-full',
  LATCHKEY_SIEM_TOKEN: 'the token that the receiver in audit.forward.url wants',
};

function invalid(file: string, problem: string): CheckResult {
  const [subject = ''] = problem.split(': ');
  const secret = secretFixes[subject];
  return valid.failed(
    problem,
    secret === undefined
      ? `Correct this in ${file} (docs/settings.example.json shows every setting) and run: latchkey doctor`
      : `Set the environment variable ${subject} to ${secret}. It never goes into the settings file.`,
    { subject: /^[\w.[\]-]+$/.test(subject) ? subject : file, consequence: 'settings-unusable' },
  );
}

function leftOver({ setting, value, sure }: Placeholder): CheckResult {
  const fix = `Put your own value into ${setting} of the settings file, or take it out where you do not use it.`;
  const details = { subject: setting, evidence: observe({ [setting]: value }) };
  return sure
    ? placeholders.failed(`"${value}" is the value of the example.`, fix, details)
    : placeholders.warning(
        `"${value}" looks like an example.`,
        `${fix} If it really is yours, ignore this line.`,
        details,
      );
}
