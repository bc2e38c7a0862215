import { describe, expect, it, onTestFinished } from 'vitest';
import type { GraphData } from '../../src/lab/graph/graph-data.ts';
import { startGraphServer, type GraphServer } from '../../src/lab/graph/graph-server.ts';
import { graphData, graphUser, objectId } from '../adapters/graph/graph-fixture.ts';

const headers = { Authorization: 'Bearer t' };
const advanced = { ...headers, ConsistencyLevel: 'eventual' };

async function start(data: Partial<GraphData> = {}): Promise<GraphServer> {
  const server = await startGraphServer(graphData(data), { token: 't' });
  onTestFinished(() => server.close());
  return server;
}

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function get(server: GraphServer, path: string, sent: Record<string, string> = headers): Promise<Answer> {
  const response = await fetch(`${server.url}${path}`, { headers: sent });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

async function post(server: GraphServer, path: string, body: unknown): Promise<Answer> {
  const init = {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
  const response = await fetch(`${server.url}${path}`, init);
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

function errorCode({ status, body }: Answer): unknown {
  return [status, (body['error'] as { code?: string } | undefined)?.code];
}

function idsOf({ body }: Answer): unknown {
  return (body['value'] as { id: string }[]).map(({ id }) => id);
}

describe('the Graph server', () => {
  it.each([[{}], [{ Authorization: 'Bearer other' }], [{ Authorization: 't' }]])(
    'answers nobody who sends %j',
    async (sent) => {
      expect(errorCode(await get(await start(), '/v1.0/organization', sent))).toEqual([
        401,
        'InvalidAuthenticationToken',
      ]);
    },
  );

  it('has error bodies with code, message and an inner error with the request id', async () => {
    const { body } = await get(await start(), '/v1.0/users/nobody@contoso.com');

    expect(body).toEqual({
      error: {
        code: 'Request_ResourceNotFound',
        message:
          "Resource 'nobody@contoso.com' does not exist or one of its queried reference-property objects are not present.",
        innerError: {
          date: expect.any(String),
          'request-id': expect.any(String),
          'client-request-id': expect.any(String),
        },
      },
    });
  });

  it.each([
    ['/v1.0/nothing', 400, 'BadRequest'],
    ['/v2.0/users', 400, 'BadRequest'],
    ['/v1.0/users/%E0%A4%A', 400, 'BadRequest'],
    ['/v1.0/users/nobody@contoso.com', 404, 'Request_ResourceNotFound'],
    ['/v1.0/identityProtection/riskyUsers/nobody', 404, 'NotFound'],
    ["/v1.0/users?$filter=displayName is 'x'", 400, 'BadRequest'],
    ["/v1.0/users?$filter=mail eq 'x'&$filter=mail eq 'y'", 400, 'BadRequest'],
    ['/v1.0/users?$top=0', 400, 'Request_BadRequest'],
    ['/v1.0/users?$expand=manager', 400, 'BadRequest'],
    ['/v1.0/auditLogs/signIns?$select=id', 400, 'BadRequest'],
    ["/v1.0/users?$filter=onPremisesSamAccountName eq 'x'&$count=true", 400, 'Request_UnsupportedQuery'],
    ["/v1.0/users?$filter=endsWith(mail,'x')", 400, 'Request_UnsupportedQuery'],
    ['/v1.0/organization?$select=onPremisesLastPasswordSyncDateTime', 400, 'BadRequest'],
    ['/v1.0/users/user1@contoso.com?$select=signInActivity', 400, 'BadRequest'],
    ['/v1.0/users/user1@contoso.com/checkMemberGroups', 405, 'Request_BadRequest'],
  ])('refuses GET %s with %i %s', async (path, status, code) => {
    expect(errorCode(await get(await start(), path))).toEqual([status, code]);
  });

  it('answers just what was selected, and null for what a user does not have', async () => {
    const server = await start();

    expect(await get(server, `/v1.0/users/${objectId(1)}?$select=displayName,city`)).toEqual({
      status: 200,
      body: { id: objectId(1), displayName: 'User 1', city: null },
    });
  });

  it('answers the default properties when nothing was selected', async () => {
    const { body } = await get(await start(), '/v1.0/users/USER1@contoso.com');

    expect(body).not.toHaveProperty('accountEnabled');
    expect(body).toMatchObject({ id: objectId(1), userPrincipalName: 'user1@contoso.com' });
  });

  it('answers advanced filters and the count to who asks for eventual consistency', async () => {
    const path = "/v1.0/users?$filter=onPremisesSamAccountName eq 'USER2'&$count=true&$select=id";

    expect((await get(await start(), path, advanced)).body).toMatchObject({
      '@odata.count': 1,
      value: [{ id: objectId(2) }],
    });
  });

  it('pages with next links that lead to the end', async () => {
    const server = await start({ users: Array.from({ length: 5 }, (_, index) => graphUser(index)) });
    const pages: unknown[] = [];
    let path: string | undefined = "/v1.0/users?$filter=startswith(displayName,'User')&$select=id&$top=2";
    while (path !== undefined) {
      const page: Answer = await get(server, path);
      pages.push(idsOf(page));
      const next = page.body['@odata.nextLink'];
      path = typeof next === 'string' ? next.slice(server.url.length) : undefined;
    }

    expect(pages).toEqual([[objectId(0), objectId(1)], [objectId(2), objectId(3)], [objectId(4)]]);
  });

  it('shows a change of the data at once', async () => {
    const data = graphData();
    const server = await startGraphServer(data, { token: 't' });
    onTestFinished(() => server.close());
    const [user] = data.users;
    if (user) user.accountEnabled = false;

    expect((await get(server, `/v1.0/users/${objectId(1)}?$select=accountEnabled`)).body).toMatchObject({
      accountEnabled: false,
    });
  });

  it('answers sign-ins newest first and compares names with regard to case', async () => {
    const signIns = ['2026-11-20T07:00:00Z', '2026-11-20T08:00:00Z'].map((createdDateTime) => ({
      userId: objectId(1),
      userPrincipalName: 'user1@contoso.com',
      createdDateTime,
      status: { errorCode: 0 },
    }));
    const server = await start({ signIns });
    const times = async (name: string) => {
      const { body } = await get(server, `/v1.0/auditLogs/signIns?$filter=userPrincipalName eq '${name}'`);
      return (body['value'] as typeof signIns).map(({ createdDateTime }) => createdDateTime);
    };

    expect(await times('user1@contoso.com')).toEqual(['2026-11-20T08:00:00Z', '2026-11-20T07:00:00Z']);
    expect(await times('User1@contoso.com')).toEqual([]);
  });

  it('knows the date of the last password synchronisation in the beta version only', async () => {
    const server = await start();
    const stable = await get(server, '/v1.0/organization');
    const beta = await get(server, '/beta/organization?$select=onPremisesLastPasswordSyncDateTime');

    expect((stable.body['value'] as object[])[0]).not.toHaveProperty('onPremisesLastPasswordSyncDateTime');
    expect(beta.body['value']).toEqual([{ id: 'org', onPremisesLastPasswordSyncDateTime: '2026-11-20T08:54:00Z' }]);
  });

  it.each([[[]], [Array.from({ length: 21 }, (_, index) => objectId(index))], ['not a list'], [[1]]])(
    'refuses checkMemberGroups of %j',
    async (groupIds) => {
      const answer = await post(await start(), `/v1.0/users/${objectId(1)}/checkMemberGroups`, { groupIds });

      expect(errorCode(answer)).toEqual([400, 'Request_BadRequest']);
    },
  );

  it('ends with groups that are members of each other', async () => {
    const groups = [
      { id: objectId(8), displayName: 'a', members: [objectId(9), objectId(1)] },
      { id: objectId(9), displayName: 'b', members: [objectId(8)] },
    ];
    const body = { groupIds: [objectId(9), objectId(8), objectId(7)] };

    expect((await post(await start({ groups }), `/v1.0/users/${objectId(1)}/checkMemberGroups`, body)).body).toEqual({
      value: [objectId(9), objectId(8)],
    });
  });
});

describe('a batch', () => {
  const step = (id: string, url: string) => ({ id, method: 'GET', url });

  it('answers every request with its own status, headers and body', async () => {
    const server = await start();
    server.faults.inject({ path: '/domains', status: 429, retryAfter: 5 });
    const requests = [step('a', `/users/${objectId(1)}?$select=id`), step('b', 'users/nobody'), step('c', '/domains')];

    const { status, body } = await post(server, '/v1.0/$batch', { requests });

    const responses = (body['responses'] as { id: string }[]).toSorted((one, other) => one.id.localeCompare(other.id));
    const type = { 'Content-Type': 'application/json' };
    expect(status).toBe(200);
    expect(responses).toEqual([
      { id: 'a', status: 200, headers: type, body: { id: objectId(1) } },
      {
        id: 'b',
        status: 404,
        headers: type,
        body: { error: expect.objectContaining({ code: 'Request_ResourceNotFound' }) },
      },
      {
        id: 'c',
        status: 429,
        headers: { ...type, 'Retry-After': '5' },
        body: { error: expect.objectContaining({ code: 'TooManyRequests' }) },
      },
    ]);
  });

  it.each([
    ['more than 20 requests', { requests: Array.from({ length: 21 }, (_, index) => step(String(index), '/domains')) }],
    ['two requests of one id', { requests: [step('a', '/domains'), step('A', '/organization')] }],
    ['no requests', { requests: [] }],
    ['something else', { steps: [] }],
    ['a request without an id', { requests: [{ method: 'GET', url: '/domains' }] }],
  ])('of %s is refused as a whole', async (_what, body) => {
    expect(errorCode(await post(await start(), '/v1.0/$batch', body))).toEqual([400, 'BadRequest']);
  });
});

describe('the request log', () => {
  it('has the batch and then what was in it', async () => {
    const server = await start();

    await post(server, '/beta/$batch', { requests: [{ id: '1', method: 'GET', url: '/organization' }] });

    expect(server.requests.map(({ method, url, batched }) => ({ method, url, batched }))).toEqual([
      { method: 'POST', url: '/beta/$batch', batched: false },
      { method: 'GET', url: '/beta/organization', batched: true },
    ]);
  });

  it('forgets the oldest beyond a thousand', async () => {
    const server = await start();
    const requests = Array.from({ length: 20 }, (_, index) => ({ id: String(index), method: 'GET', url: `/domains` }));

    for (let count = 0; count < 50; count += 1) await post(server, '/v1.0/$batch', { requests });

    expect(server.requests).toHaveLength(1_000);
  });
});

describe('faults', () => {
  it('hit as many requests as they are set for', async () => {
    const server = await start();
    server.faults.inject({ path: '/domains', status: 503, times: 2 });
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await get(server, '/v1.0/domains')).status);

    expect(statuses).toEqual([503, 503, 200]);
  });

  it('hit one version when the path says so, and stop when cleared', async () => {
    const server = await start();
    server.faults.inject({ path: '/beta/organization', status: 500 });
    const both = async () => [
      (await get(server, '/v1.0/organization')).status,
      (await get(server, '/beta/organization')).status,
    ];
    const during = await both();
    server.faults.clear();

    expect([during, await both()]).toEqual([
      [200, 500],
      [200, 200],
    ]);
  });
});
