import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/core/diagnose.ts';
import { parseSnapshotLine } from '../../src/core/snapshot/parse-snapshot-line.ts';
import { readSnapshot } from '../../src/core/snapshot/read-snapshot.ts';

interface WorkedCase {
  readonly id: string;
  readonly story: string;
  readonly expected: readonly string[];
  readonly must_not: readonly string[];
  readonly effect: { readonly onprem: string; readonly cloud: string };
}

const lines = readFileSync(new URL('../fixtures/cases.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const cases = lines.map((line) => ({ line, ...(JSON.parse(line) as WorkedCase) }));

describe('diagnose, on worked cases', () => {
  it.each(cases)('$id: $story', ({ line, expected, effect, must_not: mustNot }) => {
    const parsed = parseSnapshotLine(line);
    if (!parsed.ok) throw new Error(parsed.problem);
    const diagnosis = diagnose(readSnapshot(parsed.snapshot));
    const codes = diagnosis.findings.map(({ code }) => code);

    expect({ codes, effect: diagnosis.effect }).toEqual({ codes: expected, effect });
    expect(codes.filter((code) => mustNot.includes(code))).toEqual([]);
  });
});
