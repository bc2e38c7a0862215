import { createRemoteJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { cardMessage, cardWith } from './cards.ts';
import { startLabWithBot } from './lab-with-bot.ts';

describe('the Bot Connector double', () => {
  it('signs every activity for this bot, with a key its OpenID metadata publishes for Teams', async () => {
    const { lab, bot } = await startLabWithBot();
    await lab.teams.say('amara', 'latchkey', 'help');
    const [{ authorization = '', activity } = {}] = bot.received.slice(-1);
    const metadata = (await (await fetch(lab.bot.openIdMetadataUrl)).json()) as { jwks_uri: string };
    const { payload, protectedHeader } = await jwtVerify(
      authorization.replace('Bearer ', ''),
      createRemoteJWKSet(new URL(metadata.jwks_uri)),
      { issuer: lab.bot.issuer, audience: lab.bot.appId, requiredClaims: ['exp', 'nbf'], algorithms: ['RS256'] },
    );
    const keys = (await (await fetch(metadata.jwks_uri)).json()) as { keys: readonly Record<string, unknown>[] };
    expect([payload['serviceurl'], keys.keys.map(({ kid, endorsements, d }) => ({ kid, endorsements, d }))]).toEqual([
      activity?.['serviceUrl'],
      [{ kid: protectedHeader.kid, endorsements: ['msteams'], d: undefined }],
    ]);
  });

  it.each(['', 'wrong', 'x'.repeat(32)])('refuses a caller with the token "%s"', async (token) => {
    const { lab, call, personalChatOf } = await startLabWithBot();
    const chat = encodeURIComponent(personalChatOf('amara'));
    const { status } = await call('POST', `/conversations/${chat}/activities`, { type: 'message', text: 'hi' }, token);
    expect([status, lab.teams.messages()]).toEqual([401, []]);
  });

  it('posts, updates and deletes messages of the bot', async () => {
    const { lab, call, personalChatOf } = await startLabWithBot();
    const chat = `/conversations/${encodeURIComponent(personalChatOf('amara'))}/activities`;
    const kept = () => lab.teams.messages().map(({ text, revision, from }) => ({ text, revision, from }));

    const posted = await call('POST', chat, { type: 'message', text: 'one' });
    const { id } = posted.body as { id: string };
    const afterPost = kept();
    const updated = await call('PUT', `${chat}/${id}`, { type: 'message', text: 'two' });
    const afterUpdate = kept();
    const deleted = await call('DELETE', `${chat}/${id}`);

    expect([posted.status, afterPost, updated.status, afterUpdate, deleted.status, kept()]).toEqual([
      201,
      [{ text: 'one', revision: 0, from: undefined }],
      200,
      [{ text: 'two', revision: 1, from: undefined }],
      200,
      [],
    ]);
  });

  it.each(['PUT', 'DELETE'])('lets the bot %s no message that a person wrote', async (method) => {
    const { lab, call, personalChatOf } = await startLabWithBot();
    await lab.teams.say('amara', 'latchkey', 'mine');
    const [message] = lab.teams.messages();
    const path = `/conversations/${encodeURIComponent(personalChatOf('amara'))}/activities/${message?.id}`;
    const { status } = await call(method, path, { type: 'message', text: 'forged' });
    expect([status, lab.teams.messages()]).toEqual([404, [message]]);
  });

  it('refuses a card that Teams would refuse for its size', async () => {
    const { lab, call } = await startLabWithBot();
    const chat = encodeURIComponent(lab.settings.approvalsConversationId);
    const { status, body } = await call(
      'POST',
      `/conversations/${chat}/activities`,
      cardMessage(cardWith('x'.repeat(52_000))),
    );
    expect([status, body]).toEqual([413, { error: { code: 'MessageSizeTooBig', message: 'Message size too large.' } }]);
  });

  it('finds the chat with a person by Teams id or Entra id, and makes no other', async () => {
    const { lab, call, personalChatOf } = await startLabWithBot();
    const { id, aadObjectId } = lab.teams.viewer('amara')?.person ?? {};
    const open = async (member: unknown) => {
      const { status, body } = await call('POST', '/conversations', { members: [{ id: member }] });
      return [status, (body as { id?: string }).id];
    };
    const chat = personalChatOf('amara');
    expect([await open(id), await open(aadObjectId), await open('29:unknown')]).toEqual([
      [201, chat],
      [201, chat],
      [403, undefined],
    ]);
  });

  it('lists who is in a conversation, in one piece, in pages and one by one', async () => {
    const { lab, call } = await startLabWithBot();
    const chat = `/conversations/${encodeURIComponent(lab.settings.approvalsConversationId)}`;
    const names = (body: unknown) => (body as { name: string }[]).map(({ name }) => name);
    const all = await call('GET', `${chat}/members`);
    const paged = await call('GET', `${chat}/pagedmembers`);
    const first = (all.body as { id: string; name: string }[])[0];
    const one = await call('GET', `${chat}/members/${encodeURIComponent(first?.id ?? '')}`);
    const stranger = await call('GET', `${chat}/members/29:nobody`);
    expect([names(all.body), names((paged.body as { members: unknown }).members), one.body, stranger.status]).toEqual([
      ['Chandra Rao', 'Dana Whitfield', 'Elif Demir'],
      ['Chandra Rao', 'Dana Whitfield', 'Elif Demir'],
      first,
      404,
    ]);
  });
});

describe("the lab's pages", () => {
  const status = async (url: string, init?: RequestInit): Promise<number> => (await fetch(url, init)).status;

  it('refuse to be written to by another web page', async () => {
    const { lab } = await startLabWithBot();
    const { person } = lab.teams.viewer('amara') ?? {};
    const refused = await status(`${lab.url}/as/amara/say`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://attacker.example' },
      body: JSON.stringify({ conversationId: person?.id, text: 'reset Lena Fischer' }),
    });
    expect([refused, lab.teams.messages()]).toEqual([403, []]);
  });

  it('let a person write only into chats of their own', async () => {
    const { lab } = await startLabWithBot();
    const refused = await status(`${lab.url}/as/amara/say`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: lab.url },
      body: JSON.stringify({ conversationId: lab.settings.approvalsConversationId, text: 'approve it' }),
    });
    expect([refused, lab.teams.messages()]).toEqual([400, []]);
  });

  it('load nothing from elsewhere', async () => {
    const { lab } = await startLabWithBot();
    const policy = (await fetch(lab.url)).headers.get('content-security-policy') ?? '';
    const sources = policy.split('; ').map((directive) => directive.split(' ').slice(1));
    expect([...new Set(sources.flat())].toSorted()).toEqual(["'none'", "'self'", 'data:']);
  });

  it('exist for people who chat, and for nobody else', async () => {
    const { lab } = await startLabWithBot();
    const found = await Promise.all(['amara', 'elif', 'lena', 'nobody'].map((id) => status(`${lab.url}/as/${id}`)));
    expect(found).toEqual([200, 200, 404, 404]);
  });
});
