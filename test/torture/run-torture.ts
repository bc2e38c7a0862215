import { setTimeout as sleep } from 'node:timers/promises';
import type { AuditEvent } from '../../src/core/audit-event.ts';
import type { ChangeRequest } from '../../src/core/change-request.ts';
import type { Store } from '../../src/adapters/store/store.ts';
import { Chance } from './chance.ts';
import { countChanges } from './company.ts';
import { Delivery } from './delivery.ts';
import { hunt, type Hunted } from './hunt-everywhere.ts';
import { judge, type Verdicts } from './judge.ts';
import { Killer } from './killer.ts';
import { playReset, type Played, type Reset, type Stage } from './play-reset.ts';
import { openWorldStore, settleWhatIsLost } from './settle.ts';
import { verifyAudit } from './verify-audit.ts';
import { openWorld, type StoreKind, type World } from './world.ts';

export interface TortureOptions {
  readonly store: StoreKind;
  readonly resets: number;
  readonly seed: number;
  /** One kill for so many resets, on average. */
  readonly killEvery: number;
  /**
   * Milliseconds between the last password shown and the look into the heap. `only-shown`: at once, for the passwords
   * that were shown; those that nobody came for are kept for less than a minute.
   */
  readonly heapAfter: number | 'only-shown';
  /** Milliseconds after which nothing more is asked for; what was is judged. Left out: all resets are played. */
  readonly atMost?: number;
  readonly say: (text: string) => void;
}

export interface TortureResult {
  readonly options: TortureOptions;
  readonly seconds: number;
  readonly played: readonly Played[];
  readonly requests: readonly ChangeRequest[];
  readonly events: readonly AuditEvent[];
  readonly verdicts: Verdicts;
  /** Requests that were lost when the load ended, and the state they were in. */
  readonly lost: ReadonlyMap<string, string>;
  readonly kills: number;
  readonly killsAt: Readonly<Record<string, number>>;
  readonly cuts: number;
  readonly restarts: number;
  readonly duplicates: number;
  readonly changesOnDc: number;
  /** Requests that were sent to the approvers and whose card never came to them. */
  readonly cardsLost: number;
  readonly auditProblem: string | undefined;
  readonly hunted: Hunted;
}

const atOnce = 24;
/** One in so many accounts is asked for by two agents at the same moment. */
const rivals = 0.08;
/** Played at the end without kills, so that the processes whose heaps are looked at have shown passwords. */
const quietShare = 0.05;

export async function runTorture(options: TortureOptions): Promise<TortureResult> {
  const chance = new Chance(options.seed);
  const began = Date.now();
  let killer: Killer | undefined;
  const world = await openWorld({
    store: options.store,
    accounts: options.resets,
    onPassword: (replica) => killer?.onPassword(replica) ?? 'pass',
    onAnswer: (replica) => killer?.reached('answered', replica),
  });
  try {
    options.say(
      `${options.store}: ${options.resets} accounts, ${world.replicas.length} process(es), seed ${options.seed}`,
    );
    killer = new Killer(world.replicas, chance, options.killEvery);
    return await torture(world, killer, chance, options, began);
  } finally {
    await world.close();
  }
}

async function torture(
  world: World,
  killer: Killer,
  chance: Chance,
  options: TortureOptions,
  began: number,
): Promise<TortureResult> {
  const { teams, replicas, accounts, agents, approvers } = world;
  const delivery = new Delivery(teams, replicas, chance);
  const reached: Stage['reached'] = (moment, replica) => killer.reached(moment, replica);
  const stage: Stage = { teams, delivery, chance, approvers, reached };
  const resets = accounts.flatMap((account): Reset[] => {
    const first = { account, agent: chance.pick(agents) };
    return chance.happens(rivals) ? [first, { account, agent: chance.pick(agents) }] : [first];
  });
  const quiet = Math.max(2, Math.floor(resets.length * quietShare));

  const until = began + (options.atMost ?? Number.POSITIVE_INFINITY);
  const isTime = (): boolean => Date.now() < until;
  const played = await playAll(resets.slice(0, -quiet), stage, { isTime, onBegin: () => killer.tick(), ...options });
  await killer.stop();
  const untouched = { isTime: () => true, onBegin: () => undefined, ...options };
  played.push(...(await playAll(resets.slice(-quiet), stage, untouched)));
  await delivery.settled();
  const lastShown = Date.now();

  const store = await openWorldStore(world);
  try {
    const lost = await settleWhatIsLost(world, store);
    options.say(`${options.store}: load over, ${lost.size} lost request(s) settled`);
    const [requests, events, changes] = [
      await allRequests(store),
      await allEvents(store),
      await countChanges(world.dc, accounts),
    ];
    const writes = world.taps.flatMap((tap) => tap.writes).toSorted((a, b) => a.at.getTime() - b.at.getTime());
    const { heapAfter } = options;
    if (heapAfter !== 'only-shown') await sleep(Math.max(0, lastShown + heapAfter - Date.now()));
    const seen = played.flatMap(({ passwords }) => passwords);
    const passwords = [...new Set([...writes.map(({ password }) => password), ...seen])];
    const hunted = await hunt(world, store, passwords, heapAfter === 'only-shown' ? 'only-shown' : 'all');
    return {
      options,
      played,
      requests,
      events,
      lost,
      hunted,
      seconds: Math.round((Date.now() - began) / 1_000),
      verdicts: judge({ accounts, changes, writes, requests, events, played }),
      kills: replicas.reduce((sum, { kills }) => sum + kills, 0),
      killsAt: Object.fromEntries(killer.kills),
      cuts: killer.cuts,
      restarts: replicas.reduce((sum, { restarts }) => sum + restarts, 0),
      duplicates: delivery.duplicates,
      changesOnDc: [...changes.values()].reduce((sum, count) => sum + count, 0),
      cardsLost: requests.filter(({ id, submittedAt }) => submittedAt !== undefined && !teams.approversCards.has(id))
        .length,
      auditProblem: await verifyAudit(world),
    };
  } finally {
    await store.close();
  }
}

async function playAll(
  resets: readonly Reset[],
  stage: Stage,
  { isTime, onBegin, say }: Pick<TortureOptions, 'say'> & { isTime: () => boolean; onBegin: () => void },
): Promise<Played[]> {
  const waiting = [...resets];
  const played: Played[] = [];
  const person = async (): Promise<void> => {
    for (let reset = waiting.shift(); reset && isTime(); reset = waiting.shift()) {
      onBegin();
      played.push(await playReset(reset, stage));
      if (played.length % 100 === 0) say(`  ${played.length} of ${resets.length}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, person));
  return played;
}

async function allRequests({ requests }: Store): Promise<readonly ChangeRequest[]> {
  return requests.list({}, 1_000_000);
}

async function allEvents({ audit }: Store): Promise<readonly AuditEvent[]> {
  return (await audit.query({}, 1_000_000)).toReversed();
}
