import { describe, expect, it } from 'vitest';
import { unavailable } from '../../../src/core/reading.ts';
import type { GraphData, GraphSignIn } from '../../../src/lab/graph/graph-data.ts';
import type { GraphOptions } from '../../../src/adapters/graph/entra-directory.ts';
import type { EntraAccount } from '../../../src/ports/entra-directory.ts';
import { batchedUrls, graphData, graphUser, objectId, startFixture, type GraphFixture } from './graph-fixture.ts';

function signIn(createdDateTime: string, errorCode = 0, more: Partial<GraphSignIn> = {}): GraphSignIn {
  return {
    userId: objectId(1),
    userPrincipalName: 'user1@contoso.com',
    createdDateTime,
    status: { errorCode },
    ...more,
  };
}

const byAddress = { by: 'address', value: 'User1@contoso.com' } as const;
const byId = { by: 'entra-id', value: objectId(1) } as const;

async function readUser1(
  data: Partial<GraphData>,
  options: Partial<GraphOptions> = {},
  prepare: (fixture: GraphFixture) => void = () => undefined,
  key: typeof byAddress | typeof byId = byAddress,
): Promise<{ readonly account: EntraAccount | undefined; readonly fixture: GraphFixture }> {
  const fixture = await startFixture(graphData(data), options);
  prepare(fixture);
  const found = await fixture.directory.find(key, 5);
  return { account: found.kind === 'read' ? found.value.accounts[0] : undefined, fixture };
}

describe('sign-ins', () => {
  it('are reduced to what the rules use, newest first', async () => {
    const { account } = await readUser1({
      signIns: [
        signIn('2026-11-20T08:00:00Z', 50126, {
          appDisplayName: 'Office',
          ipAddress: '192.0.2.1',
          status: { errorCode: 50126, failureReason: 'Invalid username or password.' },
        }),
        signIn('2026-11-20T08:30:00Z'),
      ],
    });

    expect(account?.signIns).toEqual({
      kind: 'read',
      value: [
        { createdDateTime: '2026-11-20T08:30:00Z', errorCode: 0 },
        {
          createdDateTime: '2026-11-20T08:00:00Z',
          errorCode: 50126,
          failureReason: 'Invalid username or password.',
          appDisplayName: 'Office',
          ipAddress: '192.0.2.1',
        },
      ],
    });
  });

  it('older than 24 hours are not asked for', async () => {
    const { account } = await readUser1({ signIns: [signIn('2026-11-19T08:59:59Z'), signIn('2026-11-19T09:00:00Z')] });

    expect(account?.signIns).toEqual({
      kind: 'read',
      value: [{ createdDateTime: '2026-11-19T09:00:00Z', errorCode: 0 }],
    });
  });

  it('are at most 20', async () => {
    const signIns = Array.from({ length: 30 }, (_, minute) =>
      signIn(`2026-11-20T08:${String(minute).padStart(2, '0')}:00Z`),
    );
    const { account } = await readUser1({ signIns });

    expect(account?.signIns).toMatchObject({ kind: 'read', value: { length: 20 } });
  });

  it('are asked for by the name in lower case, because the log compares with regard to case', async () => {
    const { fixture } = await readUser1({});

    const asked = batchedUrls(fixture.server.requests).find((url) => url.includes('/auditLogs/signIns'));
    expect(asked).toContain("userPrincipalName eq 'user1@contoso.com'");
  });

  it('of another user with the same name are dropped, those without a user are kept', async () => {
    const { account } = await readUser1({
      signIns: [
        signIn('2026-11-20T08:30:00Z', 50053, { userId: objectId(2) }),
        signIn('2026-11-20T08:20:00Z', 50034, { userId: '00000000-0000-0000-0000-000000000000' }),
      ],
    });

    expect(account?.signIns).toEqual({
      kind: 'read',
      value: [{ createdDateTime: '2026-11-20T08:20:00Z', errorCode: 50034 }],
    });
  });

  it.each([
    ['graph.no-premium-licence', { status: 403, code: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant' }],
    ['graph.forbidden', { status: 403, code: 'Authentication_MSGraphPermissionMissing' }],
    ['graph.unknown', { status: 404 }],
    ['graph.unknown', { status: 400 }],
  ] as const)('are unavailable with %s after %j, and the user stays readable', async (code, fault) => {
    const { account, fixture } = await readUser1({}, {}, ({ server }) => {
      server.faults.inject({ path: '/auditLogs/signIns', ...fault });
    });

    expect(account?.signIns).toEqual(unavailable(code));
    expect(account?.user).toMatchObject({ id: objectId(1), accountEnabled: true, _directoryRoles: [] });
    expect(fixture.waits).toEqual([]);
  });
});

describe('directory roles', () => {
  const directoryRoles = [
    { id: 'r1', displayName: 'User Administrator', members: [objectId(1)] },
    { id: 'r2', displayName: 'Global Reader', members: ['g2'] },
    { id: 'r3', displayName: 'Global Administrator', members: [objectId(2)] },
  ];
  const groups = [
    { id: 'g1', displayName: 'inner', members: [objectId(1)] },
    { id: 'g2', displayName: 'outer', members: ['g1'] },
  ];

  it('are those held directly and through groups in groups', async () => {
    const { account } = await readUser1({ directoryRoles, groups });

    expect(account?.user['_directoryRoles']).toEqual(['User Administrator', 'Global Reader']);
  });

  it.each([
    ['they are refused', { status: 403 }],
    ['Graph fails', { status: 500 }],
  ])('are left out, not empty, when %s', async (_why, fault) => {
    const { account, fixture } = await readUser1({ directoryRoles }, {}, ({ server }) => {
      server.faults.inject({
        path: '/users/User1@contoso.com/transitiveMemberOf/microsoft.graph.directoryRole',
        ...fault,
      });
    });

    expect(account?.user).not.toHaveProperty('_directoryRoles');
    expect(fixture.logged).toMatchObject([{ request: 'roles' }]);
  });

  it('are left out when Graph hides their names, because a permission is missing', async () => {
    const hidden = [{ id: 'r1', displayName: null as unknown as string, members: [objectId(1)] }];
    const { account } = await readUser1({ directoryRoles: hidden });

    expect(account?.user).not.toHaveProperty('_directoryRoles');
  });

  it('are left out when there is a further page, because a part is not the whole', async () => {
    const many = Array.from({ length: 101 }, (_, index) => ({
      id: `r${index}`,
      displayName: `Role ${index}`,
      members: [objectId(1)],
    }));
    const { account } = await readUser1({ directoryRoles: many });

    expect(account?.user).not.toHaveProperty('_directoryRoles');
  });

  it('are not asked for when readRoles is off', async () => {
    const { account, fixture } = await readUser1({ directoryRoles }, { readRoles: false });

    expect(account?.user).not.toHaveProperty('_directoryRoles');
    expect(batchedUrls(fixture.server.requests).filter((url) => url.includes('transitiveMemberOf'))).toEqual([]);
  });
});

describe('groups that may be given directory roles', () => {
  const groups = [
    { id: 'g1', displayName: 'Tier 0 staff', members: [objectId(1)] },
    { id: 'g2', displayName: 'Role holders', isAssignableToRole: true, members: ['g1'] },
    { id: 'g3', displayName: 'Other role holders', isAssignableToRole: true, members: [objectId(2)] },
  ];

  it('are those the user is in, also through a group in them, and ordinary groups are not', async () => {
    const { account } = await readUser1({ groups });

    expect(account?.user['_roleAssignableGroups']).toEqual(['Role holders']);
  });

  it.each([403, 500])('are left out, not empty, when Graph answers %i', async (status) => {
    const { account } = await readUser1({ groups }, {}, ({ server }) => {
      server.faults.inject({ path: '/users/User1@contoso.com/transitiveMemberOf/microsoft.graph.group', status });
    });

    expect(account?.user).not.toHaveProperty('_roleAssignableGroups');
    expect(account?.user).toHaveProperty('_directoryRoles');
  });

  it('are left out when there are more groups than a page holds', async () => {
    const many = Array.from({ length: 1_000 }, (_, at) => ({ id: `g${at}`, displayName: 'x', members: [objectId(1)] }));
    const { account } = await readUser1({ groups: many });

    expect(account?.user).not.toHaveProperty('_roleAssignableGroups');
  });
});

describe('directory roles that could be activated', () => {
  const eligibleRoles = [
    { principalId: objectId(1), roleDefinitionId: 'd1', roleDefinition: { displayName: 'User Administrator' } },
    { principalId: objectId(2), roleDefinitionId: 'd2', roleDefinition: { displayName: 'Global Administrator' } },
  ];
  const on = { readEligibleRoles: true };

  it.each([byAddress, byId])('are those of this user, found by %j', async (key) => {
    const { account } = await readUser1({ eligibleRoles }, on, undefined, key);

    expect(account?.user['_eligibleRoles']).toEqual(['User Administrator']);
  });

  it('are an empty list for a user without any', async () => {
    expect((await readUser1({}, on)).account?.user['_eligibleRoles']).toEqual([]);
  });

  it.each([400, 403, 500])('are left out, not empty, when Graph answers %i', async (status) => {
    const { account } = await readUser1({ eligibleRoles }, on, ({ server }) => {
      server.faults.inject({ path: '/roleManagement/directory/roleEligibilityScheduleInstances', status, times: 4 });
    });

    expect(account?.user).not.toHaveProperty('_eligibleRoles');
  });

  it('are not asked for unless the tenant uses them', async () => {
    const { account, fixture } = await readUser1({ eligibleRoles });

    expect(account?.user).not.toHaveProperty('_eligibleRoles');
    expect(batchedUrls(fixture.server.requests).filter((url) => url.includes('roleManagement'))).toEqual([]);
  });
});

describe('user risk', () => {
  const riskyUsers = [{ id: objectId(1), riskState: 'atRisk', riskLevel: 'high' } as const];

  it.each([byAddress, byId])('is read by %j', async (key) => {
    const { account } = await readUser1({ riskyUsers }, { readRisk: true }, undefined, key);

    expect(account?.user['riskyUser']).toEqual({ riskState: 'atRisk', riskLevel: 'high' });
  });

  it.each([byAddress, byId])('is left out for a user without a risk record, by %j', async (key) => {
    const { account } = await readUser1({ users: [graphUser(1)] }, { readRisk: true }, undefined, key);

    expect(account?.user).not.toHaveProperty('riskyUser');
  });

  it('is not asked for unless readRisk is on', async () => {
    const { fixture } = await readUser1({ riskyUsers });

    expect(batchedUrls(fixture.server.requests).filter((url) => url.includes('riskyUsers'))).toEqual([]);
  });
});
