import { parseArgs } from 'node:util';
import { createPostgresServer } from '../postgres-process.ts';
import { problemsOf, tableOf } from './print-table.ts';
import { runRace, type RaceResult } from './race.ts';
import { runTorture, type TortureResult } from './run-torture.ts';
import type { StoreKind } from './world.ts';

const { values } = parseArgs({
  options: {
    resets: { type: 'string', default: '1000' },
    store: { type: 'string', default: 'both' },
    /** Rounds of the race between 200 approvers; 0: none. */
    race: { type: 'string', default: '1000' },
    /** Stops asking for more after so many minutes, and judges what was asked for. */
    minutes: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const stores: readonly StoreKind[] =
  values.store === 'both' ? ['sqlite', 'postgres'] : [values.store === 'postgres' ? 'postgres' : 'sqlite'];
const say = (text: string): void => void process.stderr.write(`${text}\n`);

const results: TortureResult[] = [];
for (const store of stores)
  results.push(
    await runTorture({
      store,
      resets: Number(values.resets),
      seed: Number(values.seed),
      killEvery: 12,
      heapAfter: 60_000,
      ...(values.minutes !== undefined && { atMost: Number(values.minutes) * 60_000 }),
      say,
    }),
  );
console.log(tableOf(results));
for (const { options, killsAt, hunted } of results) {
  console.log(`\n${options.store}: kills at ${JSON.stringify(killsAt)}`);
  console.log(`searched: ${hunted.places.join('; ')}`);
}
const race = await raceOf(Number(values.race));
const problems = [...results.flatMap(problemsOf), ...(race?.problems ?? [])];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

async function raceOf(rounds: number): Promise<RaceResult | undefined> {
  if (rounds === 0) return undefined;
  const postgres = createPostgresServer();
  await postgres.start();
  try {
    const connectionString = await postgres.database('race');
    const race = await runRace({ connectionString, rounds, approvers: 200, seed: Number(values.seed) });
    const { presses, wins, lostAtStore, approvals, seconds } = race;
    console.log(
      `\n${presses} presses in ${rounds} rounds, ${Math.round(seconds)} s: won by replicas ${wins.join(' and ')}, ` +
        `${approvals} by a yes; ${lostAtStore} lost at the store. ROUNDS WITHOUT EXACTLY ONE WINNER: ${race.problems.length}`,
    );
    return race;
  } finally {
    await postgres.remove();
  }
}
