import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLatchkey, type Running } from './run-latchkey.ts';

let lab: Running;
let bot: string;
let page: string;
beforeAll(async () => {
  lab = startLatchkey(['serve', '--lab'], { env: { LATCHKEY_PORT: '0', LATCHKEY_LAB_PORT: '0' } });
  bot = new URL((await lab.printed(/http:\/\/[\d.]+:\d+\/api\/messages/))[0]).origin;
  page = (await lab.printed(/Open\s+(http:\/\/[\d.]+:\d+)/))[1] ?? '';
}, 30_000);
afterAll(() => void lab.child.kill('SIGKILL'));

const post = (body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${bot}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
const unsigned = (header: object): string =>
  `${[header, { iss: 'https://api.botframework.com', aud: 'x', exp: 4e9 }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;

describe('the running process', { timeout: 30_000 }, () => {
  it('answers on free ports: the bot its health, the lab its page', async () => {
    const [health, split] = await Promise.all([fetch(`${bot}/healthz`), fetch(page)]);

    expect([health.status, await health.json(), split.status]).toEqual([200, { status: 'ok' }, 200]);
  });

  it('says that it is ready, and of what it depends on nothing but whether it answers', async () => {
    const response = await fetch(`${bot}/readyz`);

    expect([response.status, await response.json()]).toEqual([
      200,
      { status: 'ready', dependencies: { store: 'up', 'active-directory': 'up', 'entra-id': 'up' } },
    ]);
  });

  it.each<[string, string, Record<string, string>, number]>([
    ['an object that is no activity', '{"x":1}', {}, 400],
    ['no JSON', 'not json', {}, 400],
    ['an array', '[]', {}, 400],
    ['null', 'null', {}, 400],
    ['nothing', '', {}, 400],
    ['another content type', '<a/>', { 'content-type': 'text/xml' }, 400],
    ['an activity without a token', '{"type":"message"}', {}, 401],
    ['a token signed by nobody', '{"type":"message"}', { authorization: `Bearer ${unsigned({ alg: 'none' })}` }, 401],
    [
      'a token of an unknown key',
      '{"type":"message"}',
      { authorization: `Bearer ${unsigned({ alg: 'RS256', kid: 'x' })}c2ln` },
      401,
    ],
    ['a token of another scheme', '{"type":"message"}', { authorization: 'Basic eDp5' }, 401],
    ['ten megabytes', `{"type":"message","text":"${'x'.repeat(10_000_000)}"}`, {}, 413],
    ['deep nesting', `{"type":"message","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, {}, 401],
    ['a compressed body', 'x', { 'content-encoding': 'gzip' }, 400],
  ])('lives on after %s', async (_what, body, headers, status) => {
    const answer = await post(body, headers).catch((error: unknown) => error);
    const health = await fetch(`${bot}/healthz`);

    expect([answer instanceof Response ? answer.status : answer, health.status]).toEqual([status, 200]);
    if (answer instanceof Response) expect(await answer.text()).toBe('');
  });

  it('stops cleanly when it is told to', async () => {
    lab.child.kill('SIGTERM');

    expect((await lab.ended).status).toBe(0);
  });
});
