import { expect, it } from 'vitest';
import { problemsOf, tableOf } from './print-table.ts';
import { runTorture } from './run-torture.ts';
import type { StoreKind } from './world.ts';

const timeout = 300_000;

/** Half of the short torture: the two stores have a file each, so that they run side by side. */
export function torturesInShort(store: StoreKind): void {
  const seed = Date.now() % 1_000_000;
  it(
    `changes nothing twice, records every attempt, settles what was lost and keeps no password (seed ${seed})`,
    async () => {
      const result = await runTorture({
        store,
        seed,
        resets: 25,
        killEvery: 6,
        heapAfter: 'only-shown',
        say: () => undefined,
      });

      expect(problemsOf(result), tableOf([result])).toEqual([]);
      // Otherwise nothing was put to the test.
      expect(Math.min(result.kills, result.hunted.shown, result.changesOnDc)).toBeGreaterThan(0);
    },
    timeout,
  );
}
