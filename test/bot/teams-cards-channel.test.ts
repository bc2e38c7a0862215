import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTeamsCardsChannel } from '../../src/bot/teams-cards-channel.ts';
import { cardFor } from '../../src/cards/card-for.ts';
import type { ChangeRequest } from '../../src/core/change-request.ts';
import type { Notice } from '../../src/core/follow/notice.ts';
import type { RequestView } from '../../src/intents/outcome.ts';
import type { CardsChannel } from '../../src/ports/cards-channel.ts';
import { request, usual } from '../cards/outcomes.ts';
import { messageActivity, startBot, type BotUnderTest } from './bot-under-test.ts';
import { tenantId } from './connector-double.ts';

let bot: BotUnderTest;
let channel: CardsChannel;

const approvers = '19:approvers@thread.tacv2';
const viewOf = (subject: ChangeRequest, viewer: 'everyone' | 'requester'): RequestView => ({
  request: subject,
  viewer,
  may: [],
});
const cardOf = (subject: ChangeRequest, viewer: 'everyone' | 'requester'): unknown =>
  JSON.parse(JSON.stringify(cardFor({ kind: 'request', view: viewOf(subject, viewer) })));

beforeEach(async () => {
  bot = await startBot();
  const { outward: connector, memory, log } = bot;
  channel = createTeamsCardsChannel({ connector, memory, approvalsConversationId: approvers, viewOf, log });
});
afterEach(() => bot.close());

/** The bot learns of a conversation when it is spoken to there. */
async function speakIn(id: string, conversationType: string): Promise<void> {
  await bot.deliver(messageActivity(bot, { id: `in-${id}`, conversation: { id, conversationType, tenantId } }));
  bot.connector.outbound.length = 0;
}

const outboundCards = (): unknown[] =>
  bot.connector.outbound.map(({ method, path, body }) => {
    const [attachment] = body['attachments'] as { content: unknown }[];
    return { method, path, card: attachment?.content };
  });

describe('postToApprovers', () => {
  it('posts everybody’s view as a new post of the channel, even when the bot was spoken to in a thread', async () => {
    await speakIn(`${approvers};messageid=17`, 'channel');
    const pending = request(usual, 'pending');

    expect(await channel.postToApprovers(pending)).toEqual({ conversationId: approvers, activityId: 'sent-1' });
    expect(outboundCards()).toEqual([
      { method: 'POST', path: `/v3/conversations/${approvers}/activities`, card: cardOf(pending, 'everyone') },
    ]);
  });

  it('is undefined where the bot was never added, and the log says so', async () => {
    expect(await channel.postToApprovers(request(usual, 'pending'))).toBeUndefined();
    expect(bot.logged.map((each) => each['code'])).toEqual(['conversation-unknown']);
  });

  it('is undefined when Teams refuses, without a second card that tells the approvers of a failure', async () => {
    await speakIn(approvers, 'channel');
    bot.connector.faults.push({ status: 403 });

    expect(await channel.postToApprovers(request(usual, 'pending'))).toBeUndefined();
    expect(bot.connector.outbound).toHaveLength(1);
    expect(bot.logged.map((each) => each['code'])).toEqual(['card-not-delivered']);
  });

  it('repeats what Teams asks to repeat', async () => {
    await speakIn(approvers, 'channel');
    bot.connector.faults.push({ status: 429, retryAfter: 1 }, { status: 412 });

    expect(await channel.postToApprovers(request(usual, 'pending'))).toEqual({
      conversationId: approvers,
      activityId: 'sent-3',
    });
    expect(bot.pauses).toEqual([1_000, 1_000]);
  });
});

describe('update', () => {
  const approved: ChangeRequest = {
    ...request(usual, 'approved'),
    cards: {
      requester: { conversationId: 'a:personal', activityId: 'r1' },
      approvers: { conversationId: approvers, activityId: 'a1' },
    },
  };

  it('shows the requester’s own view in a personal chat and everybody’s in the channel', async () => {
    await speakIn('a:personal', 'personal');
    await speakIn(approvers, 'channel');
    await channel.update(approved);

    expect(outboundCards()).toEqual([
      { method: 'PUT', path: '/v3/conversations/a:personal/activities/r1', card: cardOf(approved, 'requester') },
      { method: 'PUT', path: `/v3/conversations/${approvers}/activities/a1`, card: cardOf(approved, 'everyone') },
    ]);
  });

  it('goes on to the second card when the first cannot be updated, and never throws', async () => {
    await speakIn('a:personal', 'personal');
    await speakIn(approvers, 'channel');
    bot.connector.faults.push({ status: 404 });
    await channel.update(approved);

    expect(bot.connector.outbound.map((each) => each.path.split('/').at(-1))).toEqual(['r1', 'a1']);
    expect(bot.logged.map((each) => each['code'])).toEqual(['card-not-delivered']);
  });

  it('does nothing for a request without posted cards', async () => {
    await channel.update(request(usual, 'approved'));

    expect(bot.connector.outbound).toEqual([]);
  });
});

describe('tell', () => {
  const notice: Notice = {
    title: 'The cloud has the password',
    tone: 'good',
    sentences: ['It is there.'],
    findings: [],
  };
  const performed: ChangeRequest = { ...request(usual, 'performed'), askedIn: 'a:asked' };
  const noticeCard = JSON.parse(JSON.stringify(cardFor({ kind: 'noticed', request: performed, notice })));

  it('posts a new message where the requester’s card stands, with a summary for the notification', async () => {
    await speakIn('a:personal', 'personal');
    const posted = { ...performed, cards: { requester: { conversationId: 'a:personal', activityId: 'r1' } } };

    expect(await channel.tell('requester', posted, notice)).toBe(true);
    expect(outboundCards()).toEqual([
      { method: 'POST', path: '/v3/conversations/a:personal/activities', card: noticeCard },
    ]);
    expect(bot.connector.outbound[0]?.body['summary']).toBe('Jane Doe: The cloud has the password');
  });

  it('posts where it was asked for when no card was noted, and to the approvers in their conversation', async () => {
    await speakIn('a:asked', 'personal');
    await speakIn(approvers, 'channel');
    const told = [
      await channel.tell('requester', performed, notice),
      await channel.tell('approvers', performed, notice),
    ];

    expect(told).toEqual([true, true]);
    expect(bot.connector.outbound.map(({ path }) => path)).toEqual([
      '/v3/conversations/a:asked/activities',
      `/v3/conversations/${approvers}/activities`,
    ]);
  });

  it('is false when Teams refuses, or when nobody knows where', async () => {
    await speakIn('a:asked', 'personal');
    bot.connector.faults.push({ status: 403 });
    const { askedIn: _nowhere, ...lost } = performed;

    expect([await channel.tell('requester', performed, notice), await channel.tell('requester', lost, notice)]).toEqual(
      [false, false],
    );
  });
});
