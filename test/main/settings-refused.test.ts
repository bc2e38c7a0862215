import { describe, expect, it } from 'vitest';
import { runLatchkey, type RunOptions } from './run-latchkey.ts';
import { goodSecrets, goodSettings } from './settings.ts';

const refusedBy = async (options: RunOptions) => {
  const ran = await runLatchkey(['serve'], { env: goodSecrets, ...options });
  return { ...ran, problems: ran.error.match(/^ {2}- .*/gm) ?? [] };
};

describe('latchkey serve', { timeout: 30_000 }, () => {
  it('lists every mistake in the settings at once and ends with 2', async () => {
    const settings = {
      ...goodSettings,
      bot: { ...goodSettings.bot, appId: 'no guid', port: 0 },
      policy: { ...goodSettings.policy, agentGroups: [] },
    };
    const { status, problems } = await refusedBy({ settings });

    expect([status, problems.map((problem) => /^ {2}- ([\w.]+)/.exec(problem)?.[1])]).toEqual([
      2,
      ['bot.appId', 'bot.port', 'policy.agentGroups'],
    ]);
  });

  it('says of a signing key that is none by which settings it was given, and ends with 2: starting again would not help', async () => {
    const ran = await runLatchkey(['serve'], {
      settings: goodSettings,
      env: { ...goodSecrets, LATCHKEY_AUDIT_KEY: 'no key' },
    });

    expect([ran.status, ran.error.split('PEM.')[0]]).toEqual([
      2,
      'The key that signs the audit transcript (audit.keyFile, audit.keyVault or LATCHKEY_AUDIT_KEY) cannot be used. It must be an Ed25519 private key in ',
    ]);
  });

  it('says of a database that cannot be opened which file it is and which setting names it', async () => {
    const settings = { ...goodSettings, store: { file: '/dev/null/latchkey.sqlite' } };
    const ran = await runLatchkey(['serve'], { settings, env: goodSecrets });

    expect([ran.status, ran.error]).toEqual([
      1,
      expect.stringMatching(
        /^The database \/dev\/null\/latchkey\.sqlite cannot be opened: .*See the section store of the settings\.\n$/,
      ),
    ]);
  });

  it.each([
    ['an unknown setting', { settings: { ...goodSettings, ldap: {} } }, /ldap/],
    [
      'a directory server by plain ldap://',
      { settings: { ...goodSettings, ad: { ...goodSettings.ad, servers: ['ldap://dc1'] } } },
      /ldap:\/\//,
    ],
    [
      'an empty bind password',
      { settings: goodSettings, env: { ...goodSecrets, LATCHKEY_AD_BIND_PASSWORD: '' } },
      /LATCHKEY_AD_BIND_PASSWORD/,
    ],
    [
      'a missing bot secret',
      { settings: goodSettings, env: { LATCHKEY_AD_BIND_PASSWORD: 'x' } },
      /LATCHKEY_BOT_CLIENT_SECRET/,
    ],
    [
      'a database on another machine without TLS',
      {
        settings: { ...goodSettings, store: { kind: 'postgres' } },
        env: { ...goodSecrets, LATCHKEY_DATABASE_URL: 'postgres://l:bind-secret-71@db.contoso.com/l' },
      },
      /LATCHKEY_DATABASE_URL: .*verify-full/,
    ],
    [
      'a debug switch that prints passwords',
      { settings: goodSettings, env: { ...goodSecrets, NODE_DEBUG: 'ldapts' } },
      /NODE_DEBUG/,
    ],
    [
      'a CA file that is not there',
      { settings: { ...goodSettings, ad: { ...goodSettings.ad, caFile: '/nowhere/ca.pem' } } },
      /ca\.pem/,
    ],
  ])('refuses %s', async (_what, options, words) => {
    const { status, error, out } = await refusedBy(options);

    expect(status).toBe(2);
    expect(error).toMatch(words);
    expect(error).toContain('Nothing was started');
    expect(out + error).not.toMatch(/bind-secret-71|bot-secret-72/);
  });

  it('refuses settings that are no JSON, and a file that was named and is missing', async () => {
    const noJson = await runLatchkey(['serve'], {
      settings: undefined,
      env: { ...goodSecrets, LATCHKEY_CONFIG: 'missing.json' },
    });

    expect([noJson.status, noJson.error]).toEqual([2, expect.stringContaining('missing.json')]);
  });
});
