import { describe, expect, it } from 'vitest';
import { cardAnswer, cardMessage, cardWith, execute } from './cards.ts';
import { startLabWithBot, type LabWithBot } from './lab-with-bot.ts';
import type { Answer } from './recording-bot.ts';

const approvals = ({ lab }: LabWithBot): string =>
  `/conversations/${encodeURIComponent(lab.settings.approvalsConversationId)}/activities`;

describe('a message', () => {
  it('reaches the bot as Teams sends it', async () => {
    const { lab, bot } = await startLabWithBot();
    await lab.teams.say('amara', 'latchkey', 'why is <Lena> locked & out?');
    const [activity] = bot.ofType('message');
    const person = lab.teams.viewer('amara')?.person;
    expect(activity).toMatchObject({
      type: 'message',
      channelId: 'msteams',
      id: lab.teams.messages()[0]?.id,
      text: 'why is <Lena> locked & out?',
      textFormat: 'plain',
      serviceUrl: `${lab.url}/`,
      from: { id: person?.id, name: 'Amara Okafor', aadObjectId: person?.aadObjectId },
      recipient: { id: `28:${lab.bot.appId}`, name: 'Latchkey' },
      conversation: { conversationType: 'personal', tenantId: lab.bot.tenantId },
      channelData: { tenant: { id: lab.bot.tenantId } },
      attachments: [{ contentType: 'text/html', content: '<p>why is &lt;Lena&gt; locked &amp; out?</p>' }],
      entities: [{ type: 'clientInfo' }],
    });
  });

  it('in a group reaches the bot only when it mentions the bot', async () => {
    const { lab, bot } = await startLabWithBot();
    await lab.teams.say('amara', 'helpdesk', 'morning all, @Latchkey is down');
    await lab.teams.say('amara', 'helpdesk', '<at>Latchkey</at> help <at>Ben Lindqvist</at> <at>Lena Fischer</at>');
    const ben = lab.teams.viewer('ben')?.person;
    expect(bot.ofType('message').map(({ text, entities }) => ({ text, entities }))).toEqual([
      {
        text: '<at>Latchkey</at> help <at>Ben Lindqvist</at> <at>Lena Fischer</at>',
        entities: [
          { type: 'mention', mentioned: { id: `28:${lab.bot.appId}`, name: 'Latchkey' }, text: '<at>Latchkey</at>' },
          { type: 'mention', mentioned: { id: ben?.id, name: 'Ben Lindqvist' }, text: '<at>Ben Lindqvist</at>' },
          expect.objectContaining({ type: 'clientInfo' }),
        ],
      },
    ]);
  });

  it.each([500, 401, 403])('counts as not taken when the bot answers %i', async (status) => {
    const { lab } = await startLabWithBot(({ type }) => ({ status: type === 'message' ? status : 200 }));
    expect(await lab.teams.say('amara', 'latchkey', 'help')).toBe(false);
  });

  it('cannot be said in a chat one is not in', async () => {
    const { lab } = await startLabWithBot();
    await expect(lab.teams.say('amara', 'approvals', 'approve')).rejects.toThrow(
      'Amara Okafor is not in the conversation "approvals"',
    );
  });
});

describe('a card action', () => {
  const answers =
    (byVerb: Readonly<Record<string, ReturnType<Answer>>>): Answer =>
    ({ type, value }) =>
      type === 'invoke' ? (byVerb[verbIn(value)] ?? { status: 501 }) : { status: 200 };

  it('carries the inputs over the data of the button, and who pressed', async () => {
    const given = await startLabWithBot(answers({ go: cardAnswer(cardWith('done')) }));
    const input = { type: 'Input.Text', id: 'reason', value: 'typed before' };
    const card = cardWith('form', [execute('go', { request: 'r1', reason: 'from the card' })], { body: [input] });
    const { body } = await given.call('POST', approvals(given), cardMessage(card));
    await given.lab.teams.press('chandra', (body as { id: string }).id, 'go', { ticket: 'INC1' });
    expect(given.bot.ofType('invoke')).toMatchObject([
      {
        name: 'adaptiveCard/action',
        replyToId: (body as { id: string }).id,
        from: { name: 'Chandra Rao', aadObjectId: given.lab.teams.viewer('chandra')?.person.aadObjectId },
        conversation: { conversationType: 'groupChat' },
        value: {
          trigger: 'manual',
          action: {
            type: 'Action.Execute',
            verb: 'go',
            data: { request: 'r1', reason: 'typed before', ticket: 'INC1' },
          },
        },
      },
    ]);
  });

  it('is answered to the one who pressed, and is in no message and no event of anybody', async () => {
    const secret = 'Quiet-Harbour-Lantern-42';
    const given = await startLabWithBot(answers({ reveal: cardAnswer(cardWith(secret)) }));
    const events: unknown[] = [];
    given.lab.teams.subscribe((event) => events.push(event));
    const { body } = await given.call('POST', approvals(given), cardMessage(cardWith('base', [execute('reveal')])));
    const { id } = body as { id: string };

    const answer = await given.lab.teams.press('chandra', id, 'reveal');

    const pages = await Promise.all(
      ['chandra', 'dana', 'elif'].map(async (persona) => (await fetch(`${given.lab.url}/as/${persona}/state`)).text()),
    );
    const other = given.lab.teams.viewer('dana')?.cardSeen(id);
    expect(answer).toEqual({ kind: 'card', card: cardWith(secret) });
    expect(JSON.stringify([given.lab.teams.messages(), events, pages, other])).not.toContain(secret);
  });

  it.each<[string, Answer, object]>([
    [
      'a message, shown to the presser alone',
      answers({
        go: {
          status: 200,
          body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Not yours' },
        },
      }),
      { kind: 'message', text: 'Not yours' },
    ],
    [
      'an error with its words',
      answers({
        go: {
          status: 200,
          body: {
            statusCode: 400,
            type: 'application/vnd.microsoft.error',
            value: { code: 'BadRequest', message: 'No' },
          },
        },
      }),
      { kind: 'error', text: 'No' },
    ],
    [
      '"Something went wrong" for a status that is not 200',
      answers({ go: { status: 501 } }),
      { kind: 'error', text: 'Something went wrong. Please try again.' },
    ],
    ['nothing for an empty answer', answers({ go: { status: 200 } }), { kind: 'nothing' }],
  ])('gives %s', async (_what, answer, expected) => {
    const given = await startLabWithBot(answer);
    const { body } = await given.call('POST', approvals(given), cardMessage(cardWith('base', [execute('go')])));
    expect(await given.lab.teams.press('chandra', (body as { id: string }).id, 'go')).toEqual(expected);
  });

  it('gives "Unable to reach app" when the bot is gone', async () => {
    const given = await startLabWithBot();
    const { body } = await given.call('POST', approvals(given), cardMessage(cardWith('base', [execute('go')])));
    await given.lab.connectBot('http://127.0.0.1:9/api/messages');
    expect(await given.lab.teams.press('chandra', (body as { id: string }).id, 'go')).toEqual({
      kind: 'error',
      text: 'Unable to reach app. Please try again.',
    });
  });
});

describe('a card that refreshes', () => {
  const view: Answer = ({ type, value, from }) =>
    type === 'invoke' && verbIn(value) === 'view'
      ? cardAnswer(cardWith(`for ${(from as { name: string }).name}`, [execute('approve')]))
      : { status: 200 };
  const refreshing = (userIds?: readonly string[]) =>
    cardWith('base', [], { refresh: { action: execute('view'), ...(userIds && { userIds }) } });

  it('is asked for by everybody when it names nobody, each seeing their own', async () => {
    const given = await startLabWithBot(view);
    const viewers = ['chandra', 'dana'].map((persona) => given.lab.teams.viewer(persona));
    const { body } = await given.call('POST', approvals(given), cardMessage(refreshing()));
    await given.lab.teams.waitForQuiet();
    expect(viewers.map((viewer) => viewer?.cardSeen((body as { id: string }).id))).toEqual([
      cardWith('for Chandra Rao', [execute('approve')]),
      cardWith('for Dana Whitfield', [execute('approve')]),
    ]);
  });

  it('is asked for only by those it names', async () => {
    const given = await startLabWithBot(view);
    const [chandra, dana] = ['chandra', 'dana'].map((persona) => given.lab.teams.viewer(persona));
    const card = refreshing([chandra?.person.id ?? '']);
    await given.call('POST', approvals(given), cardMessage(card));
    await given.lab.teams.waitForQuiet();
    expect([
      given.bot.ofType('invoke').map(({ from, value }) => [(from as { name: string }).name, triggerIn(value)]),
      dana?.findCard('approve'),
    ]).toEqual([[['Chandra Rao', 'automatic']], undefined]);
  });

  it('loses its views when the message changes', async () => {
    const given = await startLabWithBot(view);
    const chandra = given.lab.teams.viewer('chandra');
    const { body } = await given.call('POST', approvals(given), cardMessage(refreshing()));
    const { id } = body as { id: string };
    await given.lab.teams.waitForQuiet();
    await given.call('PUT', `${approvals(given)}/${id}`, cardMessage(cardWith('decided')));
    await given.lab.teams.waitForQuiet();
    expect(chandra?.cardSeen(id)).toEqual(cardWith('decided'));
  });
});

const verbIn = (value: unknown): string => (value as { action: { verb: string } }).action.verb;
const triggerIn = (value: unknown): string => (value as { trigger: string }).trigger;
