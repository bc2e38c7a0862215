import { describe, expect, it, onTestFinished } from 'vitest';
import { probeGraph, type GraphQuestions } from '../../../src/adapters/graph/probe-graph.ts';
import { harmlessCalls, neededPermissions } from '../../../src/adapters/graph/probe-permissions.ts';
import type { CheckResult } from '../../../src/core/doctor/check.ts';
import { judgeGraph } from '../../../src/core/doctor/graph-checks.ts';
import { verdictOf } from '../../../src/core/doctor/verdict.ts';
import { defaultPolicy, groupsNamedBy, type Policy } from '../../../src/core/policy.ts';
import type { GraphData } from '../../../src/lab/graph/graph-data.ts';
import { startGraphServer } from '../../../src/lab/graph/graph-server.ts';
import { troublesIn } from '../../core/doctor/troubles.ts';
import { graphData, graphUser, now, objectId } from './graph-fixture.ts';

const tenantId = '7f000001-1111-4111-8111-000000000001';
const [agents, approvers] = ['10000000-0000-4000-8000-000000000001', '10000000-0000-4000-8000-000000000002'];
const everything = { readRoles: true, readEligibleRoles: true, readRisk: true, cloudOnlyResets: true, ownerMail: true };
/** What a sound token carries: Mail.Send is granted in Exchange. */
const allNeeded = neededPermissions(everything)
  .map(({ permission }) => permission)
  .filter((permission) => permission !== 'Mail.Send');

const jwt = (claims: object): string =>
  ['{}', JSON.stringify(claims), 'signature'].map((part) => Buffer.from(part).toString('base64url')).join('.');

const goodData = (): GraphData =>
  graphData({
    users: [1, 2, 3].map((index) => graphUser(index)),
    groups: [
      { id: agents, displayName: 'Agents', members: [objectId(1), objectId(2)] },
      { id: approvers, displayName: 'Approvers', members: [objectId(2), objectId(3)] },
    ],
  });

interface Fault {
  readonly data?: Partial<GraphData>;
  readonly roles?: readonly string[];
  readonly tid?: string;
  readonly policy?: Partial<Policy>;
  readonly inject?: readonly { readonly path: string; readonly status: number; readonly code?: string }[];
  readonly questions?: Partial<GraphQuestions>;
}

/** The doctor's look at Graph, through the real client, at a server with these faults. */
async function examine({ data, roles = allNeeded, tid = tenantId, policy, inject = [], questions }: Fault) {
  const token = jwt({ tid, roles, appid: 'app' });
  const server = await startGraphServer({ ...goodData(), ...data }, { token });
  onTestFinished(() => server.close());
  for (const fault of inject) server.faults.inject(fault);
  const rules: Policy = {
    ...defaultPolicy,
    agentGroups: [agents],
    approverGroups: [approvers],
    reviewerGroups: [agents],
    ...policy,
  };
  const facts = await probeGraph({
    settings: { baseUrl: server.url, credential: 'client-secret', tenantId, clientId: 'app' },
    credential: () => ({ getToken: async () => ({ token, expiresOnTimestamp: now.getTime() + 3_600_000 }) }),
    timeoutMs: 5_000,
    switches: everything,
    groupIds: groupsNamedBy(rules),
    now: () => now,
    ...questions,
  });
  const results = judgeGraph(facts, rules, true, now);
  return { results, troubles: troublesIn(results), verdict: verdictOf(results), requests: server.requests };
}

describe('the doctor at Microsoft Graph', () => {
  it('finds nothing wrong with a sound tenant, and only reads', async () => {
    const { troubles, verdict, requests } = await examine({});

    expect([verdict, troubles]).toEqual(['good', []]);
    expect(requests.filter(({ batched }) => batched).map(({ method }) => method)).not.toContain('PATCH');
    expect(new Set(requests.filter(({ batched }) => batched).map(({ method }) => method))).toEqual(new Set(['GET']));
  });

  it.each(Object.entries(harmlessCalls))(
    'finds that %s is missing, and names where to grant it',
    async (permission, { url }) => {
      const path = url.split('?')[0] ?? '';
      const { results } = await examine({
        roles: allNeeded.filter((role) => role !== permission),
        inject: [{ path, status: 403 }],
      });
      const failed = results.filter(({ id, status }) => id === 'graph.permission' && status === 'failed');

      expect(failed).toMatchObject([
        {
          subject: permission,
          fix: expect.stringContaining(`the application permission ${permission} of Microsoft Graph`),
        },
      ]);
    },
  );

  it.each(allNeeded.filter((permission) => !(permission in harmlessCalls)))(
    'finds in the token that %s is missing, because no harmless call shows it',
    async (permission) => {
      const { troubles } = await examine({ roles: allNeeded.filter((role) => role !== permission) });

      expect(troubles).toEqual([`failed graph.permission [${permission}]`]);
    },
  );

  it('never sends an administrator to grant Mail.Send in Entra ID, and fails where it was', async () => {
    const sound = await examine({});
    const everybody = await examine({ roles: [...allNeeded, 'Mail.Send'] });
    const mail = ({ id, subject }: CheckResult) => id === 'graph.permission' && subject === 'Mail.Send';

    expect(everybody.troubles).toEqual(['failed graph.permission [Mail.Send]']);
    expect([sound, everybody].map(({ results }) => results.find(mail))).toMatchObject([
      { status: 'not-checked', unchecked: 'by-hand', fix: expect.stringContaining('allow-owner-mail.ps1') },
      { status: 'failed', fix: expect.stringMatching(/revoke Mail\.Send.*allow-owner-mail\.ps1/) },
    ]);
  });

  it('fails for a permission to write that nobody needs, and warns of one to read', async () => {
    const writing = await examine({
      roles: [...allNeeded, 'Directory.ReadWrite.All', 'RoleManagement.ReadWrite.Directory'],
    });
    const reading = await examine({ roles: [...allNeeded, 'Mail.Read'] });

    expect([writing.troubles, reading.troubles]).toEqual([
      ['failed graph.least-privilege'],
      ['warning graph.least-privilege'],
    ]);
  });

  it('warns when a broader permission stands in for the right one', async () => {
    const { troubles } = await examine({
      roles: [...allNeeded.filter((role) => role !== 'Domain.Read.All'), 'Directory.Read.All'],
    });

    expect(troubles).toEqual(['warning graph.permission [Domain.Read.All]', 'warning graph.least-privilege']);
  });

  it('holds a missing licence for the sign-in log apart from a missing permission', async () => {
    const code = 'Authentication_RequestFromNonPremiumTenantOrB2CTenant';
    const { troubles, verdict } = await examine({ inject: [{ path: '/auditLogs/signIns', status: 403, code }] });

    expect([verdict, troubles]).toEqual(['good', ['warning graph.sign-in-log']]);
  });

  it('sees a token of another tenant', async () => {
    expect((await examine({ tid: '99999999-9999-4999-8999-999999999999' })).troubles).toEqual(['failed graph.tenant']);
  });

  it.each<[string, Fault, string[]]>([
    [
      'a group id that is nobody’s',
      { policy: { approverGroups: ['20000000-0000-4000-8000-00000000000f'] } },
      ['failed groups.usable [20000000-0000-4000-8000-00000000000f]', 'failed groups.approvers'],
    ],
    [
      'an empty group of approvers',
      {
        data: {
          groups: [
            { id: agents, displayName: 'A', members: [objectId(1)] },
            { id: approvers, displayName: 'B', members: [] },
          ],
        },
      },
      [`failed groups.usable [${approvers}]`, 'failed groups.approvers'],
    ],
    [
      'approvers who are all blocked',
      {
        data: {
          users: [graphUser(1), graphUser(2, { accountEnabled: false })],
          groups: [
            { id: agents, displayName: 'A', members: [objectId(1)] },
            { id: approvers, displayName: 'B', members: [objectId(2)] },
          ],
        },
      },
      [`failed groups.usable [${approvers}]`, 'failed groups.approvers'],
    ],
    [
      'a single approver who may also ask',
      {
        data: {
          groups: [
            { id: agents, displayName: 'A', members: [objectId(1), objectId(2)] },
            { id: approvers, displayName: 'B', members: [objectId(2)] },
          ],
        },
      },
      ['failed groups.approvers'],
    ],
    [
      'a single approver who may ask through a nested group',
      {
        data: {
          groups: [
            { id: agents, displayName: 'A', members: [approvers] },
            { id: approvers, displayName: 'B', members: [objectId(2)] },
          ],
        },
      },
      ['failed groups.approvers'],
    ],
    [
      'a public Microsoft 365 group, which everybody may join',
      {
        data: {
          groups: [
            { id: agents, displayName: 'A', members: [objectId(1)] },
            {
              id: approvers,
              displayName: 'B',
              members: [objectId(2), objectId(3)],
              groupTypes: ['Unified'],
              visibility: 'Public',
            },
          ],
        },
      },
      [`failed groups.usable [${approvers}]`],
    ],
    [
      'a distribution list in place of a security group',
      {
        data: {
          groups: [
            { id: agents, displayName: 'A', members: [objectId(1)] },
            { id: approvers, displayName: 'B', members: [objectId(2), objectId(3)], securityEnabled: false },
          ],
        },
      },
      [`warning groups.usable [${approvers}]`],
    ],
  ])('finds %s', async (_what, fault, troubles) => {
    expect((await examine(fault)).troubles).toEqual(troubles);
  });

  it('lets one approver be enough when that one may not ask', async () => {
    const groups = [
      { id: agents, displayName: 'A', members: [objectId(1)] },
      { id: approvers, displayName: 'B', members: [objectId(2)] },
    ];

    expect((await examine({ data: { groups } })).troubles).toEqual([]);
  });

  it('counts the people who may ask for a reset where the policy names other groups for it', async () => {
    const groups = [
      { id: agents, displayName: 'A', members: [objectId(1), objectId(2)] },
      { id: approvers, displayName: 'B', members: [objectId(2)] },
    ];
    const others = '10000000-0000-4000-8000-000000000003';
    const more = [...groups, { id: others, displayName: 'C', members: [objectId(1)] }];

    expect((await examine({ data: { groups: more }, policy: { intentGroups: { reset: [others] } } })).troubles).toEqual(
      [],
    );
  });

  it('knows nothing about approvers when the members of a group cannot be read', async () => {
    const { troubles, verdict } = await examine({
      inject: [{ path: `/groups/${approvers}/transitiveMembers`, status: 403 }],
    });

    expect([verdict, troubles]).toEqual([
      'failed',
      [`not-checked groups.usable [${approvers}]`, 'not-checked groups.approvers'],
    ]);
  });

  it.each<[string, GraphData['organization'], string[]]>([
    [
      'a tenant that is not synchronised',
      { id: 't', onPremisesSyncEnabled: null },
      ['failed graph.directory-sync', 'warning graph.password-sync'],
    ],
    [
      'a synchronisation that stopped two days ago',
      {
        id: 't',
        onPremisesSyncEnabled: true,
        onPremisesLastSyncDateTime: '2026-11-18T09:00:00Z',
        onPremisesLastPasswordSyncDateTime: '2026-11-20T08:59:00Z',
      },
      ['failed graph.directory-sync'],
    ],
    [
      'a hash loop that stopped in the night',
      {
        id: 't',
        onPremisesSyncEnabled: true,
        onPremisesLastSyncDateTime: '2026-11-20T08:40:00Z',
        onPremisesLastPasswordSyncDateTime: '2026-11-20T02:00:00Z',
      },
      ['warning graph.password-sync'],
    ],
  ])('finds %s', async (_what, organization, troubles) => {
    expect((await examine({ data: { organization } })).troubles).toEqual(troubles);
  });

  it.each([
    ['AADSTS7000215: Invalid client secret provided.', 'The client secret is wrong. (AADSTS7000215)'],
    ['AADSTS7000222: The provided client secret keys are expired.', 'The client secret has expired. (AADSTS7000222)'],
    [
      'AADSTS700016: Application was not found in the directory',
      'The tenant has no application with this id. (AADSTS700016)',
    ],
    ['AADSTS90002: Tenant not found.', 'There is no such tenant. (AADSTS90002)'],
    [
      'AADSTS700027: The certificate was not registered',
      'The certificate is not registered for this application, or has expired. (AADSTS700027)',
    ],
    ['AADSTS4711: Something new.', 'Microsoft Entra ID refused it: AADSTS4711: Something new.'],
  ])('explains the refusal %s', async (message, found) => {
    const credential = () => ({ getToken: () => Promise.reject(new Error(message)) });
    const { results, verdict } = await examine({ questions: { credential } });

    expect([verdict, results[0]?.found]).toEqual(['failed', found]);
  });

  it.each([
    [
      'the sign-in endpoint',
      { credential: () => ({ getToken: () => new Promise<never>(() => undefined) }), timeoutMs: 200 },
    ],
    ['Graph', { settings: { baseUrl: 'http://127.0.0.1:1', credential: 'client-secret' as const, tenantId } }],
  ])('calls it unreachable when %s does not answer', async (_who, questions) => {
    expect((await examine({ questions })).verdict).toBe('unreachable');
  });
});
