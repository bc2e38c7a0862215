import { expect, it } from 'vitest';
import { describeWith } from '../services.ts';
import { problemsOf, tableOf } from './print-table.ts';
import { runTorture } from './run-torture.ts';
import type { StoreKind } from './world.ts';

/** Two stores one after the other, each with its own DC and its own processes. */
const timeout = 300_000;
const seed = Date.now() % 1_000_000;

const torture = (store: StoreKind) =>
  runTorture({ store, resets: 25, seed, killEvery: 6, heapAfter: 'only-shown', say: () => undefined });

describeWith('samba', `a bot that is killed in the middle of resets (seed ${seed})`, () => {
  it(
    'changes nothing twice, records every attempt, settles what was lost and keeps no password: SQLite',
    async () => {
      const result = await torture('sqlite');

      expect(problemsOf(result), tableOf([result])).toEqual([]);
      expect(result.kills).toBeGreaterThan(0);
      expect(result.hunted.shown).toBeGreaterThan(0);
    },
    timeout,
  );

  describeWith('postgres', 'with two replicas', () => {
    it(
      'changes nothing twice, records every attempt, settles what was lost and keeps no password: PostgreSQL',
      async () => {
        const result = await torture('postgres');

        expect(problemsOf(result), tableOf([result])).toEqual([]);
        expect(result.kills).toBeGreaterThan(0);
        expect(result.hunted.shown).toBeGreaterThan(0);
      },
      timeout,
    );
  });
});
