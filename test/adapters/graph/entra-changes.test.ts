import { describe, expect, it, onTestFinished } from 'vitest';
import { createEntraChanges } from '../../../src/adapters/graph/entra-changes.ts';
import type { GraphLogLine } from '../../../src/adapters/graph/exchange.ts';
import { Secret } from '../../../src/core/secret.ts';
import type { GraphData, GraphUser } from '../../../src/lab/graph/graph-data.ts';
import { startGraphServer, type GraphServer } from '../../../src/lab/graph/graph-server.ts';
import type { CloudChangeOutcome, EntraChanges } from '../../../src/ports/entra-changes.ts';
import { graphData, graphUser, now, objectId, token } from './graph-fixture.ts';

const cloudOnly: Partial<GraphUser> = {
  onPremisesSyncEnabled: null,
  onPremisesImmutableId: null,
  onPremisesLastSyncDateTime: null,
  onPremisesSamAccountName: null,
  onPremisesDistinguishedName: null,
  onPremisesUserPrincipalName: null,
  onPremisesSecurityIdentifier: null,
  identities: [{ signInType: 'userPrincipalName', issuer: 'contoso.com', issuerAssignedId: 'user1@contoso.com' }],
};
const password = 'Kq7rm-Wx4dn-Ph8tz';
const change = { entraObjectId: objectId(1), newPassword: new Secret(password) };
const user = `/v1.0/users/${objectId(1)}`;
const patch = { path: user, method: 'PATCH' };

interface Fixture {
  readonly changes: EntraChanges;
  readonly server: GraphServer;
  readonly data: GraphData;
  readonly logged: readonly GraphLogLine[];
  readonly waits: readonly number[];
  patches(): readonly string[];
}

async function start(properties: Partial<GraphUser> = {}, tokenGiven = token): Promise<Fixture> {
  const data = graphData({ users: [graphUser(1, { ...cloudOnly, ...properties }), graphUser(2)] });
  const server = await startGraphServer(data, { token, now: () => now });
  onTestFinished(() => server.close());
  const logged: GraphLogLine[] = [];
  const waits: number[] = [];
  const changes = createEntraChanges({
    baseUrl: server.url,
    credential: { getToken: async () => ({ token: tokenGiven, expiresOnTimestamp: now.getTime() + 3_600_000 }) },
    timeoutMs: 1_000,
    now: () => now,
    random: () => 0.5,
    sleep: async (milliseconds) => void waits.push(milliseconds),
    log: (line) => logged.push(line),
  });
  const patches = () => server.requests.filter(({ method }) => method === 'PATCH').map(({ url }) => url);
  return { changes, server, data, logged, waits, patches };
}

const codeOf = (outcome: CloudChangeOutcome): readonly [string, string?] =>
  outcome.kind === 'done' ? [outcome.kind] : [outcome.kind, outcome.code];

describe('resetPassword of a cloud-only user', () => {
  it('reads the user, sets the password with a demand for another, and reads it back', async () => {
    const { changes, server } = await start();
    const outcome = await changes.resetPassword(change);

    expect(outcome).toEqual({
      kind: 'done',
      trace: { graphRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      after: expect.objectContaining({
        lastPasswordChangeDateTime: '2026-11-20T09:00:00Z',
        passwordProfile: { forceChangePasswordNextSignIn: true },
      }),
    });
    expect(server.opens(objectId(1), password)).toBe(true);
    expect(server.requests.map(({ method, url }) => `${method} ${url.split('?')[0]}`)).toEqual([
      'POST /v1.0/$batch',
      `GET ${user}`,
      `PATCH ${user}`,
      'POST /v1.0/$batch',
      `GET ${user}`,
    ]);
    expect(server.requests[2]?.body).toEqual({
      passwordProfile: { password: '[secret]', forceChangePasswordNextSignIn: true },
    });
  });

  it('is done although the new date does not show yet, and then has nothing to show of it', async () => {
    const { changes, waits } = await start({ lastPasswordChangeDateTime: '2026-11-20T09:00:00Z' });
    const { kind, ...rest } = await changes.resetPassword(change);

    expect([kind, Object.keys(rest), waits]).toEqual(['done', ['trace'], [400, 400]]);
  });

  it('is done although the user cannot be read back', async () => {
    const { changes, server } = await start();
    server.faults.inject({ path: user, method: 'GET', status: 500 });
    server.faults.inject({ path: user, method: 'GET', latencyMs: 0, times: 1 });

    expect(await changes.resetPassword(change)).toEqual({ kind: 'done', trace: expect.anything() });
  });
});

describe('resetPassword of anybody else', () => {
  it.each<[string, Partial<GraphUser>]>([
    ['synchronised', { onPremisesSyncEnabled: true }],
    ['synchronised once', { onPremisesSyncEnabled: false }],
    ['linked by an immutable id', { onPremisesImmutableId: 'AAAA' }],
    ['linked by a SID', { onPremisesSecurityIdentifier: 'S-1-5-21-1-2-3-4' }],
    ['linked by an account name', { onPremisesSamAccountName: 'user1' }],
    ['linked by a distinguished name', { onPremisesDistinguishedName: 'CN=x' }],
    ['linked by a user principal name', { onPremisesUserPrincipalName: 'user1@corp.local' }],
    ['linked by the date of a synchronisation', { onPremisesLastSyncDateTime: '2026-01-01T00:00:00Z' }],
    ['a guest', { userType: 'Guest' }],
    ['a member of another organisation', { userPrincipalName: 'a_b.com#EXT#@contoso.com' }],
    ['signed in by another provider', { identities: [{ signInType: 'federated' }] }],
    ['without a readable identity', { identities: [] }],
    ['without a type', { userType: null }],
  ])('sends nothing for a user who is %s', async (_what, properties) => {
    const { changes, patches } = await start(properties);

    expect([codeOf(await changes.resetPassword(change)), patches()]).toEqual([['refused', 'graph.not-cloud-only'], []]);
  });

  it('sends nothing for an id that names nobody, or is none', async () => {
    const { changes, patches, server } = await start();
    const outcomes = [objectId(7), '../me', ''].map((entraObjectId) =>
      changes.resetPassword({ ...change, entraObjectId }),
    );

    expect((await Promise.all(outcomes)).map(codeOf)).toEqual(Array(3).fill(['refused', 'graph.no-such-user']));
    expect([patches(), server.requests.filter(({ url }) => url.includes('me?'))]).toEqual([[], []]);
  });

  it('sends nothing when the user cannot be read right before', async () => {
    const { changes, patches, server } = await start();
    server.faults.inject({ path: user, method: 'GET', status: 403 });

    expect([codeOf(await changes.resetPassword(change)), patches()]).toEqual([['refused', 'graph.not-read'], []]);
  });

  it('is kept from an administrator by Graph itself', async () => {
    const { changes, data } = await start();
    data.directoryRoles.push({ id: 'role', displayName: 'Helpdesk Administrator', members: [objectId(1)] });

    expect(codeOf(await changes.resetPassword(change))).toEqual(['refused', 'graph.no-right']);
  });
});

describe('an answer to the change', () => {
  it.each([
    [
      { status: 400, message: 'The specified password does not comply with password complexity requirements.' },
      'refused',
      'graph.password-policy',
    ],
    [
      { status: 400, message: 'Choose a password that is too hard to guess; this one contains a banned word.' },
      'refused',
      'graph.password-policy',
    ],
    [
      {
        status: 400,
        message: 'Unable to update the specified properties for on-premises mastered Directory Sync objects.',
      },
      'refused',
      'graph.not-cloud-only',
    ],
    [{ status: 400, message: 'Invalid value specified for property passwordProfile.' }, 'refused', 'graph.bad-request'],
    [{ status: 401 }, 'refused', 'graph.unauthorised'],
    [{ status: 403 }, 'refused', 'graph.no-right'],
    [{ status: 404 }, 'refused', 'graph.no-such-user'],
    [{ status: 409 }, 'refused', 'graph.bad-request'],
    [{ status: 429, retryAfter: 1 }, 'refused', 'graph.throttled'],
    [{ status: 408 }, 'unknown', 'graph.unknown'],
    [{ status: 500 }, 'unknown', 'graph.server-error'],
    [{ status: 503, retryAfter: 1 }, 'unknown', 'graph.server-error'],
    [{ hang: true }, 'unknown', 'graph.timeout'],
    [{ destroy: true }, 'unknown', 'graph.unreachable'],
    [{ loseAnswer: true }, 'unknown', 'graph.unreachable'],
  ])('such as %j is %s as %s, and nothing is sent again', async (fault, kind, code) => {
    const { changes, server, patches } = await start();
    server.faults.inject({ ...patch, ...fault });

    expect([codeOf(await changes.resetPassword(change)), patches().length]).toEqual([[kind, code], 1]);
  });

  it('is logged by its code, without the password', async () => {
    const { changes, server, logged } = await start();
    server.faults.inject({ ...patch, status: 403 });
    await changes.resetPassword(change);

    expect(logged).toEqual([
      { request: 'resetPassword', code: 'graph.forbidden', detail: '403 Authorization_RequestDenied' },
    ]);
  });

  it('is not even asked for with a token that Graph does not take', async () => {
    const { changes, patches } = await start({}, 'another token');

    expect([codeOf(await changes.resetPassword(change)), patches()]).toEqual([['refused', 'graph.not-read'], []]);
  });
});
