import { readFileSync } from 'node:fs';
import { diagnose } from '../../src/core/diagnose.ts';
import { readSnapshot } from '../../src/core/snapshot/read-snapshot.ts';
import type { AccountSnapshot } from '../../src/core/snapshot/snapshot.ts';

const rounds = 100;
const passes = 10;

/** Measures reading and diagnosing against parsing the same snapshot lines, after a warm-up, in this one process. */
export async function benchCore(): Promise<void> {
  const lines = readFileSync(new URL('../fixtures/cases.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const snapshots = lines.map((line) => JSON.parse(line) as AccountSnapshot);
  const parse = () => lines.forEach((line) => JSON.parse(line));
  const answer = () => snapshots.forEach((snapshot) => diagnose(readSnapshot(snapshot)));
  microsecondsEach(parse, lines.length);
  microsecondsEach(answer, lines.length);

  const parsing = microsecondsEach(parse, lines.length);
  const answering = microsecondsEach(answer, lines.length);
  const slowest = slowestOf(snapshots);
  console.log(
    `core: ${Math.round(1e6 / answering).toLocaleString('en')} diagnoses per second over ${lines.length} mixed cases`,
  );
  console.log(
    `core: ${answering.toFixed(2)} us to read and diagnose, ${parsing.toFixed(2)} us to parse: ratio ${(answering / parsing).toFixed(2)}`,
  );
  console.log(`core: slowest case ${slowest.id}, ${slowest.microseconds.toFixed(2)} us`);
}

/** The best of several passes: on a shared machine every slower one measures the neighbours. */
function microsecondsEach(work: () => void, count: number): number {
  const times = Array.from({ length: passes }, () => {
    const start = performance.now();
    for (let round = 0; round < rounds; round++) work();
    return ((performance.now() - start) * 1000) / (rounds * count);
  });
  return Math.min(...times);
}

function slowestOf(snapshots: readonly AccountSnapshot[]): { readonly id: string; readonly microseconds: number } {
  const timed = snapshots.map((snapshot) => ({
    id: snapshot.id ?? '',
    microseconds: microsecondsEach(() => diagnose(readSnapshot(snapshot)), 1),
  }));
  return timed.reduce((a, b) => (b.microseconds > a.microseconds ? b : a));
}
