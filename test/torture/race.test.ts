import { expect, it } from 'vitest';
import { usePostgresServer } from '../postgres-server.ts';
import { describeWith } from '../services.ts';
import { runRace } from './race.ts';

const seed = Date.now() % 1_000_000;

describeWith('postgres', `200 approvers who press at the same moment (seed ${seed})`, () => {
  const server = usePostgresServer();

  it('make one decision, whichever replica they reach and whatever they say', async () => {
    const connectionString = await server.database('race');

    const { problems, wins, lostAtStore } = await runRace({ connectionString, rounds: 5, approvers: 200, seed });

    expect([problems, wins[0] + wins[1]]).toEqual([[], 5]);
    // Otherwise nobody raced: the first had decided before the second was judged.
    expect(lostAtStore).toBeGreaterThan(0);
  }, 120_000);
});
