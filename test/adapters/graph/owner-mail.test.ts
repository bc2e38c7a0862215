import { describe, expect, it, onTestFinished } from 'vitest';
import { createOwnerMail, type OwnerMailOptions } from '../../../src/adapters/graph/owner-mail.ts';
import type { GraphData } from '../../../src/lab/graph/graph-data.ts';
import type { SentMail } from '../../../src/lab/graph/send-mail.ts';
import { startGraphServer } from '../../../src/lab/graph/graph-server.ts';
import { graphData, graphUser, now, objectId, token } from './graph-fixture.ts';

const sender = 'notices@contoso.com';
const message = { subject: 'Ihr Passwort wurde zurückgesetzt', text: 'Grüße\nZwei', html: '<p>Grüße</p>' };

async function start(options: Partial<OwnerMailOptions> = {}, data: Partial<GraphData> = {}) {
  const sent: SentMail[] = [];
  const all = graphData({ mail: { senders: [sender], sent }, ...data });
  const server = await startGraphServer(all, { token });
  onTestFinished(() => server.close());
  const logged: object[] = [];
  const mail = createOwnerMail({
    baseUrl: server.url,
    credential: { getToken: async () => ({ token, expiresOnTimestamp: now.getTime() + 3_600_000 }) },
    now: () => now,
    random: () => 0.5,
    sleep: async () => undefined,
    log: (line) => logged.push(line),
    sender,
    otherMails: false,
    ...options,
  });
  return { mail, server, sent, logged };
}

describe('createOwnerMail', () => {
  it('sends one message from the sender’s mailbox to the address that Entra ID has now, whole in both forms', async () => {
    const { mail, sent, server } = await start();

    expect(await mail.send(objectId(1), message)).toEqual({ kind: 'accepted' });
    expect(sent).toEqual([{ from: sender, to: ['user1@contoso.com'], ...message }]);
    expect(server.requests.map(({ method, url }) => `${method} ${decodeURIComponent(url)}`)).toEqual([
      'POST /v1.0/$batch',
      `GET /v1.0/users/${objectId(1)}?$select=mail,otherMails`,
      `POST /v1.0/users/${sender}/sendMail`,
    ]);
  });

  it('writes to the addresses that people gave for themselves where the settings say so, each once', async () => {
    const user = graphUser(1, {
      otherMails: ['home@private.example', 'user1@contoso.com', 'x\r\nBcc: y@evil.example'],
    });
    const { mail, sent } = await start({ otherMails: true }, { users: [user] });
    await mail.send(objectId(1), message);

    expect(sent.map(({ to }) => to)).toEqual([['user1@contoso.com', 'home@private.example']]);
  });

  it.each([
    ['a user without an address', [graphUser(1, { mail: null })]],
    ['a user who is gone', []],
  ])('has no address of %s, and sends nothing', async (_who, users) => {
    const { mail, sent } = await start({}, { users });

    expect([await mail.send(objectId(1), message), sent]).toEqual([{ kind: 'no-address' }, []]);
  });

  it.each([
    [403, 'graph.forbidden'],
    [429, 'graph.throttled'],
    [503, 'graph.server-error'],
  ])('answers %i with a failure that may be tried again, and logs no address', async (status, code) => {
    const { mail, server, sent, logged } = await start();
    server.faults.inject({ path: `/users/${sender}/sendMail`, status });

    expect([await mail.send(objectId(1), message), sent]).toEqual([{ kind: 'failed', code }, []]);
    expect(logged).toMatchObject([{ request: 'sendMail', code }]);
    expect(JSON.stringify(logged)).not.toContain('@');
  });

  it('is refused for a mailbox outside the scope that Exchange gives the application', async () => {
    const { mail } = await start({ sender: 'ceo@contoso.com' });

    expect(await mail.send(objectId(1), message)).toEqual({ kind: 'failed', code: 'graph.forbidden' });
  });

  it('fails, and sends nothing, while Graph cannot be asked for the address', async () => {
    const { mail, server, sent } = await start();
    server.faults.inject({ path: `/users/${objectId(1)}`, status: 403 });

    expect([await mail.send(objectId(1), message), sent]).toEqual([{ kind: 'failed', code: 'graph.forbidden' }, []]);
  });

  it('fails in time when Graph does not answer', async () => {
    const { mail, server } = await start({ timeoutMs: 200 });
    server.faults.inject({ path: `/users/${sender}/sendMail`, hang: true });

    expect(await mail.send(objectId(1), message)).toEqual({ kind: 'failed', code: 'graph.timeout' });
  });
});
