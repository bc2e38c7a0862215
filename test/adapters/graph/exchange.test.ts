import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { unavailable } from '../../../src/core/reading.ts';
import type { PersonKey } from '../../../src/core/person.ts';
import type { Fault } from '../../../src/lab/graph/faults.ts';
import type { GraphServer } from '../../../src/lab/graph/graph-server.ts';
import { batchedPaths, batches, graphData, graphUser, now, objectId, startFixture } from './graph-fixture.ts';

const user1: PersonKey = { by: 'entra-id', value: objectId(1) };
const userPath = `/users/${objectId(1)}`;
const readUser = { kind: 'read', value: { accounts: [{ user: { id: objectId(1) } }] } };

describe('a throttled request', () => {
  it('is sent again by itself after the time Graph asks for, and the other answers stay', async () => {
    const { directory, server, waits } = await startFixture(graphData());
    server.faults.inject({ path: '/auditLogs/signIns', status: 429, retryAfter: 7, times: 1 });

    expect(await directory.find(user1, 5)).toMatchObject({
      value: { accounts: [{ user: { id: objectId(1) }, signIns: { kind: 'read' } }] },
    });
    expect(waits).toEqual([7_000]);
    expect(batchedPaths(server.requests)).toEqual([
      '/v1.0/auditLogs/signIns',
      '/v1.0/auditLogs/signIns',
      `/v1.0${userPath}`,
      `/v1.0${userPath}/transitiveMemberOf/microsoft.graph.directoryRole`,
      `/v1.0${userPath}/transitiveMemberOf/microsoft.graph.group`,
    ]);
  });

  it('waits until the date that Retry-After may be', async () => {
    const { directory, server, waits } = await startFixture(graphData());
    const retryAfter = new Date(now.getTime() + 3_000).toUTCString();
    server.faults.inject({ path: userPath, status: 503, retryAfter, times: 1 });

    expect(await directory.find(user1, 5)).toMatchObject(readUser);
    expect(waits).toEqual([3_000]);
  });

  it('waits twice as long each time, with jitter, when Graph does not say how long', async () => {
    const { directory, server, waits } = await startFixture(graphData(), { readRisk: true });
    server.faults.inject({ path: '/identityProtection', status: 429, times: 3 });

    expect(await directory.find(user1, 5)).toMatchObject(readUser);
    expect(waits).toEqual([625, 1_250, 2_500]);
  });

  it.each([
    [429, 'graph.throttled'],
    [503, 'graph.server-error'],
    [504, 'graph.server-error'],
  ] as const)('that stays %i is given up after four attempts as %s', async (status, code) => {
    const { directory, server, waits } = await startFixture(graphData());
    server.faults.inject({ path: userPath, status });

    expect(await directory.find(user1, 5)).toEqual(unavailable(code));
    expect(batches(server.requests)).toHaveLength(4);
    expect(waits).toHaveLength(3);
  });

  it('is given up at once when Graph asks for more time than there is', async () => {
    const { directory, server, waits } = await startFixture(graphData(), { timeoutMs: 5_000 });
    server.faults.inject({ path: userPath, status: 429, retryAfter: 6 });

    expect(await directory.find(user1, 5)).toEqual(unavailable('graph.throttled'));
    expect(waits).toEqual([]);
  });

  it('costs only itself: with the sign-in log throttled for good the user is still read', async () => {
    const { directory, server } = await startFixture(graphData());
    server.faults.inject({ path: '/auditLogs/signIns', status: 429 });

    expect(await directory.find(user1, 5)).toMatchObject({
      value: { accounts: [{ user: { id: objectId(1) }, signIns: unavailable('graph.throttled') }] },
    });
  });

  it('is sent again as a whole when Graph throttles the batch itself', async () => {
    const { directory, server, waits } = await startFixture(graphData());
    server.faults.inject({ path: '/$batch', status: 429, retryAfter: 2, times: 2 });

    expect(await directory.find(user1, 5)).toMatchObject(readUser);
    expect(waits).toEqual([2_000, 2_000]);
  });
});

describe('a failure', () => {
  it.each<[string, Fault]>([
    ['graph.unreachable', { path: '/$batch', destroy: true }],
    ['graph.unknown', { path: '/$batch', malformed: true }],
    ['graph.unknown', { path: '/$batch', dropResponses: 3 }],
    ['graph.unknown', { path: '/$batch', status: 404 }],
    ['graph.unknown', { path: '/$batch', status: 400 }],
    ['graph.server-error', { path: '/$batch', status: 500 }],
    ['graph.unauthorised', { path: '/$batch', status: 401 }],
    ['graph.forbidden', { path: userPath, status: 403 }],
    ['graph.unauthorised', { path: userPath, status: 401 }],
    ['graph.server-error', { path: userPath, status: 502 }],
    ['graph.unknown', { path: userPath, status: 400, code: 'Request_BadRequest' }],
  ])('is %s for %j, and is not tried again', async (code, fault) => {
    const { directory, server, waits } = await startFixture(graphData());
    server.faults.inject(fault);

    expect(await directory.find(user1, 5)).toEqual({ kind: 'unavailable', code });
    expect(waits).toEqual([]);
  });

  it('is graph.timeout when Graph never answers', async () => {
    const { directory, server } = await startFixture(graphData(), { timeoutMs: 50 });
    server.faults.inject({ path: '/$batch', hang: true });

    expect(await directory.find(user1, 5)).toEqual(unavailable('graph.timeout'));
  });

  it('is graph.timeout when Graph stops in the middle of an answer', async () => {
    const baseUrl = await serve((_, response) => response.writeHead(200).write('{"responses":'));
    const { directory } = await startFixture(graphData(), { baseUrl, timeoutMs: 50 });

    expect(await directory.find(user1, 5)).toEqual(unavailable('graph.timeout'));
  });

  it('is graph.unreachable when nobody listens', async () => {
    const { directory, server } = await startFixture(graphData());
    await server.close();

    expect(await directory.find(user1, 5)).toEqual(unavailable('graph.unreachable'));
  });

  it('is graph.server-error when a gateway answers with something other than JSON', async () => {
    const baseUrl = await serve((_, response) => response.writeHead(502).end('<html>Bad gateway</html>'));
    const { directory } = await startFixture(graphData(), { baseUrl });

    expect(await directory.find(user1, 5)).toEqual(unavailable('graph.server-error'));
  });

  it('does not take an answer without a list for an empty one', async () => {
    const responses = ['users', 'deleted'].map((id) => ({ id, status: 200, body: { value: null } }));
    const baseUrl = await serve((_, response) => response.writeHead(200).end(JSON.stringify({ responses })));
    const { directory } = await startFixture(graphData(), { baseUrl });

    expect(await directory.find({ by: 'account', value: 'user1' }, 5)).toEqual(unavailable('graph.unknown'));
  });

  it('of the alias search costs nothing when the userPrincipalName answered', async () => {
    const { directory, server } = await startFixture(graphData());
    failListOfUsers(server);

    expect(await directory.find({ by: 'address', value: 'user1@contoso.com' }, 5)).toMatchObject(readUser);
  });

  it('of the alias search leaves the user unknown when nobody has that userPrincipalName', async () => {
    const { directory, server } = await startFixture(graphData({ users: [graphUser(1, { mail: 'm@contoso.com' })] }));
    failListOfUsers(server);

    expect(await directory.find({ by: 'address', value: 'm@contoso.com' }, 5)).toEqual(
      unavailable('graph.server-error'),
    );
  });

  it("is logged by the name of the request and Graph's code, without anything that names a person", async () => {
    const { directory, server, logged } = await startFixture(graphData());
    server.faults.inject({ path: '/auditLogs/signIns', status: 403, code: 'Authorization_RequestDenied' });

    await directory.find({ by: 'address', value: 'user1@contoso.com' }, 5);

    expect(logged).toEqual([
      { request: 'signIns', code: 'graph.forbidden', detail: '403 Authorization_RequestDenied' },
    ]);
  });
});

/** Fails `/users`, and by a later fault without effect spares what is below it. */
function failListOfUsers({ faults }: GraphServer): void {
  faults.inject({ path: '/users', status: 500 });
  faults.inject({ path: '/users/' });
}

/** A server that is not Graph. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
