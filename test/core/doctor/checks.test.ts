import { describe, expect, it } from 'vitest';
import { judgeApprovers, type Membership } from '../../../src/core/doctor/approver-checks.ts';
import { judgeAudit, type AuditFacts } from '../../../src/core/doctor/audit-checks.ts';
import { judgeBot, type BotFacts } from '../../../src/core/doctor/bot-checks.ts';
import { defineCheck } from '../../../src/core/doctor/check.ts';
import { judgeMachine, type MachineFacts } from '../../../src/core/doctor/machine-checks.ts';
import { findPlaceholders } from '../../../src/core/doctor/placeholders.ts';
import { seen, unseen } from '../../../src/core/doctor/probed.ts';
import { judgeSettings } from '../../../src/core/doctor/settings-checks.ts';
import { judgeTenantProfile } from '../../../src/core/doctor/tenant-checks.ts';
import { verdictOf } from '../../../src/core/doctor/verdict.ts';
import { defaultPolicy } from '../../../src/core/policy.ts';
import type { TenantProfile } from '../../../src/core/tenant-profile.ts';
import { troublesIn } from './troubles.ts';

const now = new Date('2026-11-20T09:00:00Z');
const check = defineCheck('family.name', 'What', 'Why');

describe('verdictOf', () => {
  const failed = check.failed('x', 'y');
  const unusable = check.failed('x', 'y', { consequence: 'settings-unusable' });
  const unreachable = check.failed('x', 'y', { consequence: 'unreachable' });

  it.each([
    ['nothing but ok', [check.ok('x')], 'good'],
    ['a warning', [check.warning('x', 'y')], 'good'],
    ['what only a person can look at', [check.notChecked('by-hand', 'x', 'y')], 'good'],
    [
      'a probe that broke off, because nobody knows what it would have found',
      [check.notChecked('no-answer', 'x', 'y')],
      'failed',
    ],
    ['a failure', [check.ok('x'), failed], 'failed'],
    ['an unreachable directory beside a failure', [failed, unreachable], 'unreachable'],
    ['unusable settings beside an unreachable directory', [unreachable, unusable], 'settings-unusable'],
  ] as const)('of %s', (_what, results, verdict) => {
    expect(verdictOf(results)).toBe(verdict);
  });

  it('lets a warning about a server that is one of several stay a warning, whatever failing it would have meant', () => {
    expect(verdictOf([check.warning('x', 'y', { consequence: 'unreachable' })])).toBe('good');
  });
});

describe('judgeSettings', () => {
  it('lists every problem by itself, and tells a secret to be set from a value to be corrected', () => {
    const problems = ['ad.servers: Invalid input', 'LATCHKEY_AD_BIND_PASSWORD: this environment variable is needed'];
    const results = judgeSettings({ file: 'latchkey.config.json', problems, placeholders: [] });

    expect(verdictOf(results)).toBe('settings-unusable');
    expect(results.slice(0, 2)).toMatchObject([
      { subject: 'ad.servers', fix: expect.stringContaining('docs/settings.example.json') },
      { subject: 'LATCHKEY_AD_BIND_PASSWORD', fix: expect.stringContaining('the service account in ad.bindDn') },
    ]);
  });
});

describe('findPlaceholders', () => {
  it('finds the ids and names of the example anywhere, and is not sure of fictional companies', () => {
    const settings = {
      bot: { appId: '00000000-0000-4000-8000-000000000001', approvalsConversationId: '19:approvers@thread.tacv2' },
      ad: { servers: ['dc1.contoso.com', 'dc1.corp.net'], bindDn: '<bind DN>' },
      policy: { agentGroups: ['a8b3b7c2-52a5-4e55-9d5c-0f2a1d7c9e10'] },
      audit: { conversationId: '19:audit@thread.tacv2', url: 'https://contosoaudit.blob.core.windows.net/x' },
    };

    expect(findPlaceholders(settings).map(({ setting, sure }) => [setting, sure])).toEqual([
      ['bot.appId', true],
      ['bot.approvalsConversationId', true],
      ['ad.servers.0', false],
      ['ad.bindDn', true],
      ['audit.conversationId', true],
      ['audit.url', false],
    ]);
  });
});

describe('judgeMachine', () => {
  const sound: MachineFacts = { nodeVersion: 'v24.21.0', runsAsRoot: false, changes: 'allowed' };

  it.each<[string, Partial<MachineFacts>, string[]]>([
    ['nothing in a sound machine', {}, []],
    ['an old Node.js', { nodeVersion: 'v20.11.1' }, ['failed machine.node']],
    ['root', { runsAsRoot: true }, ['warning machine.account']],
    ['NODE_DEBUG', { nodeDebugRefusal: 'prints passwords' }, ['failed machine.node-debug']],
    ['switched-off certificates', { tlsRejectUnauthorised: '0' }, ['failed machine.tls']],
    ['the read-only setting', { changes: 'read-only-setting' }, ['warning machine.read-only']],
    ['the read-only file', { changes: 'read-only-file', readOnlyFile: '/x' }, ['warning machine.read-only']],
  ])('finds %s', (_what, facts, troubles) => {
    expect(troublesIn(judgeMachine({ ...sound, ...facts }))).toEqual(troubles);
  });
});

describe('judgeApprovers', () => {
  const policy = { ...defaultPolicy, agentGroups: ['agents'], approverGroups: ['approvers'], reviewerGroups: ['r'] };
  const people = (agents: string[], approvers: string[]): Membership =>
    new Map([
      ['agents', agents],
      ['approvers', approvers],
    ]);
  const judge = (membership: Membership, approval = {}) =>
    troublesIn(judgeApprovers(membership, { ...policy, approval: { ...policy.approval, ...approval } }));

  it.each<[string, string[], string[], string[]]>([
    ['one who may only approve', ['a'], ['b'], []],
    ['one who may also ask', ['a', 'b'], ['b'], ['failed groups.approvers']],
    ['two who may both ask', ['a', 'b'], ['a', 'b'], []],
    ['nobody', ['a'], [], ['failed groups.approvers']],
  ])('judges approvers who are %s', (_what, agents, approvers, troubles) => {
    expect(judge(people(agents, approvers))).toEqual(troubles);
  });

  it('counts against the quorum, and warns when only a request with a risk could not be decided', () => {
    const three = people(['a', 'b'], ['b', 'c', 'd']);
    const risky = { ...defaultPolicy.approval.forRisk, 'risk-burst': 3 };

    expect([judge(three, { quorum: 2 }), judge(three, { quorum: 3 }), judge(three, { forRisk: risky })]).toEqual([
      [],
      ['failed groups.approvers'],
      ['warning groups.approvers'],
    ]);
  });
});

describe('judgeTenantProfile', () => {
  const declaration = { by: 'Dana', at: '2026-11-01T09:00:00Z' };
  const whole: TenantProfile = {
    signInMethod: 'passwordHashSync',
    features: {
      passwordSyncEnabled: true,
      userForcePasswordChangeOnLogonEnabled: true,
      cloudPasswordPolicyForPasswordSyncedUsersEnabled: false,
    },
    passwordWriteback: true,
    connectVersion: '2.5.76.0',
    adConnectorName: 'contoso.com',
    declarations: { signInMethod: declaration },
  };
  const tenant = { syncEnabled: true, domains: [{ name: 'contoso.com', federated: false, verified: true }] };
  const judge = (profile: TenantProfile, facts: Parameters<typeof judgeTenantProfile>[1] = tenant) =>
    troublesIn(judgeTenantProfile(profile, facts, [], now));

  it('finds nothing in a whole profile that fits the tenant', () => {
    expect(judge(whole)).toEqual([]);
  });

  it('fails for what most answers rest on and warns of the rest, in an empty profile', () => {
    expect(judge({})).toEqual([
      'failed tenant.complete [signInMethod]',
      'failed tenant.complete [features.passwordSyncEnabled]',
      'failed tenant.complete [features.userForcePasswordChangeOnLogonEnabled]',
      'failed tenant.complete [features.cloudPasswordPolicyForPasswordSyncedUsersEnabled]',
      'warning tenant.complete [passwordWriteback]',
      'warning tenant.complete [connectVersion]',
      'warning tenant.complete [adConnectorName]',
    ]);
  });

  it('sends an administrator to the import for what the import reads, and for nothing else', () => {
    const fixes = judgeTenantProfile({}, tenant, [], now).map(({ subject, fix }) => [
      subject,
      fix?.startsWith('Run latchkey tenant import'),
    ]);

    expect(fixes.slice(0, 7)).toEqual([
      ['signInMethod', false],
      ['features.passwordSyncEnabled', true],
      ['features.userForcePasswordChangeOnLogonEnabled', true],
      ['features.cloudPasswordPolicyForPasswordSyncedUsersEnabled', true],
      ['passwordWriteback', false],
      ['connectVersion', false],
      ['adConnectorName', false],
    ]);
  });

  it.each<[string, Partial<TenantProfile>, Partial<typeof tenant>, string[]]>([
    ['federation of a managed domain', { signInMethod: 'federated' }, {}, ['failed tenant.contradiction']],
    [
      'hash sync for a federated domain',
      {},
      { domains: [{ name: 'contoso.com', federated: true, verified: true }] },
      ['failed tenant.contradiction'],
    ],
    [
      'a domain that is not there',
      { domainSignInMethods: { 'gone.com': 'passwordHashSync' } },
      {},
      ['failed tenant.contradiction'],
    ],
    ['hash sync in a tenant that is not synchronised', {}, { syncEnabled: false }, ['failed tenant.contradiction']],
    [
      'a declaration of the last year',
      { declarations: { signInMethod: { by: 'Dana', at: '2026-01-01T00:00:00Z' } } },
      {},
      ['warning tenant.age [signInMethod]'],
    ],
    [
      'a declaration of the next year',
      { declarations: { signInMethod: { by: 'Dana', at: '2027-01-01T00:00:00Z' } } },
      {},
      ['failed tenant.age [signInMethod]'],
    ],
  ])('finds %s', (_what, profile, facts, troubles) => {
    expect(judge({ ...whole, ...profile }, { ...tenant, ...facts })).toEqual(troubles);
  });

  it('says what speaks against it once, however many accounts show it', () => {
    const seenTwice = { declared: 'sign-in by password hash sync', seen: 'AADSTS80012', advice: 'Look.' };

    expect(troublesIn(judgeTenantProfile(whole, tenant, [seenTwice, seenTwice], now))).toEqual([
      'failed tenant.contradiction',
    ]);
  });

  it('does not call it free of contradictions when nothing could be read', () => {
    expect(troublesIn(judgeTenantProfile(whole, undefined, undefined, now))).toEqual([
      'not-checked tenant.contradiction',
    ]);
  });
});

describe('judgeAudit', () => {
  const sound: AuditFacts = {
    key: seen('name+id+key'),
    place: { directory: '/worm', exists: true, writable: seen(true), besideDatabase: false, newest: 90 },
    furtherPlaces: [],
    log: seen({
      records: 91,
      looked: 91,
      lastCheckpoint: { size: 90, madeAt: new Date('2026-11-01T00:00:00Z'), keyId: '1' },
    }),
    interval: 300_000,
  };
  const place = (facts: Partial<AuditFacts['place']>) => ({ place: { ...sound.place, ...facts } });
  const log = (facts: object) => ({ log: seen({ records: 95, looked: 95, ...facts }) });

  it.each<[string, Partial<AuditFacts>, string[]]>([
    ['nothing in an idle, covered transcript', {}, []],
    ['no key', { key: 'none' }, ['failed audit.key', 'not-checked audit.last-checkpoint']],
    [
      'a key that is none',
      { key: unseen('key', 'not PEM') },
      ['failed audit.key', 'not-checked audit.last-checkpoint'],
    ],
    [
      'a directory that cannot be written',
      place({ writable: unseen('x', 'EACCES') }),
      ['failed audit.second-place [/worm]'],
    ],
    ['a second place beside the database', place({ besideDatabase: true }), ['warning audit.second-place [/worm]']],
    [
      'a broken chain',
      log({ flaw: 'Record 7 does not follow.', lastCheckpoint: undefined }),
      ['failed audit.chain', 'warning audit.last-checkpoint'],
    ],
    [
      'records that no checkpoint covers for long',
      log({ lastCheckpoint: { size: 90, madeAt: new Date('2026-11-20T08:00:00Z'), keyId: '1' } }),
      ['warning audit.last-checkpoint'],
    ],
    ['checkpoints that were removed from the second place', place({ newest: 50 }), ['failed audit.last-checkpoint']],
    [
      'a failing delivery',
      { forwarding: { receiver: 'siem', behind: 3, lastError: 'refused' } },
      ['failed audit.forwarding [siem]'],
    ],
    ['a growing backlog', { forwarding: { receiver: 'siem', behind: 500 } }, ['warning audit.forwarding [siem]']],
  ])('finds %s', (_what, facts, troubles) => {
    expect(troublesIn(judgeAudit({ ...sound, ...facts }, now))).toEqual(troubles);
  });
});

describe('judgeBot', () => {
  const tenantId = '7f000001-1111-4111-8111-000000000001';
  const sound: BotFacts = {
    appId: 'app',
    tenantId,
    registration: 'SingleTenant',
    token: seen({ tenantId }),
    local: 'http://127.0.0.1:3978/api/messages',
    unsigned: seen(401),
  };

  it.each<[string, Partial<BotFacts>, string[]]>([
    ['nothing in a sound registration', {}, []],
    ['a wrong secret', { token: unseen('aadsts.7000215', 'x') }, ['failed bot.token']],
    ['a token of another tenant', { token: seen({ tenantId: 'other' }) }, ['failed bot.tenant']],
    [
      'an endpoint that takes unsigned messages',
      { unsigned: seen(200) },
      ['failed bot.endpoint [http://127.0.0.1:3978/api/messages]'],
    ],
  ])('finds %s', (_what, facts, troubles) => {
    expect(troublesIn(judgeBot({ ...sound, ...facts }))).toEqual(troubles);
  });

  it('says how to look at the public endpoint, because it cannot look itself', () => {
    expect(judgeBot(sound).find(({ id }) => id === 'bot.messaging-endpoint')).toMatchObject({
      status: 'not-checked',
      unchecked: 'by-hand',
      fix: expect.stringContaining('curl'),
    });
  });
});
