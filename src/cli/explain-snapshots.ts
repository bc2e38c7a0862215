import { diagnose } from '../core/diagnose.ts';
import type { Diagnosis } from '../core/diagnosis.ts';
import { parseSnapshotLine } from '../core/snapshot/parse-snapshot-line.ts';
import { readSnapshot } from '../core/snapshot/read-snapshot.ts';
import { describeDiagnosis } from './describe-diagnosis.ts';
import { exit, type Terminal } from './terminal.ts';

/**
 * Diagnoses saved snapshots, one JSON document a line. A line that cannot be used is reported with its number and
 * does not stop the others; the exit status is then 2.
 */
export async function explainSnapshots(
  lines: AsyncIterable<string>,
  json: boolean,
  terminal: Terminal,
): Promise<number> {
  let number = 0;
  let bad = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const parsed = parseSnapshotLine(line);
    if (!parsed.ok) {
      bad += 1;
      terminal.error(`line ${number}: ${parsed.problem}`);
      continue;
    }
    const diagnosis = diagnose(readSnapshot(parsed.snapshot));
    terminal.out(
      json
        ? JSON.stringify(diagnosisJson(parsed.snapshot.id, diagnosis))
        : describeDiagnosis(diagnosis, parsed.snapshot.id),
    );
  }
  return bad > 0 ? exit.usage : exit.done;
}

/** The contract of `explain --json`. `remedy` is the first thing to do; `remedies` holds all of them in order. */
export function diagnosisJson(id: string | undefined, diagnosis: Diagnosis): object {
  return {
    ...(id !== undefined && { id }),
    causes: diagnosis.findings.map((finding) => finding.code),
    effect: diagnosis.effect,
    findings: diagnosis.findings.map(({ code, rank, blocks, title, meaning, evidence, remedies, reference }) => ({
      code,
      rank,
      blocks,
      title,
      meaning,
      evidence,
      remedy: remedies[0]?.action ?? 'Nothing to do.',
      remedies,
      reference,
    })),
  };
}
