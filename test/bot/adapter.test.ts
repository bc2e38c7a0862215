import type { Activity } from 'botbuilder';
import { describe, expect, it, onTestFinished } from 'vitest';
import { authenticationFor } from '../../src/bot/authentication.ts';
import { Secret } from '../../src/core/secret.ts';
import { startBot } from './bot-under-test.ts';
import { appId as botId } from './connector-double.ts';

const appId = '11111111-1111-4111-8111-111111111111';
const tenantId = '22222222-2222-4222-8222-222222222222';

describe('authenticationFor', () => {
  it('takes both registrations that Azure still offers, without a network', () => {
    expect(() =>
      authenticationFor({ kind: 'single-tenant', appId, tenantId, password: new Secret('p') }),
    ).not.toThrow();
    expect(() => authenticationFor({ kind: 'managed-identity', appId, tenantId })).not.toThrow();
  });

  it('refuses an empty app id, with which Bot Framework would accept everybody', () => {
    expect(() => authenticationFor({ kind: 'managed-identity', appId: '', tenantId })).toThrow('accept everybody');
  });
});

describe('a token that was checked before', () => {
  it('is known again, and neither another one nor the same for another place passes with it', async () => {
    const bot = await startBot();
    onTestFinished(() => bot.close());
    const check = (header: string, change: Partial<Activity> = {}): Promise<unknown> => {
      const activity = { channelId: 'msteams', serviceUrl: bot.connector.url, ...change } as Activity;
      return bot.authentication.authenticateRequest(activity, header).then(
        ({ claimsIdentity }) => claimsIdentity.getClaimValue('aud'),
        () => 'refused',
      );
    };
    const token = `Bearer ${await bot.connector.token()}`;
    const unsigned = token.slice(0, token.lastIndexOf('.') + 1);
    const answers = [];
    for (const attempt of [
      () => check(token),
      () => check(token),
      () => check(unsigned),
      () => check(`${token} `),
      () => check(token, { channelId: 'directline' }),
      () => check(token, { serviceUrl: 'https://smba.trafficmanager.net/elsewhere/' }),
    ])
      answers.push(await attempt());

    expect(answers).toEqual([botId, botId, 'refused', 'refused', 'refused', 'refused']);
  });
});
