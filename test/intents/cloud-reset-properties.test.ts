import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GraphUser } from '../../src/lab/graph/graph-data.ts';
import { changesIn, willa, willaId } from './cloud-reset-steps.ts';
import { openDesk, type Desk } from './desk.ts';
import { completeForm } from './reset-steps.ts';

const minute = 60_000;
const alone: Partial<GraphUser> = { onPremisesSyncEnabled: null, onPremisesImmutableId: null, userType: 'Member' };

/** One run: the desk, the newest request, and whether the account is in Entra ID alone just now. */
interface Run {
  readonly desk: Desk;
  request: string;
  isAlone: boolean;
}

const become = (changes: Partial<GraphUser>) => async (run: Run) => {
  Object.assign(run.desk.entraUser('willa'), alone, changes);
  run.isAlone = Object.keys(changes).length === 0;
};
const press =
  (who: string, verb: string) =>
  async ({ desk, request }: Run) => {
    const values = verb === 'request.submit' ? completeForm : {};
    if (request !== '') await desk.press(who, verb, request, { values });
  };

const steps: Readonly<Record<string, (run: Run) => Promise<unknown>>> = {
  ask: async (run) => {
    const outcome = await run.desk.say('amara', `reset ${willa}`);
    if (outcome.kind === 'reset-planned') run.request = outcome.request.id;
  },
  submit: press('amara', 'request.submit'),
  approve: press('chandra', 'request.approve'),
  approveOneself: press('amara', 'request.approve'),
  deny: press('chandra', 'request.deny'),
  perform: press('amara', 'request.perform'),
  performTwice: (run) => Promise.all([1, 2].map(() => steps['perform']?.(run))),
  reissue: press('amara', 'request.reissue'),
  cancel: press('amara', 'request.cancel'),
  synchronise: become({ onPremisesSyncEnabled: true, onPremisesImmutableId: 'AAAAAAAAAAAAAAAAAAAAAA==' }),
  unlink: become({ onPremisesSyncEnabled: false }),
  invite: become({ userType: 'Guest' }),
  leaveAlone: become({}),
  loseAnswer: async ({ desk }) =>
    desk.graph.faults.inject({ path: `/users/${willaId}`, method: 'PATCH', loseAnswer: true, times: 1 }),
  wait: async ({ desk }) => desk.passTime(5 * minute),
  expire: async ({ desk }) => desk.passTime(70 * minute),
  keepHouse: ({ desk }) => desk.keepHouse(),
};
const life = ['ask', 'submit', 'approve', 'perform', 'reissue'];

/** A sensible life with anything in between, which random steps alone would hardly ever come to. */
const plays = fc
  .array(fc.array(fc.constantFrom(...Object.keys(steps)), { maxLength: 2 }), {
    minLength: life.length,
    maxLength: life.length,
  })
  .map((between) => life.flatMap((step, at) => [...(between[at] ?? []), step]));

describe('any sequence of steps about an account in Entra ID', () => {
  it('changes it only while it is there alone, by an approved request, once and by counted re-issues', async () => {
    await fc.assert(
      fc.asyncProperty(plays, async (names) => {
        const run: Run = { desk: await openDesk({ cloudOnlyResets: true }), request: '', isAlone: true };
        const changesOf = new Map<string, number>();
        try {
          for (const name of names) {
            const before = changesIn(run.desk).length;
            await steps[name]?.(run);
            const made = changesIn(run.desk).length - before;
            if (made === 0) continue;
            expect([made, name.replace('Twice', ''), run.isAlone]).toEqual([
              1,
              expect.stringMatching(/^(perform|reissue)$/),
              true,
            ]);
            const { decisions } = await run.desk.request(run.request);
            expect(decisions.map(({ verdict, by }) => [verdict, by.name])).toEqual([['approve', 'Chandra Rao']]);
            changesOf.set(run.request, (changesOf.get(run.request) ?? 0) + 1);
          }
          const { reissues } = run.desk.context.settings.policy;
          for (const made of changesOf.values()) expect(made).toBeLessThanOrEqual(1 + reissues);
          expect(run.desk.ad.writes).toEqual([]);
        } finally {
          await run.desk.close();
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
