import { parseSnapshotLine } from '../core/snapshot/parse-snapshot-line.ts';
import { readSnapshot } from '../core/snapshot/read-snapshot.ts';
import { explainFacts } from './explain-facts.ts';
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
    terminal.out(explainFacts(readSnapshot(parsed.snapshot), json, parsed.snapshot.id));
  }
  return bad > 0 ? exit.usage : exit.done;
}
