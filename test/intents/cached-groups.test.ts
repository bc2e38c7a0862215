import { describe, expect, it, onTestFinished } from 'vitest';
import { createEntraDirectory } from '../../src/adapters/graph/entra-directory.ts';
import { withCachedGroups } from '../../src/intents/cached-groups.ts';
import { startGraphServer } from '../../src/lab/graph/graph-server.ts';
import { labAccessToken } from '../../src/lab/lab-credentials.ts';
import { northwind } from '../../src/lab/northwind.ts';
import { createTenant } from '../../src/lab/personas/create-tenant.ts';
import { personas } from '../../src/lab/personas/personas.ts';
import { actorOf, start } from './desk.ts';

const agents = northwind.groups.agents.id;
const approvers = northwind.groups.approvers.id;
const amara = actorOf('amara').aadObjectId;
const ben = actorOf('ben').aadObjectId;

/** The real Graph adapter and server, a cache of a minute in front, and a clock that is set by hand. */
async function cachedDirectory(keepMs = 60_000) {
  let now = start;
  const { graph } = createTenant(personas, start);
  const server = await startGraphServer(graph, { token: 'cache' });
  onTestFinished(() => server.close());
  const clock = () => now;
  const credential = labAccessToken('cache', clock);
  const entra = createEntraDirectory({ baseUrl: server.url, credential, now: clock, timeoutMs: 2_000 });
  const members = graph.groups.find(({ id }) => id === agents)?.members ?? [];
  return {
    directory: withCachedGroups(entra, keepMs, clock),
    server,
    passTime: (milliseconds: number) => void (now = new Date(now.getTime() + milliseconds)),
    leaveAgents: () => void members.splice(0),
    asked: () => server.requests.filter(({ batched, url }) => batched && url.includes('checkMemberGroups')).length,
  };
}

describe('withCachedGroups', () => {
  it('asks once within a minute and again after it', async () => {
    const { directory, passTime, leaveAgents, asked } = await cachedDirectory();
    const first = await directory.memberOf(amara, [agents]);
    leaveAgents();
    passTime(59_999);
    const kept = await directory.memberOf(amara, [agents]);
    passTime(1);
    const after = await directory.memberOf(amara, [agents]);

    expect([first, kept, after]).toEqual([[agents], [agents], []].map((value) => ({ kind: 'read', value })));
    expect(asked()).toBe(2);
  });

  it('lets those who ask at the same time share one question', async () => {
    const { directory, asked } = await cachedDirectory();
    await Promise.all([1, 2, 3].map(() => directory.memberOf(amara.toUpperCase(), [approvers, agents])));

    expect(asked()).toBe(1);
  });

  it('never answers for another person, or for other groups', async () => {
    const { directory, asked } = await cachedDirectory();
    const answers = [
      await directory.memberOf(amara, [agents]),
      await directory.memberOf(amara, [approvers]),
      await directory.memberOf(ben, [approvers]),
    ];

    expect(answers.map((answer) => answer.kind === 'read' && answer.value)).toEqual([[agents], [], []]);
    expect(asked()).toBe(3);
  });

  it('keeps no failure: the next one asks again', async () => {
    const { directory, server } = await cachedDirectory();
    server.faults.inject({ path: `/users/${amara}/checkMemberGroups`, status: 403, times: 1 });
    const failed = await directory.memberOf(amara, [agents]);

    expect([failed, await directory.memberOf(amara, [agents])]).toEqual([
      { kind: 'unavailable', code: 'graph.forbidden' },
      { kind: 'read', value: [agents] },
    ]);
  });

  it('keeps nothing for longer than a minute, whatever it is told', async () => {
    const { directory, passTime, asked } = await cachedDirectory(3_600_000);
    await directory.memberOf(amara, [agents]);
    passTime(60_000);
    await directory.memberOf(amara, [agents]);

    expect(asked()).toBe(2);
  });

  it('keeps nothing at all when told so', async () => {
    const { directory, asked } = await cachedDirectory(0);
    await directory.memberOf(amara, [agents]);
    await directory.memberOf(amara, [agents]);

    expect(asked()).toBe(2);
  });
});
