import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardFor } from '../../src/cards/card-for.ts';
import { stringsIn } from '../cards/walk.ts';
import { messageActivity, startBot, type BotUnderTest } from './bot-under-test.ts';
import { tenantId } from './connector-double.ts';

let bot: BotUnderTest;

beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.close());

/** Cards of the messages the bot posted, each message a list. */
const postedCards = (): unknown[][] =>
  bot.connector.outbound
    .filter((each) => each.body['type'] === 'message')
    .map((each) => (each.body['attachments'] as { content: unknown }[]).map((attachment) => attachment.content));

describe('an installation', () => {
  it('is greeted once, and the conversation is remembered for later posts', async () => {
    const added = messageActivity(bot, {
      type: 'installationUpdate',
      action: 'add',
      conversation: { id: '19:approvers', conversationType: 'groupChat', tenantId },
    });
    await bot.deliver(added);
    await bot.deliver({ ...added, id: 'activity-2' });

    expect([bot.asked.installed, postedCards().length]).toEqual([1, 1]);
    expect(await bot.memory.reference('19:approvers')).toMatchObject({ serviceUrl: bot.connector.url });
  });
});

describe('what Teams asks to repeat', () => {
  it('is repeated after Retry-After, or after growing pauses', async () => {
    bot.connector.faults.push({ status: 429, retryAfter: 3 }, { status: 429 }, { status: 412 });
    await bot.deliver(messageActivity(bot));

    expect([postedCards().length, bot.pauses]).toEqual([4, [3_000, 1_000, 2_000]]);
  });

  it('is repeated three times and not for ever, and a long Retry-After is cut', async () => {
    bot.connector.faults.push(...Array.from({ length: 12 }, () => ({ status: 429, retryAfter: 3_600 })));
    const response = await bot.deliver(messageActivity(bot));

    // Four attempts for the answer, four for the card that tells of the failure.
    expect([response.status, postedCards().length, bot.pauses]).toEqual([
      200,
      8,
      Array.from({ length: 6 }, () => 5_000),
    ]);
  });

  it.each([500, 503, 403])('does not include %i: a post that may have arrived is not sent again', async (status) => {
    bot.connector.faults.push({ status });
    await bot.deliver(messageActivity(bot));

    const [answer, failure, ...more] = postedCards();

    expect([answer, more, bot.pauses]).toEqual([[cardFor({ kind: 'help' })], [], []]);
    expect(stringsIn(failure)).toContain('Something went wrong on my side');
  });
});
