import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEntraDirectory } from '../../../src/adapters/graph/entra-directory.ts';
import { unavailable } from '../../../src/core/reading.ts';
import { graphData, objectId, startFixture, token } from './graph-fixture.ts';

const user1 = { by: 'entra-id', value: objectId(1) } as const;
const credential = { getToken: async () => ({ token, expiresOnTimestamp: 0 }) };

describe('the address of Graph', () => {
  it.each(['http://graph.microsoft.com', 'http://127.0.0.1.evil.example', 'ftp://graph.microsoft.com', 'file:///etc'])(
    'is refused as %s, because the token would travel in the clear',
    (baseUrl) => {
      expect(() => createEntraDirectory({ baseUrl, credential, now: () => new Date(0) })).toThrow(
        'must begin with https',
      );
    },
  );

  it.each(['https://graph.microsoft.us', 'https://graph.microsoft.com/', 'http://127.0.0.1:1', 'http://localhost:1'])(
    'is accepted as %s',
    (baseUrl) => {
      expect(() => createEntraDirectory({ baseUrl, credential, now: () => new Date(0) })).not.toThrow();
    },
  );
});

describe('the token', () => {
  it('is asked for the scope of that address unless another one is set', async () => {
    const scopes: unknown[] = [];
    const asking = { getToken: async (scope: unknown) => (scopes.push(scope), { token, expiresOnTimestamp: 0 }) };
    const { directory, server } = await startFixture(graphData(), { credential: asking });
    const other = await startFixture(graphData(), { credential: asking, scope: 'api://other/.default' });

    await directory.find(user1, 5);
    await other.directory.find(user1, 5);

    expect(scopes).toEqual([`${server.url}/.default`, 'api://other/.default']);
  });

  it('that Graph does not accept makes everything unauthorised', async () => {
    const wrong = { getToken: async () => ({ token: 'wrong', expiresOnTimestamp: 0 }) };
    const { directory } = await startFixture(graphData(), { credential: wrong });

    expect(await directory.find(user1, 5)).toEqual(unavailable('graph.unauthorised'));
    expect(await directory.tenant()).toEqual(unavailable('graph.unauthorised'));
    expect(await directory.memberOf(objectId(1), [objectId(50)])).toEqual(unavailable('graph.unauthorised'));
  });

  it('that cannot be had is unauthorised, with the first line of why in the log', async () => {
    const failing = { getToken: () => Promise.reject(new Error('AADSTS7000215: Invalid client secret.\nTrace ID: 1')) };
    const { directory, logged } = await startFixture(graphData(), { credential: failing, readRoles: false });

    expect(await directory.find(user1, 5)).toEqual(unavailable('graph.unauthorised'));
    const line = {
      code: 'graph.unauthorised',
      detail: 'No token for Microsoft Graph: AADSTS7000215: Invalid client secret.',
    };
    expect(logged).toEqual([
      { request: 'user', ...line },
      { request: 'signIns', ...line },
    ]);
  });

  it('that is null is unauthorised', async () => {
    const { directory } = await startFixture(graphData(), { credential: { getToken: async () => null } });

    expect(await directory.find(user1, 5)).toEqual(unavailable('graph.unauthorised'));
  });

  it('that never comes is a timeout, also from a credential that ignores the signal', async () => {
    const { directory } = await startFixture(graphData(), {
      credential: { getToken: () => new Promise(() => undefined) },
      timeoutMs: 50,
    });

    expect(await directory.find(user1, 5)).toEqual(unavailable('graph.timeout'));
  });

  it('is not sent after a redirect to another host', async () => {
    const received: unknown[] = [];
    const elsewhere = await listen((request, response) => {
      received.push(request.headers.authorization);
      response.end('{}');
    });
    const graph = await listen((_, response) => response.writeHead(307, { Location: elsewhere }).end());
    const { directory } = await startFixture(graphData(), { baseUrl: graph });

    expect(await directory.find(user1, 5)).toEqual(unavailable('graph.unreachable'));
    expect(received).toEqual([]);
  });
});

async function listen(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer({}, answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
