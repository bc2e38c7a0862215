import { expect, it } from 'vitest';
import { describeWith } from '../services.ts';
import { problemsOf, tableOf } from './print-table.ts';
import { runTorture } from './run-torture.ts';

const seed = Date.now() % 1_000_000;

describeWith('samba', 'a bot', () => {
  describeWith('postgres', `that is killed in the middle of 50 resets (seed ${seed})`, () => {
    // At the same time: most of it is waiting, for processes that start and for what Teams allows in one conversation.
    it.concurrent.for(['sqlite', 'postgres'] as const)(
      'changes nothing twice, records every attempt, settles what was lost and keeps no password: %s',
      { timeout: 600_000 },
      async (store) => {
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
    );
  });
});
