import { expect, it } from 'vitest';
import { doctor } from '../../src/cli/doctor.ts';
import { defineCheck, type CheckResult } from '../../src/core/doctor/check.ts';

async function printed(results: readonly CheckResult[]): Promise<string> {
  const lines: string[] = [];
  const terminal = { out: (text: string) => void lines.push(text), error: () => {} };
  await doctor(
    { json: false, samples: [], protectedSamples: [] },
    { examine: async () => ({ label: 'a test', results }) },
    terminal,
  );
  return lines.join('\n');
}

const file = defineCheck('settings.file', 'A file', 'It is needed.');
const other = defineCheck('settings.other', 'Another thing', 'It is needed, too.');

it('says once what a check looks at and why, and of each thing that failed what was found and how to mend it', async () => {
  const results = [
    file.ok('fine', { subject: 'a' }),
    file.failed('gone', 'Put it there.', { subject: 'b' }),
    file.failed('gone as well', 'Put that there.', { subject: 'c' }),
    other.warning('odd', 'Look.'),
  ];

  expect((await printed(results)).split('\n').slice(0, -2)).toEqual([
    'Settings',
    '  ok          settings.file [a]: fine',
    'x FAILED      settings.file [b]: gone',
    '                What: A file.',
    '                Why:  It is needed.',
    '                Fix:  Put it there.',
    'x FAILED      settings.file [c]: gone as well',
    '                Fix:  Put that there.',
    '! warning     settings.other: odd',
    '                What: Another thing.',
    '                Why:  It is needed, too.',
    '                Fix:  Look.',
  ]);
});
