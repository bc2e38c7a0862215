import { describe, expect, it } from 'vitest';
import { userProperties } from '../../../src/adapters/graph/user-properties.ts';
import { immutableIdOf } from '../../../src/core/immutable-id.ts';
import type { GraphUser } from '../../../src/lab/graph/graph-data.ts';
import type { PersonKey } from '../../../src/core/person.ts';
import { absent, unavailable } from '../../../src/core/reading.ts';
import type { EntraMatches } from '../../../src/ports/entra-directory.ts';
import type { Reading } from '../../../src/core/reading.ts';
import { batchedPaths, batchedUrls, batches, graphData, graphUser, objectId, startFixture } from './graph-fixture.ts';

const guid = '11223344-5566-7788-99aa-bbccddeeff00';

function selectedOf(user: GraphUser): Record<string, unknown> {
  const values = user as unknown as Record<string, unknown>;
  return Object.fromEntries(userProperties.map((name) => [name, values[name] ?? null]));
}

/** A live user that holds no roles, as it is answered when it is the only one. */
function wholeUser(user: GraphUser): Record<string, unknown> {
  return { ...selectedOf(user), _directoryRoles: [], _roleAssignableGroups: [] };
}

function idsOf(found: Reading<EntraMatches>): unknown {
  return found.kind === 'read' ? found.value.accounts.map(({ user }) => user['id']) : found;
}

describe('find', () => {
  it.each<[string, PersonKey]>([
    ['userPrincipalName in another case', { by: 'address', value: 'USER2@Contoso.com' }],
    ['mail address', { by: 'address', value: 'second@fabrikam.com' }],
    ['proxy address', { by: 'address', value: 'old.name@contoso.com' }],
    ['proxy address with a plus sign', { by: 'address', value: 'user2+news@contoso.com' }],
    ['sAMAccountName', { by: 'account', value: 'user2' }],
    ['sAMAccountName with a NetBIOS domain', { by: 'account', value: 'user2', domain: 'CONTOSO' }],
    ['beginning of the display name', { by: 'name', value: 'Anna W' }],
    ['first and last name', { by: 'name', value: 'anna weber' }],
    ['last name, first name', { by: 'name', value: 'Weber, Anna' }],
    ['last name', { by: 'name', value: 'Weber' }],
    ['employee id', { by: 'employee-id', value: 'E2' }],
    ['objectSid', { by: 'sid', value: 'S-1-5-21-1-2-3-2' }],
    ['Entra object id', { by: 'entra-id', value: objectId(2) }],
    ['one of several immutable ids', { by: 'immutable-id', values: ['other==', immutableIdOf(guid) ?? ''] }],
    ['AD objectGUID', { by: 'object-guid', value: guid }],
  ])('finds the one user by %s and reads it whole', async (_name, key) => {
    const user = graphUser(2, {
      displayName: 'Anna Weber',
      givenName: 'Anna',
      surname: 'Weber',
      mail: 'second@fabrikam.com',
      proxyAddresses: ['SMTP:second@fabrikam.com', 'smtp:old.name@contoso.com', 'smtp:user2+news@contoso.com'],
      onPremisesImmutableId: immutableIdOf(guid) ?? null,
    });
    const { directory } = await startFixture(graphData({ users: [graphUser(1), user, graphUser(3)] }));

    expect(await directory.find(key, 5)).toEqual({
      kind: 'read',
      value: { accounts: [{ user: wholeUser(user), signIns: { kind: 'read', value: [] } }], more: false },
    });
  });

  it('reads a user by userPrincipalName in one $batch of one request each', async () => {
    const { directory, server } = await startFixture(graphData(), { readRisk: true });

    await directory.find({ by: 'address', value: 'user1@contoso.com' }, 5);

    expect(batches(server.requests).map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /v1.0/$batch']);
    expect(batchedPaths(server.requests)).toEqual([
      '/v1.0/auditLogs/signIns',
      '/v1.0/identityProtection/riskyUsers',
      '/v1.0/users',
      '/v1.0/users/user1@contoso.com',
      '/v1.0/users/user1@contoso.com/transitiveMemberOf/microsoft.graph.directoryRole',
      '/v1.0/users/user1@contoso.com/transitiveMemberOf/microsoft.graph.group',
    ]);
  });

  it('asks by filter first and then in one $batch for a key that is not in the path', async () => {
    const { directory, server } = await startFixture(graphData());

    await directory.find({ by: 'account', value: 'user1' }, 5);

    expect(batches(server.requests)).toHaveLength(2);
    expect(batchedPaths(server.requests)).toEqual([
      '/v1.0/auditLogs/signIns',
      '/v1.0/users',
      `/v1.0/users/${objectId(1)}`,
      `/v1.0/users/${objectId(1)}/transitiveMemberOf/microsoft.graph.directoryRole`,
      `/v1.0/users/${objectId(1)}/transitiveMemberOf/microsoft.graph.group`,
    ]);
  });

  it('selects every property once and never signInActivity, which a tenant without a premium licence refuses', async () => {
    const { directory, server } = await startFixture(graphData());

    await directory.find({ by: 'entra-id', value: objectId(1) }, 5);

    const userRead = batchedUrls(server.requests).find((url) => url.includes(`/users/${objectId(1)}?`));
    const selected = new URL(userRead ?? '', server.url).searchParams.get('$select')?.split(',') ?? [];
    expect(selected).toEqual(userProperties);
    expect(new Set(selected).size).toBe(selected.length);
    expect(server.requests.filter(({ url }) => url.includes('signInActivity'))).toEqual([]);
  });

  it('answers several users as outlines, without asking for their sign-ins', async () => {
    const users = [
      graphUser(1, { onPremisesSamAccountName: 'jdoe' }),
      graphUser(2, { onPremisesSamAccountName: 'jdoe' }),
    ];
    const { directory, server } = await startFixture(graphData({ users }));

    const found = await directory.find({ by: 'account', value: 'jdoe' }, 5);

    expect(found).toEqual({
      kind: 'read',
      value: {
        accounts: users.map((user) => ({ user: selectedOf(user), signIns: unavailable('not-asked') })),
        more: false,
      },
    });
    expect(batchedPaths(server.requests)).toEqual(['/v1.0/users']);
  });

  it('answers both when one user is called what another has as a mail address, because they are two people', async () => {
    const users = [graphUser(1), graphUser(2, { mail: 'user1@contoso.com' })];
    const { directory } = await startFixture(graphData({ users }));

    expect(idsOf(await directory.find({ by: 'address', value: 'user1@contoso.com' }, 5))).toEqual([
      objectId(1),
      objectId(2),
    ]);
  });

  it('answers at most the limit of 100 users with the same beginning, and says that there are more', async () => {
    const users = Array.from({ length: 100 }, (_, index) => graphUser(index, { displayName: `Smith ${index}` }));
    const { directory, server } = await startFixture(graphData({ users }));

    const found = await directory.find({ by: 'name', value: 'Smith' }, 6);

    expect(found).toMatchObject({ kind: 'read', value: { more: true, accounts: { length: 6 } } });
    expect(batchedUrls(server.requests)[0]).toContain('$top=7');
  });

  it('does not say that there are more when there are exactly as many as the limit', async () => {
    const users = Array.from({ length: 6 }, (_, index) => graphUser(index, { displayName: `Smith ${index}` }));
    const { directory } = await startFixture(graphData({ users }));

    expect(await directory.find({ by: 'name', value: 'Smith' }, 6)).toMatchObject({ value: { more: false } });
  });

  it.each<[string, PersonKey]>([
    ['an empty address', { by: 'address', value: ' ' }],
    ['an empty name, which every display name begins with', { by: 'name', value: '  ' }],
    ['an empty account', { by: 'account', value: '' }],
    ['an object id that is none', { by: 'entra-id', value: 'user1@contoso.com' }],
    ['an objectGUID that is none', { by: 'object-guid', value: 'user1' }],
    ['a SID that is none', { by: 'sid', value: "S-1-5' or true" }],
    ['no immutable ids', { by: 'immutable-id', values: [] }],
  ])('answers absent without asking for %s', async (_name, key) => {
    const { directory, server } = await startFixture(graphData());

    expect(await directory.find(key, 5)).toEqual(absent);
    expect(server.requests).toEqual([]);
  });
});

describe('find among the deleted users', () => {
  const deleted = graphUser(7, {
    userPrincipalName: `${objectId(7).replaceAll('-', '')}gone@contoso.com`,
    mail: null,
    onPremisesSamAccountName: 'gone',
    deletedDateTime: '2026-11-18T09:00:00Z',
  });

  it.each<[string, PersonKey]>([
    [
      'the userPrincipalName it had, which now has the object id in front',
      { by: 'address', value: 'Gone@contoso.com' },
    ],
    ['the object id', { by: 'entra-id', value: objectId(7) }],
    ['sAMAccountName', { by: 'account', value: 'gone' }],
  ])('finds a user that is only there by %s', async (_name, key) => {
    const { directory } = await startFixture(graphData({ deletedUsers: [deleted] }));

    expect(await directory.find(key, 5)).toMatchObject({
      kind: 'read',
      value: {
        accounts: [{ user: { id: objectId(7), deletedDateTime: '2026-11-18T09:00:00Z' }, signIns: { kind: 'read' } }],
        more: false,
      },
    });
  });

  it('takes nobody whose name merely ends like the address', async () => {
    const other = { ...deleted, userPrincipalName: `${objectId(7).replaceAll('-', '')}foregone@contoso.com` };
    const { directory } = await startFixture(graphData({ deletedUsers: [other] }));

    expect(await directory.find({ by: 'address', value: 'gone@contoso.com' }, 5)).toEqual(absent);
  });

  it('does not look there when there is a live user', async () => {
    const { directory, server } = await startFixture(graphData({ deletedUsers: [deleted] }));

    await directory.find({ by: 'address', value: 'user1@contoso.com' }, 5);

    expect(batchedPaths(server.requests).filter((path) => path.includes('deletedItems'))).toEqual([]);
  });

  it('answers absent only after it looked there too', async () => {
    const { directory, server } = await startFixture(graphData());

    expect(await directory.find({ by: 'address', value: 'nobody@contoso.com' }, 5)).toEqual(absent);
    expect(batchedPaths(server.requests)).toContain('/v1.0/directory/deletedItems/microsoft.graph.user');
  });

  it('is unavailable, not absent, when the deleted users cannot be read', async () => {
    const { directory, server } = await startFixture(graphData());
    server.faults.inject({ path: '/directory/deletedItems', status: 403 });

    expect(await directory.find({ by: 'account', value: 'nobody' }, 5)).toEqual(unavailable('graph.forbidden'));
  });

  it('answers the newest deletion first when a person was deleted twice', async () => {
    const earlier = graphUser(8, { onPremisesSamAccountName: 'gone', deletedDateTime: '2026-11-01T09:00:00Z' });
    const { directory } = await startFixture(graphData({ deletedUsers: [earlier, deleted] }));

    expect(idsOf(await directory.find({ by: 'account', value: 'gone' }, 5))).toEqual([objectId(7), objectId(8)]);
  });
});

describe('find with a value that is an attack', () => {
  const injections = [
    "x')&$top=999&$filter=(userType eq 'Guest'",
    "jdoe@contoso.com' or accountEnabled eq true or userPrincipalName eq '",
    "' or true or '",
    '../../organization?$select=id',
    'a/b@contoso.com',
    'user1@contoso.com?$select=passwordProfile',
    'user1@contoso.com%27%20or%20true',
    'https://evil.example/v1.0/users',
    'x\u0000\uD800',
    '*',
  ];

  it.each(
    injections.flatMap((value): [PersonKey['by'], string, PersonKey][] => [
      ['address', value, { by: 'address', value }],
      ['account', value, { by: 'account', value }],
      ['name', value, { by: 'name', value }],
      ['employee-id', value, { by: 'employee-id', value }],
      ['immutable-id', value, { by: 'immutable-id', values: [value] }],
    ]),
  )('finds nobody by %s %j and sends it as nothing but a literal', async (_by, _value, key) => {
    const { directory, server } = await startFixture(graphData());

    expect(await directory.find(key, 5)).toEqual(absent);

    const options = server.requests.flatMap(({ url }) => [...new URL(url, server.url).searchParams.keys()]);
    expect(options.filter((name) => !['$filter', '$select', '$top', '$count'].includes(name))).toEqual([]);
    const tops = server.requests.map(({ url }) => new URL(url, server.url).searchParams.getAll('$top'));
    expect(tops.filter((values) => values.length > 1 || values[0] === '999')).toEqual([]);
  });

  it.each(["o'neil@contoso.com", 'guest_fabrikam.com#EXT#@contoso.onmicrosoft.com', 'a^b~c!d@contoso.com'])(
    'finds the user who is really called %s',
    async (userPrincipalName) => {
      const users = [graphUser(1), graphUser(2, { userPrincipalName })];
      const { directory } = await startFixture(graphData({ users }));

      expect(idsOf(await directory.find({ by: 'address', value: userPrincipalName }, 5))).toEqual([objectId(2)]);
    },
  );

  it("finds the user whose last name is O'Neil", async () => {
    const users = [graphUser(1), graphUser(2, { displayName: "Tara O'Neil", givenName: 'Tara', surname: "O'Neil" })];
    const { directory } = await startFixture(graphData({ users }));

    expect(idsOf(await directory.find({ by: 'name', value: "O'Neil, Tara" }, 5))).toEqual([objectId(2)]);
  });
});
