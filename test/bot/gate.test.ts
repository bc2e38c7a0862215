import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { messageActivity, startBot, type BotUnderTest } from './bot-under-test.ts';
import { appId, issuer, tenantId } from './connector-double.ts';

let bot: BotUnderTest;

beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());
beforeEach(() => {
  bot.asked.messages.length = 0;
  bot.logged.length = 0;
});

const seconds = (): number => Math.floor(Date.now() / 1_000);
const bearer = async (token: Promise<string> | string): Promise<Record<string, string>> => ({
  authorization: `Bearer ${await token}`,
});

describe('a request with a valid token', () => {
  it('runs the turn and is answered 200', async () => {
    const response = await bot.deliver(messageActivity(bot, { id: 'valid-1' }));

    expect([response.status, bot.asked.messages.map((each) => each.text)]).toEqual([200, ['help']]);
  });
});

type Case = readonly [name: string, status: number, code: string, headers: () => Promise<Record<string, string>>];

const badTokens: readonly Case[] = [
  ['without a token', 401, 'token-missing', async () => ({})],
  ['with garbage for a token', 401, 'token-missing', async () => ({ authorization: 'Bearer garbage' })],
  [
    'with garbage in the form of a token',
    401,
    'token-ERR_JWS_INVALID',
    async () => ({ authorization: 'Bearer a.b.c' }),
  ],
  ['with Basic credentials', 401, 'token-missing', async () => ({ authorization: 'Basic YTpi' })],
  ['with alg none', 401, 'token-missing', () => bearer(unsecured())],
  ['with alg none and a made-up signature', 401, 'token-ERR_JOSE_ALG_NOT_ALLOWED', () => bearer(`${unsecured()}AAAA`)],
  ['signed HS256 with the public key', 401, 'token-ERR_JOSE_ALG_NOT_ALLOWED', () => bearer(signedWithPublicKey())],
  [
    'without exp',
    401,
    'token-ERR_JWT_CLAIM_VALIDATION_FAILED',
    () => bearer(bot.connector.token({ claims: { exp: undefined } })),
  ],
  [
    'expired by more than the tolerance',
    401,
    'token-ERR_JWT_EXPIRED',
    () => bearer(bot.connector.token({ claims: { exp: seconds() - 120 } })),
  ],
  [
    'not valid yet',
    401,
    'token-ERR_JWT_CLAIM_VALIDATION_FAILED',
    () => bearer(bot.connector.token({ claims: { nbf: seconds() + 600 } })),
  ],
  [
    'for another audience',
    401,
    'token-ERR_JWT_CLAIM_VALIDATION_FAILED',
    () => bearer(bot.connector.token({ claims: { aud: tenantId } })),
  ],
  [
    'of another issuer',
    401,
    'token-ERR_JWT_CLAIM_VALIDATION_FAILED',
    () => bearer(bot.connector.token({ claims: { iss: `https://sts.windows.net/${tenantId}/` } })),
  ],
  ['of an unknown key id', 401, 'token-ERR_JWKS_NO_MATCHING_KEY', () => bearer(bot.connector.token({ kid: 'k2' }))],
  [
    'signed with another key under a known key id',
    401,
    'token-ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    () => bearer(otherKey()),
  ],
  [
    'without the service URL claim',
    401,
    'token-ERR_JWT_CLAIM_VALIDATION_FAILED',
    () => bearer(bot.connector.token({ claims: { serviceurl: undefined } })),
  ],
  [
    'with another service URL in the claim',
    401,
    'token-service-url',
    () => bearer(bot.connector.token({ claims: { serviceurl: 'https://smba.trafficmanager.net/emea/' } })),
  ],
];

describe('a token', () => {
  it.each(badTokens)('%s is answered %i, without words, and runs no turn', async (_name, status, code, headers) => {
    const response = await bot.send(messageActivity(bot), await headers());

    expect([response.status, await response.text(), bot.asked.messages]).toEqual([status, '', []]);
    expect(bot.logged.map((each) => each['code'])).toEqual([code]);
  });

  it('is never written to the log', async () => {
    const token = await bot.connector.token({ claims: { aud: tenantId } });
    await bot.send(messageActivity(bot), { authorization: `Bearer ${token}` });

    expect(JSON.stringify(bot.logged)).not.toContain(token.split('.')[2]);
  });
});

const badBodies: readonly (readonly [name: string, status: number, code: string, body: () => unknown])[] = [
  ['a JSON object without type, which ends the process of a bare adapter', 400, 'not-an-activity', () => ({ x: 1 })],
  ['a type that is no text', 400, 'not-an-activity', () => ({ type: 1 })],
  ['a JSON array', 400, 'not-an-activity', () => '[]'],
  ['a JSON string', 400, 'not-an-activity', () => '"text"'],
  ['null', 400, 'not-an-activity', () => 'null'],
  ['invalid JSON', 400, 'not-an-activity', () => '{"type":'],
  ['an empty body', 400, 'not-an-activity', () => ''],
  ['300 KB', 413, 'body-too-large', () => messageActivity(bot, { text: 'x'.repeat(300_000) })],
  ['10 MB', 413, 'body-too-large', () => messageActivity(bot, { text: 'x'.repeat(10_000_000) })],
];

describe('a body', () => {
  it.each(badBodies)(
    'of %s is answered %i, without words, and the process lives on',
    async (_name, status, code, body) => {
      const response = await bot.send(body(), await bearer(bot.connector.token()));

      expect([response.status, await response.text(), bot.asked.messages]).toEqual([status, '', []]);
      expect(bot.logged.map((each) => each['code'])).toEqual([code]);
      expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
    },
  );

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'of content type %s is answered 400',
    async (contentType) => {
      const headers = { ...(await bearer(bot.connector.token())), 'content-type': contentType };
      const response = await bot.send(messageActivity(bot), headers);

      expect([response.status, await response.text(), bot.asked.messages]).toEqual([400, '', []]);
    },
  );

  it('that is compressed is answered 400, so that nothing small can grow', async () => {
    const response = await fetch(`${bot.url}/api/messages`, {
      method: 'POST',
      headers: {
        ...(await bearer(bot.connector.token())),
        'content-type': 'application/json',
        'content-encoding': 'gzip',
      },
      body: gzipSync(JSON.stringify(messageActivity(bot))),
    });

    expect([response.status, bot.asked.messages]).toEqual([400, []]);
  });
});

const otherTenant = '99999999-9999-4999-8999-999999999999';

const forbidden: readonly (readonly [name: string, code: string, change: () => Record<string, unknown>])[] = [
  ['another channel', 'channel', () => ({ channelId: 'directline' })],
  ['no channel', 'channel', () => ({ channelId: undefined })],
  ['the channel that skips the adapter’s own checks', 'channel', () => ({ channelId: 'AseChannel' })],
  [
    'another tenant',
    'tenant',
    () => ({ conversation: { id: 'a:x', tenantId: otherTenant }, channelData: { tenant: { id: otherTenant } } }),
  ],
  [
    'another tenant in the conversation alone',
    'tenant',
    () => ({ conversation: { id: 'a:x', tenantId: otherTenant } }),
  ],
  ['another tenant in the channel data alone', 'tenant', () => ({ channelData: { tenant: { id: otherTenant } } })],
  ['no tenant at all', 'tenant', () => ({ conversation: { id: 'a:x' }, channelData: {} })],
  ['a tenant that is no text', 'tenant', () => ({ channelData: { tenant: { id: { $ne: '' } } } })],
  ['replies to be buffered', 'delivery-mode', () => ({ deliveryMode: 'expectReplies' })],
];

describe('an activity with a valid token', () => {
  it.each(forbidden)('and %s is answered 403 and runs no turn', async (_name, code, change) => {
    const response = await bot.deliver(messageActivity(bot, change()));

    expect([response.status, await response.text(), bot.asked.messages]).toEqual([403, '', []]);
    expect(bot.logged.map((each) => each['code'])).toEqual([code]);
  });

  it.each([
    'https://evil.example/',
    'http://smba.trafficmanager.net/',
    'https://127.0.0.1.evil.example/',
    'https://127.0.0.1@evil.example/',
    'no url',
  ])('and the service URL %s is answered 403, because replies would go there', async (serviceUrl) => {
    const token = bot.connector.token({ claims: { serviceurl: serviceUrl } });
    const response = await bot.send(messageActivity(bot, { serviceUrl }), await bearer(token));

    expect([response.status, bot.asked.messages]).toEqual([403, []]);
  });
});

describe('the server', () => {
  it('listens on loopback when no host is given', () => {
    expect(new URL(bot.url).hostname).toBe('127.0.0.1');
  });

  it('knows no other path and no other method, and does not say what it is made of', async () => {
    const other = await fetch(`${bot.url}/api/other`);
    const get = await fetch(`${bot.url}/api/messages`);

    expect([other.status, get.status, other.headers.get('x-powered-by')]).toEqual([404, 404, null]);
  });
});

function unsecured(): string {
  return new UnsecuredJWT({ serviceurl: bot.connector.url })
    .setIssuer(issuer)
    .setAudience(appId)
    .setExpirationTime('10m')
    .encode();
}

function signedWithPublicKey(): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: issuer, aud: appId, serviceurl: bot.connector.url, exp: seconds() + 600 };
  const content = `${encode({ alg: 'HS256', kid: 'k1' })}.${encode(claims)}`;
  return `${content}.${createHmac('sha256', bot.connector.publicKey).update(content).digest('base64url')}`;
}

async function otherKey(): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256');
  return new SignJWT({ serviceurl: bot.connector.url })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
    .setIssuer(issuer)
    .setAudience(appId)
    .setExpirationTime('10m')
    .sign(privateKey);
}
