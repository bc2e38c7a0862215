import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTeamsCheckpoints } from '../../src/bot/teams-checkpoints.ts';
import type { CheckpointPublisher } from '../../src/ports/checkpoint-place.ts';
import { messageActivity, startBot, type BotUnderTest } from './bot-under-test.ts';
import { appId, tenantId } from './connector-double.ts';

const conversationId = '19:audit@thread.tacv2';
const note =
  'contoso.com/latchkey\n33\n2XLaTWdqjr8SM/zkg7H9yCkCvlZFZFjXcMdTTwUYSYQ=\n\n— contoso.com/latchkey cMcNybrS\n';
let bot: BotUnderTest;
let channel: CheckpointPublisher;

beforeEach(async () => {
  bot = await startBot();
  channel = createTeamsCheckpoints({ adapter: bot.adapter, appId, memory: bot.memory, conversationId });
});
afterEach(() => bot.close());

/** The bot learns of the channel when it is spoken to there. */
async function speakInChannel(): Promise<void> {
  const conversation = { id: conversationId, conversationType: 'channel', tenantId };
  await bot.deliver(messageActivity(bot, { id: 'in', conversation }));
  bot.connector.outbound.length = 0;
}

describe('checkpoints in a channel', () => {
  it('are posts of their own that hold the note to the letter', async () => {
    await speakInChannel();
    await channel.publish(33, note);

    expect(bot.connector.outbound.map(({ method, path }) => `${method} ${path}`)).toStrictEqual([
      `POST /v3/conversations/${conversationId}/activities`,
    ]);
    expect(bot.connector.outbound[0]?.body['text']).toContain(`after 33 records`);
    expect(bot.connector.outbound[0]?.body['text']).toContain(note);
  });

  it('are a failure where the bot was never added', async () => {
    await expect(channel.publish(33, note)).rejects.toThrow(`never added to the conversation ${conversationId}`);
  });

  it('are a failure where Teams refuses, of which the channel is told nothing', async () => {
    await speakInChannel();
    bot.connector.faults.push({ status: 403 });

    await expect(channel.publish(33, note)).rejects.toThrow('Teams did not take the checkpoint');
    expect(bot.connector.outbound).toHaveLength(1);
  });
});
