import { describe, expect, it } from 'vitest';
import { runScript } from '../../src/lab/run-script.ts';
import { cardAnswer, cardMessage, cardWith, execute } from './teams/cards.ts';
import { startLabWithBot, type LabWithBot } from './teams/lab-with-bot.ts';

async function play({ lab }: LabWithBot, ...lines: readonly unknown[]): Promise<readonly unknown[]> {
  const results: unknown[] = [];
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  for await (const result of runScript(lab, texts)) results.push(result);
  return results;
}

describe('runScript', () => {
  it('yields the messages that came of a line, with its number', async () => {
    const given = await startLabWithBot(async ({ type, conversation }) => {
      const chat = encodeURIComponent((conversation as { id: string }).id);
      if (type === 'message')
        await given.call('POST', `/conversations/${chat}/activities`, { type: 'message', text: 'hello' });
      return { status: 200 };
    });
    expect(await play(given, '# a comment', '', { as: 'amara', say: 'help' })).toMatchObject([
      { line: 3, kind: 'posted', message: { fromName: 'Amara Okafor', text: 'help' } },
      { line: 3, kind: 'posted', message: { fromName: 'Latchkey', text: 'hello' } },
    ]);
  });

  it('presses the newest card that the persona sees with the verb, and yields what the press was answered', async () => {
    const given = await startLabWithBot(({ type }) =>
      type === 'invoke' ? cardAnswer(cardWith('pressed')) : { status: 200 },
    );
    const chat = encodeURIComponent(given.lab.settings.approvalsConversationId);
    await given.call('POST', `/conversations/${chat}/activities`, cardMessage(cardWith('older', [execute('approve')])));
    const newest = await given.call(
      'POST',
      `/conversations/${chat}/activities`,
      cardMessage(cardWith('newer', [execute('approve')])),
    );
    expect(await play(given, { as: 'chandra', press: 'approve', values: { note: 'ok' } })).toEqual([
      {
        line: 1,
        kind: 'answered',
        as: 'chandra',
        messageId: (newest.body as { id: string }).id,
        answer: { kind: 'card', card: cardWith('pressed') },
      },
    ]);
  });

  it.each([
    ['text that is no JSON', 'say hello', 'Not a line of a script: {"as", "say", "in"?} or {"as", "press", "values"?}'],
    [
      'a line with two acts',
      { as: 'amara', say: 'x', press: 'y' },
      'Not a line of a script: {"as", "say", "in"?} or {"as", "press", "values"?}',
    ],
    [
      'a persona nobody knows',
      { as: 'nobody', say: 'hi' },
      'Nobody called "nobody" chats here. These do: amara, ben, chandra, dana, elif, karin',
    ],
    [
      'a persona nobody knows, pressing',
      { as: 'nobody', press: 'approve' },
      'Nobody called "nobody" chats here. These do: amara, ben, chandra, dana, elif, karin',
    ],
    ['a verb on no card', { as: 'amara', press: 'approve' }, 'amara sees no card with "approve"'],
    [
      'a chat the persona is not in',
      { as: 'amara', in: 'approvals', say: 'hi' },
      'Amara Okafor is not in the conversation "approvals"',
    ],
  ])('says why it cannot play %s, and plays the lines after it', async (_what, line, error) => {
    const given = await startLabWithBot();
    expect(await play(given, line, { as: 'ben', say: 'help' })).toMatchObject([
      { line: 1, error },
      { line: 2, kind: 'posted' },
    ]);
  });

  it('says that a bot did not take a message', async () => {
    const given = await startLabWithBot(({ type }) => ({ status: type === 'message' ? 500 : 200 }));
    expect(await play(given, { as: 'ben', say: 'help' })).toMatchObject([
      { line: 1, kind: 'posted' },
      { line: 1, error: 'The bot did not take the message' },
    ]);
  });
});
