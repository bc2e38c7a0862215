import { describe, expect, it } from 'vitest';
import { runLatchkey } from './run-latchkey.ts';
import { goodSecrets, goodSettings } from './settings.ts';

const timeout = 60_000;

interface Report {
  readonly verdict: string;
  readonly exitStatus: number;
  readonly checks: readonly {
    readonly id: string;
    readonly status: string;
    readonly subject?: string;
    readonly fix?: string;
    readonly unchecked?: string;
  }[];
}

/** Addresses on which nothing listens, and short times, so that the run is quick. */
const deadEnds = {
  ...goodSettings,
  bot: { ...goodSettings.bot, port: 1 },
  ad: { ...goodSettings.ad, servers: ['127.0.0.1:1'], connectTimeoutMs: 500 },
  graph: { credential: { kind: 'managed-identity' }, baseUrl: 'http://127.0.0.1:1', timeoutMs: 500 },
};

describe('latchkey doctor', { timeout }, () => {
  it('examines the lab where there are no settings, says so, and finds nothing wrong with it', async () => {
    const ran = await runLatchkey(['doctor', '--sample', 'lfischer']);

    expect([ran.status, ran.error]).toEqual([
      0,
      'LAB: fictional people; there are no settings, so no real directory is examined.\n',
    ]);
    expect(ran.out).toMatch(/graph\.permission \[User\.Read\.All\]: GET \/users was answered/);
    expect(ran.out).toMatch(/Tenant profile\n {2}ok/);
  });

  it('lists everything that is wrong with the settings at once, with 2', async () => {
    const settings = { ...goodSettings, ad: { servers: [], baseDn: '', bindDn: 'x' }, policy: {} };
    const ran = await runLatchkey(['doctor', '--json'], { settings });
    const report = JSON.parse(ran.out) as Report;
    const failed = report.checks.filter(({ id, status }) => id === 'settings.valid' && status === 'failed');

    expect([ran.status, report.exitStatus, report.verdict]).toEqual([2, 2, 'settings-unusable']);
    expect(failed.map(({ subject }) => subject)).toEqual([
      'ad.servers',
      'ad.baseDn',
      'policy.agentGroups',
      'policy.approverGroups',
      'LATCHKEY_AD_BIND_PASSWORD',
      'LATCHKEY_BOT_CLIENT_SECRET',
    ]);
  });

  it('says of settings that are no JSON, or not there, what is wrong, with 2', async () => {
    const named = await runLatchkey(['doctor'], { env: { LATCHKEY_CONFIG: 'gone.json' } });

    expect(named.status).toBe(2);
    expect(named.out).toContain('LATCHKEY_CONFIG: names gone.json, which is not there');
  });

  it('ends with 3 when the directories cannot be reached, and says of each failure how to mend it', async () => {
    const ran = await runLatchkey(['doctor', '--json'], { settings: deadEnds, env: goodSecrets });
    const { verdict, checks } = JSON.parse(ran.out) as Report;
    const failed = checks.filter(({ status }) => status === 'failed').map(({ id }) => id);

    expect([ran.status, verdict]).toEqual([3, 'unreachable']);
    expect(failed).toEqual(
      expect.arrayContaining(['ad.reachable', 'graph.token', 'bot.token', 'audit.key', 'tenant.complete']),
    );
    expect(
      checks.filter(({ status, unchecked, fix }) => status !== 'ok' && unchecked !== 'not-used' && fix === undefined),
    ).toEqual([]);
    expect(ran.out + ran.error).not.toMatch(/bind-secret-71|bot-secret-72/);
  });

  it('names every file that is missing by its setting, and what had to wait for it', async () => {
    const settings = {
      ...deadEnds,
      ad: { ...deadEnds.ad, caFile: '/nowhere/ca.pem' },
      audit: { forward: { kind: 'syslog', host: '127.0.0.1', port: 1, caFile: '/nowhere/siem.pem' } },
    };
    const ran = await runLatchkey(['doctor', '--json'], { settings, env: goodSecrets });
    const { checks } = JSON.parse(ran.out) as Report;

    expect(ran.status).toBe(2);
    expect(checks.filter(({ id }) => id === 'settings.file').map(({ subject }) => subject)).toEqual([
      'ad.caFile',
      'audit.forward.caFile',
    ]);
    expect(checks.find(({ id }) => id === 'ad.examination')).toMatchObject({
      unchecked: 'blocked',
      fix: 'Mend /nowhere/ca.pem first: settings.file says how.',
    });
  });

  it('finds what would give secrets away in the environment', async () => {
    const env = { ...goodSecrets, NODE_DEBUG: 'ldapts', NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const ran = await runLatchkey(['doctor'], { settings: deadEnds, env });

    expect(ran.out).toMatch(/FAILED {6}machine\.node-debug/);
    expect(ran.out).toMatch(/FAILED {6}machine\.tls/);
    expect(ran.out + ran.error).not.toMatch(/bind-secret-71|bot-secret-72/);
  });

  it('finds the values of the example', async () => {
    const settings = { ...deadEnds, bot: { ...deadEnds.bot, appId: '00000000-0000-4000-8000-000000000001' } };
    const ran = await runLatchkey(['doctor'], { settings, env: goodSecrets });

    expect(ran.out).toMatch(/FAILED {6}settings\.placeholders \[bot\.appId\]/);
  });
});
