import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig, type Config } from '../src/config.ts';
import { defaultPolicy } from '../src/core/policy.ts';

const id = (last: number): string => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;

/** The least that can be said. */
const least = {
  bot: { appId: id(1), tenantId: id(2), approvalsConversationId: '19:approvers@thread.tacv2' },
  ad: { servers: ['dc1.contoso.com'], baseDn: 'DC=contoso,DC=com', bindDn: 'CN=svc-latchkey,DC=contoso,DC=com' },
  graph: { credential: { kind: 'client-secret', tenantId: id(2), clientId: id(3) } },
  policy: { agentGroups: [id(10)], approverGroups: [id(11)] },
};
const secrets = {
  LATCHKEY_AD_BIND_PASSWORD: 'one',
  LATCHKEY_BOT_CLIENT_SECRET: 'two',
  LATCHKEY_GRAPH_CLIENT_SECRET: 'three',
};

type Policy = Readonly<Record<string, unknown>>;

const readWith = (policy: Policy = {}, environment: Readonly<Record<string, string>> = secrets) =>
  readConfig(JSON.stringify({ ...least, policy: { ...least.policy, ...policy } }), environment);

function configOf(policy: Policy = {}): Config {
  const result = readWith(policy);
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return result.config;
}

function problemsOf(policy: Policy): readonly string[] {
  const result = readWith(policy);
  return result.ok ? [] : result.problems;
}

describe('readConfig', () => {
  it('takes the defaults of the product where the policy says nothing, and protects the account it signs in with', () => {
    expect(configOf().policy).toEqual({
      ...defaultPolicy,
      agentGroups: [id(10)],
      approverGroups: [id(11)],
      protection: { ...defaultPolicy.protection, accounts: [least.ad.bindDn] },
    });
  });

  it('keeps secrets apart, where printing does not show them', () => {
    const { secrets: kept } = configOf();

    expect([kept.adBindPassword, kept.botClientSecret, kept.graphClientSecret].map((one) => one?.reveal())).toEqual([
      'one',
      'two',
      'three',
    ]);
    expect(JSON.stringify(configOf())).not.toMatch(/"(one|two|three)"/);
  });

  it('names every secret that is missing or empty', () => {
    const result = readWith({}, { LATCHKEY_BOT_CLIENT_SECRET: '' });

    expect(result).toEqual({
      ok: false,
      problems: ['LATCHKEY_AD_BIND_PASSWORD', 'LATCHKEY_BOT_CLIENT_SECRET', 'LATCHKEY_GRAPH_CLIENT_SECRET'].map(
        (name) => `${name}: this environment variable is needed and is missing or empty`,
      ),
    });
  });

  it('asks for no secret that nothing uses', () => {
    const settings = {
      ...least,
      bot: { ...least.bot, registration: 'UserAssignedMSI' },
      graph: { credential: { kind: 'managed-identity' } },
    };

    expect(readConfig(JSON.stringify(settings), { LATCHKEY_AD_BIND_PASSWORD: 'x' }).ok).toBe(true);
  });

  it('lists all problems at once, each with its place', () => {
    const text = JSON.stringify({
      ...least,
      bot: { ...least.bot, appId: 'my bot', color: 'blue' },
      policy: {
        agentGroups: [],
        quorum: 0,
        requestMinutes: 1_441,
        ticketPattern: '(',
        workingHours: { timeZone: 'Mars/Olympus', start: '18:00', end: '8' },
        readonly: true,
      },
    });
    const result = readConfig(text, {});
    const places = (result.ok ? [] : result.problems).map((problem) => problem.split(':')[0]);

    expect(places.toSorted()).toEqual(
      [
        'bot.appId',
        'bot',
        'policy.agentGroups',
        'policy.approverGroups',
        'policy.quorum',
        'policy.requestMinutes',
        'policy.ticketPattern',
        'policy.workingHours.timeZone',
        'policy.workingHours.end',
        'policy',
        'LATCHKEY_AD_BIND_PASSWORD',
        'LATCHKEY_BOT_CLIENT_SECRET',
        'LATCHKEY_GRAPH_CLIENT_SECRET',
      ].toSorted(),
    );
  });

  it('says what is no JSON', () => {
    expect(readConfig('{', {})).toEqual({
      ok: false,
      problems: [expect.stringMatching(/^The settings file is not valid JSON: /)],
    });
  });

  it('takes the example of the documentation', () => {
    const example = readFileSync(new URL('../docs/settings.example.json', import.meta.url), 'utf8');

    expect(readConfig(example, secrets)).toMatchObject({ ok: true });
  });
});

describe('the policy in the settings', () => {
  it('is taken over whole, spans in milliseconds', () => {
    const { policy } = configOf({
      reviewerGroups: [id(12)],
      intentGroups: { reset: [], audit: [id(12)] },
      groupCacheSeconds: 30,
      quorum: 2,
      denials: 2,
      unlockApprovals: 1,
      approvalsForRisk: { outsideHours: 3 },
      approverPasswordHours: 48,
      recentResetHours: 12,
      burst: { count: 3 },
      privilegedGroupSids: ['S-1-5-21-1-2-3-1200'],
      workingHours: { timeZone: 'Europe/Berlin', start: '07:30', end: '24:00' },
      limits: { perSubject: { count: 2, minutes: 30 }, perTenant: { count: 50 } },
      requestMinutes: 1_440,
      protectedAccounts: ['svc-*'],
      protectEligibleRoles: true,
      readOnlyFile: '/etc/latchkey/read-only',
    });

    const minute = 60_000;
    expect(policy).toEqual({
      ...defaultPolicy,
      agentGroups: [id(10)],
      approverGroups: [id(11)],
      reviewerGroups: [id(12)],
      intentGroups: { reset: [], audit: [id(12)] },
      groupCache: 30_000,
      approval: {
        quorum: 2,
        denials: 2,
        unlock: 1,
        forRisk: { ...defaultPolicy.approval.forRisk, 'risk-outside-hours': 3 },
        passwordAge: 48 * 60 * minute,
      },
      risks: {
        recentReset: 12 * 60 * minute,
        burst: { count: 3, window: 10 * minute },
        privilegedGroupSids: ['S-1-5-21-1-2-3-1200'],
      },
      workingHours: { timeZone: 'Europe/Berlin', days: [1, 2, 3, 4, 5], start: '07:30', end: '24:00' },
      limits: {
        perSubject: { count: 2, window: 30 * minute },
        perAgent: defaultPolicy.limits.perAgent,
        perTenant: { count: 50, window: 60 * minute },
      },
      requestLifetime: 1_440 * minute,
      protection: { ...defaultPolicy.protection, accounts: ['svc-*', least.ad.bindDn], eligibleRoles: true },
      readOnlyFile: '/etc/latchkey/read-only',
    });
  });

  it.each<[string, Policy, string]>([
    ['no agents', { agentGroups: [] }, 'policy.agentGroups: names no group, so nobody could ask for anything'],
    ['no approvers', { approverGroups: [] }, 'policy.approverGroups: names no group, so nobody could approve anything'],
    [
      'hours that end before they start',
      { workingHours: { timeZone: 'UTC', start: '18:00', end: '08:00' } },
      'policy.workingHours.end: is not after the start',
    ],
    [
      'a time zone that does not exist',
      { workingHours: { timeZone: 'Berlin', start: '08:00', end: '18:00' } },
      'policy.workingHours.timeZone: is no time zone that is known here, e.g. Europe/Berlin',
    ],
    [
      'two ways of verifying with one id, because a record could mean either',
      {
        verifications: [
          { id: 'call', title: 'Called' },
          { id: 'call', title: 'Was called' },
        ],
      },
      'policy.verifications: has the same id twice',
    ],
    [
      'a pattern that fits everybody',
      { protectedAccounts: ['*'] },
      'policy.protectedAccounts.0: names no account in particular',
    ],
    [
      'a group by name',
      { protectedGroupSids: ['S-1-DnsAdmins'] },
      'policy.protectedGroupSids.0: is not a security identifier (S-1-...)',
    ],
    [
      'an OU by name',
      { protectedOrganisationalUnits: ['Executives'] },
      'policy.protectedOrganisationalUnits.0: is not a distinguished name (OU=...)',
    ],
  ])('is refused with %s', (_what, policy, problem) => {
    expect(problemsOf(policy)).toEqual([problem]);
  });

  it.each<[string, Policy]>([
    ['a request that lives longer than a day', { requestMinutes: 1_441 }],
    ['a cache of groups beyond a minute', { groupCacheSeconds: 61 }],
    ['a quorum of nobody', { quorum: 0 }],
    ['no denial that ends a request', { denials: 0 }],
    ['approvers whose password may be minutes old', { approverPasswordHours: 1 }],
    ['a limit of nothing', { limits: { perAgent: { count: 0 } } }],
    ['no way of verifying the caller', { verifications: [] }],
    ['a third re-issue', { reissues: 3 }],
    ['an intent that does not exist', { intentGroups: { delete: [id(1)] } }],
    ['a risk that does not exist', { approvalsForRisk: { fullMoon: 2 } }],
    ['a group that is no object id', { approverGroups: ['Approvers'] }],
  ])('is refused with %s', (_what, policy) => {
    expect(problemsOf(policy)).toHaveLength(1);
  });

  it.each([
    ['CONTOSO\\svc-latchkey', 'svc-latchkey'],
    ['svc-latchkey@contoso.com', 'svc-latchkey@contoso.com'],
    ['CN=Bot\\, the,OU=Service,DC=contoso,DC=com', 'CN=Bot\\, the,OU=Service,DC=contoso,DC=com'],
  ])('protects the account that is bound as %s', (bindDn, protectedName) => {
    const result = readConfig(JSON.stringify({ ...least, ad: { ...least.ad, bindDn } }), secrets);

    expect(result.ok && result.config.policy.protection.accounts).toEqual([protectedName]);
  });
});
