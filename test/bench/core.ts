import { readFileSync } from 'node:fs';
import { diagnose } from '../../src/core/diagnose.ts';
import { readSnapshot } from '../../src/core/snapshot/read-snapshot.ts';
import type { AccountSnapshot } from '../../src/core/snapshot/snapshot.ts';

const rounds = 100;
const passes = 10;

/** Measures a diagnosis, with and without reading its facts, against parsing the same snapshot lines in this process. */
export async function benchCore(): Promise<void> {
  const lines = readFileSync(new URL('../fixtures/cases.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const snapshots = lines.map((line) => JSON.parse(line) as AccountSnapshot);
  const facts = snapshots.map(readSnapshot);
  const parse = () => lines.forEach((line) => JSON.parse(line));
  const diagnoseAll = () => facts.forEach((each) => diagnose(each));
  const answerAll = () => snapshots.forEach((snapshot) => diagnose(readSnapshot(snapshot)));
  for (const work of [parse, diagnoseAll, answerAll]) microsecondsEach(work, lines.length);

  const parsing = microsecondsEach(parse, lines.length);
  const report = (name: string, microseconds: number): void =>
    console.log(
      `core: ${name}: ${Math.round(1e6 / microseconds).toLocaleString('en')} per second, ${microseconds.toFixed(2)} us; ` +
        `JSON.parse of the snapshot ${parsing.toFixed(2)} us; ratio ${(microseconds / parsing).toFixed(2)}`,
    );
  console.log(`core: ${lines.length} mixed cases`);
  report('diagnose', microsecondsEach(diagnoseAll, lines.length));
  report('read the facts and diagnose', microsecondsEach(answerAll, lines.length));
  const slowest = slowestOf(snapshots);
  console.log(`core: slowest case, read and diagnosed: ${slowest.id}, ${slowest.microseconds.toFixed(2)} us`);
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
