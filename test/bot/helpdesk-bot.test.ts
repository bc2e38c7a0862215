import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cardFor } from '../../src/cards/card-for.ts';
import type { Outcome } from '../../src/intents/outcome.ts';
import { outcomesWithoutSecret, password, request, revealed, usual, view } from '../cards/outcomes.ts';
import { stringsIn } from '../cards/walk.ts';
import { annaId, clickActivity, messageActivity, slowly, startBot, type BotUnderTest } from './bot-under-test.ts';
import { appId, tenantId } from './connector-double.ts';

let bot: BotUnderTest;

beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.close());

const form = outcomesWithoutSecret(usual).find((outcome) => outcome.kind === 'reset-planned') as Outcome;
const pending: Outcome = { kind: 'request', view: view(usual, 'pending', 'requester', ['request.cancel']) };
const requestId = request(usual, 'pending').id;
const anna = { aadObjectId: annaId, tenantId, name: 'Anna Agent', teamsId: '29:anna' };

/** Cards of the messages the bot posted, each message a list. */
const postedCards = (): unknown[][] =>
  bot.connector.outbound
    .filter((each) => each.body['type'] === 'message')
    .map((each) => (each.body['attachments'] as { content: unknown }[]).map((attachment) => attachment.content));

describe('a message', () => {
  it('is answered with exactly one card and a notification text', async () => {
    const response = await bot.deliver(messageActivity(bot));

    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(bot.connector.outbound.map((each) => each.body['type'])).toEqual(['message']);
    expect(bot.connector.outbound[0]?.body['summary']).toBe('What Latchkey can do');
    expect(postedCards()).toEqual([[cardFor({ kind: 'help' })]]);
    expect(bot.asked.messages).toEqual([
      { actor: anna, conversationId: 'a:personal', text: 'help', entities: undefined, mentions: [] },
    ]);
  });

  it('that is about several people is answered by one message with a card each', async () => {
    bot.answer = { kind: 'several', outcomes: [{ kind: 'help' }, { kind: 'requests-listed', requests: [] }] };
    await bot.deliver(messageActivity(bot));

    expect(postedCards().map((cards) => cards.length)).toEqual([2]);
  });

  it('that arrives twice is answered once', async () => {
    await Promise.all([bot.deliver(messageActivity(bot)), bot.deliver(messageActivity(bot))]);

    expect([bot.asked.messages.length, postedCards().length]).toEqual([1, 1]);
  });

  it('answered with a form reports where the form is, so that it can be updated', async () => {
    bot.answer = form;
    await bot.deliver(messageActivity(bot));

    expect(bot.asked.posted).toEqual([
      { kind: 'reset-planned', card: { conversationId: 'a:personal', activityId: 'sent-1' } },
    ]);
  });

  it('shows typing when its answer takes a while', async () => {
    const { answer, underway } = await slowly(bot, messageActivity(bot));
    await bot.timer.pass(700);
    await vi.waitFor(() => expect(bot.connector.outbound).toHaveLength(1));
    answer({ kind: 'help' });
    await underway;

    expect(bot.connector.outbound.map((each) => each.body['type'])).toEqual(['typing', 'message']);
    expect(bot.timer.waiting).toBe(0);
  });

  it('is answered even when typing cannot be shown, which is not tried again', async () => {
    bot.connector.typingFaults.push({ status: 429 });
    const { answer, underway } = await slowly(bot, messageActivity(bot));
    await bot.timer.pass(700);
    await vi.waitFor(() => expect(bot.logged.map((each) => each['code'])).toContain('typing-failed'));
    answer({ kind: 'help' });
    await underway;

    expect([postedCards().length, bot.pauses]).toEqual([1, []]);
  });

  it.each([
    ['entities that are a text', { entities: 'mention' }],
    ['entities of nonsense', { entities: [null, 1, { type: 'mention' }, { type: 'mention', mentioned: 'x' }] }],
    ['a timestamp that is none', { timestamp: 'yesterday' }],
    ['no text', { text: undefined }],
    ['a value without a verb', { value: { something: 1 } }],
  ])('with %s is a message all the same', async (_name, change) => {
    const response = await bot.deliver(messageActivity(bot, change));

    expect([response.status, bot.asked.messages.length, postedCards().length]).toEqual([200, 1, 1]);
  });

  it('of somebody without an identity runs nothing and is answered by nothing', async () => {
    const response = await bot.deliver(messageActivity(bot, { from: undefined }));

    expect([response.status, bot.asked.messages.length, bot.connector.outbound.length]).toEqual([200, 0, 0]);
    expect(bot.logged.map((each) => each['code'])).toEqual(['missing-identity']);
  });

  it('has its mentions resolved by the roster, not by what the message says, and says when Teams does not know', async () => {
    bot.connector.members.set('29:jane', {
      id: '29:jane',
      name: 'Jane Doe',
      aadObjectId: 'AAAAAAAA-0000-4000-8000-000000000001',
    });
    const mention = (id: string, name: string): object => ({
      type: 'mention',
      text: `<at>${name}</at>`,
      mentioned: { id, name, aadObjectId: 'forged' },
    });
    const entities = [
      mention(`28:${appId}`, 'Latchkey'),
      mention('29:jane', 'Somebody Else'),
      mention('29:gone', 'Gone'),
    ];
    await bot.deliver(messageActivity(bot, { entities }));

    expect(bot.asked.messages[0]?.mentions).toEqual([
      { teamsId: '29:jane', name: 'Somebody Else', entraObjectId: 'aaaaaaaa-0000-4000-8000-000000000001' },
      { teamsId: '29:gone', name: 'Gone' },
    ]);
  });

  it('that makes the assistant fail is answered by a card with the id in the log, and nothing of the error', async () => {
    bot.answer = new Error('inner words');
    const response = await bot.deliver(messageActivity(bot));
    const logged = bot.logged.find((each) => each['code'] === 'turn-failed');

    expect([response.status, await response.text(), logged?.['correlationId']]).toEqual([200, '', 'correlation-1']);
    expect(stringsIn(postedCards())).toContain('Reference for your administrator: correlation-1');
    expect(JSON.stringify(postedCards())).not.toContain('inner words');
  });

  it('is never answered with a secret, even when the assistant hands one out', async () => {
    bot.answer = revealed(usual);
    await bot.deliver(messageActivity(bot));
    await bot.deliver(messageActivity(bot, { id: 'activity-2', value: { verb: 'request.view', requestId } }));

    expect(JSON.stringify(bot.connector.outbound)).not.toContain(password);
    expect(stringsIn(postedCards())).toContain('Something went wrong on my side');
    expect(JSON.stringify(bot.logged)).not.toContain(password);
  });
});

describe('a click', () => {
  it('is answered by its card in the response, and posts nothing', async () => {
    bot.answer = pending;
    const response = await bot.deliver(clickActivity(bot, 'request.approve', { requestId }));

    expect([response.status, await response.json()]).toEqual([
      200,
      {
        statusCode: 200,
        type: 'application/vnd.microsoft.card.adaptive',
        value: JSON.parse(JSON.stringify(cardFor(pending))),
      },
    ]);
    expect(bot.asked.actions).toEqual([
      { actor: anna, conversationId: 'a:personal', verb: 'request.approve', requestId, values: {} },
    ]);
    expect(bot.connector.outbound).toEqual([]);
  });

  it('that is answered with a secret has it in the response alone', async () => {
    bot.answer = revealed(usual);
    const response = await bot.deliver(clickActivity(bot, 'request.perform', { requestId }));

    expect(stringsIn(await response.json()).filter((each) => each.includes(password))).toEqual([password]);
    expect(JSON.stringify([bot.connector.outbound, bot.logged])).not.toContain(password);
  });

  it('that is delivered twice acts once; the second is shown the request as it stands', async () => {
    bot.answer = pending;
    await bot.deliver(clickActivity(bot, 'request.perform', { requestId }));
    const second = await bot.deliver(clickActivity(bot, 'request.perform', { requestId, reason: 'x' }));

    expect(second.status).toBe(200);
    expect(bot.asked.actions.map((each) => [each.verb, each.values])).toEqual([
      ['request.perform', {}],
      ['request.view', {}],
    ]);
  });

  it('that picks a person and opens a form reports the card that became the form', async () => {
    bot.answer = form;
    await bot.deliver(clickActivity(bot, 'person.choose', { pick: 2 }));

    expect(bot.asked.actions.map((each) => each.pick)).toEqual([2]);
    expect(bot.asked.posted).toEqual([
      { kind: 'reset-planned', card: { conversationId: 'a:personal', activityId: 'card-1' } },
    ]);
  });

  it.each([
    ['no value', { value: undefined }],
    ['no action', { value: {} }],
    ['a value that is a text', { value: 'x' }],
    ['no identity', { from: { id: '29:anna' } }],
  ])('with %s is answered 200 with a card that says so, and nobody is asked', async (_name, change) => {
    const response = await bot.deliver(clickActivity(bot, 'request.approve', { requestId }, change));
    const body = (await response.json()) as { type: string };

    expect([response.status, body.type, bot.asked.actions]).toEqual([
      200,
      'application/vnd.microsoft.card.adaptive',
      [],
    ]);
    expect(stringsIn(body)).toContain('That button does not work here');
  });

  it('of another kind than a press is answered without an error and does nothing', async () => {
    const response = await bot.deliver(clickActivity(bot, 'request.approve', { requestId }, { name: 'task/fetch' }));

    expect([response.status, bot.asked.actions]).toEqual([200, []]);
  });

  it('that makes the assistant fail is answered 200 with a card, not 501 and nothing', async () => {
    bot.answer = new Error('inner words');
    const response = await bot.deliver(clickActivity(bot, 'request.approve', { requestId }));
    const body = await response.json();

    expect(response.status).toBe(200);
    expect(stringsIn(body)).toContain('Reference for your administrator: correlation-1');
    expect(JSON.stringify(body)).not.toContain('inner words');
  });

  it('from a client that knows only Action.Submit is answered by a message', async () => {
    bot.answer = pending;
    await bot.deliver(messageActivity(bot, { text: undefined, value: { verb: 'request.approve', requestId } }));

    expect(bot.asked.actions.map((each) => [each.verb, each.requestId])).toEqual([['request.approve', requestId]]);
    expect(postedCards()).toHaveLength(1);
  });

  it.each(['request.perform', 'request.reissue'])(
    'for %s from such a client does nothing, because the password would be stored in the chat',
    async (verb) => {
      bot.answer = revealed(usual);
      await bot.deliver(messageActivity(bot, { text: undefined, value: { verb, requestId } }));

      expect(bot.asked.actions).toEqual([]);
      expect(stringsIn(postedCards())).toContain('Not from this Teams client');
    },
  );
});
