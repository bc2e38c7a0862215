import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/adapters/store/open-store.ts';
import type { ChangeRequest } from '../../src/core/change-request.ts';
import { northwind } from '../../src/lab/northwind.ts';
import { message, press, type Sender } from './turn/activities.ts';
import { appId, approvers, startEcho, startLatchkey } from './turn/bots.ts';
import { instantDirectories, slowDirectories } from './turn/directories.ts';
import type { PeerResult } from './turn/peer-orders.ts';
import { startPeer, type Peer } from './turn/start-peer.ts';

const turns = 400;
const rounds = 6;
const atOnce = 16;
/** Milliseconds. */
const roundTrip = 80;
const slowTurns = 20;

/** Measures whole turns against botbuilder's echo bot behind the same gate, and against the slowest round trip in them. */
export async function benchTurn(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
  const peer = await startPeer();
  try {
    await benchRate(peer, join(folder, 'rate.sqlite'));
    await benchAnswerTime(peer, join(folder, 'slow.sqlite'));
  } finally {
    peer.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchRate(peer: Peer, file: string): Promise<void> {
  const directories = await instantDirectories();
  const [latchkey, echo] = await Promise.all([startLatchkey(directories, peer, file), startEcho(peer)]);
  const run = async (endpoint: string, activities: readonly string[]): Promise<Measured> => {
    const before = process.cpuUsage();
    const result = await peer.deliver({ endpoint, appId, activities, atOnce });
    const { user, system } = process.cpuUsage(before);
    return { ...result, cpu: (user + system) / 1_000 };
  };
  const pending = await pendingRequest(peer, latchkey.endpoint, file);

  const results = { echo: [] as Measured[], diagnose: [] as Measured[], approve: [] as Measured[] };
  for (let round = 0; round <= rounds; round++) {
    const ids = await clones(pending, file);
    results.echo.push(await run(echo.endpoint, questions(peer)));
    results.diagnose.push(await run(latchkey.endpoint, questions(peer)));
    results.approve.push(
      await run(
        latchkey.endpoint,
        ids.map((requestId) => press(approver(peer), 'request.approve', { requestId })),
      ),
    );
  }
  await Promise.all([latchkey.close(), echo.close()]);
  await directories.close();

  const base = bestRate(results.echo);
  const baseCpu = leastCpu(results.echo);
  console.log(`turn: echo bot behind the same gate: ${figures(results.echo)}`);
  for (const kind of ['diagnose', 'approve'] as const) {
    const ratio = (bestRate(results[kind]) / base).toFixed(2);
    const ofCpu = (baseCpu / leastCpu(results[kind])).toFixed(2);
    console.log(`turn: ${kind}: ${figures(results[kind])}; ratio ${ratio}, by processor time ${ofCpu}`);
  }
  if (!results.approve.at(-1)?.lastBody.includes('"Approved"')) throw new Error('The bench approved nothing.');
}

async function benchAnswerTime(peer: Peer, file: string): Promise<void> {
  const directories = await slowDirectories(roundTrip);
  const latchkey = await startLatchkey(directories, peer, file);
  const pending = await pendingRequest(peer, latchkey.endpoint, file);
  const run = (activities: readonly string[]) =>
    peer.deliver({ endpoint: latchkey.endpoint, appId, activities, atOnce: 1 });
  const ids = await clones(pending, file);
  const kinds = {
    'diagnose by sign-in name': questions(peer),
    // Graph first says who bears the name, and then gives the rest by the id.
    'diagnose by name': questions(peer, "why can't Samuel Adeyemi sign in"),
    // The approver's account in AD is known from Entra ID.
    approve: ids.map((requestId) => press(approver(peer), 'request.approve', { requestId })),
  };
  for (const [kind, activities] of Object.entries(kinds)) {
    await run(activities.slice(0, 2));
    const { milliseconds } = await run(activities.slice(2, 2 + slowTurns));
    const median = milliseconds.toSorted((a, b) => a - b)[Math.floor(milliseconds.length / 2)] ?? Number.NaN;
    console.log(
      `turn: ${kind}, every round trip to a directory ${roundTrip} ms: answered in ${median.toFixed(1)} ms; ` +
        `ratio ${(median / roundTrip).toFixed(2)}`,
    );
  }
  await latchkey.close();
  await directories.close();
}

const questions = (peer: Peer, text = `why can't samuel.adeyemi@${northwind.domain} sign in`): readonly string[] =>
  Array.from({ length: turns }, (_, index) => message(agent(peer, index), text));

const agent = (peer: Peer, number: number): Sender => ({
  as: 'amara',
  conversationId: `a:amara-${number % atOnce}`,
  serviceUrl: peer.url,
});
const approver = (peer: Peer): Sender => ({ as: 'chandra', conversationId: approvers, serviceUrl: peer.url });

/** A request as people make one: asked for in a chat, sent with the form. */
async function pendingRequest(peer: Peer, endpoint: string, file: string): Promise<ChangeRequest> {
  const store = await openStore({ file });
  const run = (activity: string) => peer.deliver({ endpoint, appId, activities: [activity], atOnce: 1 });
  await run(message(approver(peer), 'help'));
  await run(message(agent(peer, 0), 'reset Samuel Adeyemi'));
  const [draft] = await store.requests.list({ states: ['draft'] }, 1);
  const form = { requestId: draft?.id, reason: 'forgot it', ticket: 'INC0012346', verification: 'call-back' };
  await run(press(agent(peer, 0), 'request.submit', form));
  const [pending] = await store.requests.list({ states: ['pending'] }, 1);
  await store.close();
  if (!pending) throw new Error('The bench could not ask for a reset.');
  return pending;
}

/** More of the same, so that every press decides one of its own. */
async function clones(request: ChangeRequest, file: string): Promise<readonly string[]> {
  const store = await openStore({ file });
  const ids = Array.from({ length: turns }, () => randomUUID());
  const card = (conversationId: string, id: string) => ({ conversationId, activityId: id });
  await Promise.all(
    ids.map((id) => {
      const cards = { requester: card('a:amara-0', `r-${id}`), approvers: card(approvers, `a-${id}`) };
      return store.requests.create({ ...request, id, cards }, []);
    }),
  );
  await store.close();
  return ids;
}

interface Measured extends PeerResult {
  /** Milliseconds of processor time that the bot took, and the directories that answer within its process. */
  readonly cpu: number;
}

/** Of the best round but the first: on a shared machine every slower one measures the neighbours. */
const bestRate = (results: readonly PeerResult[]) =>
  (turns * 1_000) / Math.min(...results.slice(1).map(({ total }) => total));
/** For a turn; says the same on a machine that is busy with something else. */
const leastCpu = (results: readonly Measured[]) => Math.min(...results.slice(1).map(({ cpu }) => cpu)) / turns;
const figures = (results: readonly Measured[]): string =>
  `${perSecond(bestRate(results))}, ${leastCpu(results).toFixed(2)} ms of processor time each, ${sent(results)}`;
const perSecond = (number: number) => `${Math.round(number).toLocaleString('en')} a second`;
const sent = (results: readonly PeerResult[]): string => {
  const { posted = 0, updated = 0, typing = 0 } = results.at(-1) ?? {};
  return `${posted + updated + typing} requests to the connector for ${turns} turns`;
};
