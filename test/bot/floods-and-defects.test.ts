import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stringsIn } from '../cards/walk.ts';
import { annaId, clickActivity, messageActivity, slowly, startBot, type BotUnderTest } from './bot-under-test.ts';

let bot: BotUnderTest;

beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.close());

const say = (id: string, change: object = {}): Promise<Response> =>
  bot.deliver(messageActivity(bot, { id, ...change }));
const boris = { from: { id: '29:boris', name: 'Boris', aadObjectId: '44444444-4444-4444-8444-444444444444' } };

async function flood(count: number): Promise<void> {
  for (let number = 1; number <= count; number++) await say(`flood-${number}`);
}

describe('a flood from one person', () => {
  it('is answered and recorded once beyond forty messages a minute, and reaches no directory', async () => {
    await flood(45);
    const told = bot.connector.outbound.filter(({ body }) => stringsIn(body).includes('Too much at once'));

    expect([bot.asked.messages.length, told.length]).toEqual([40, 1]);
    expect(bot.recorded.map(({ name, actor, details }) => [name, actor?.aadObjectId, details['because']])).toEqual([
      ['request_denied', annaId, ['too-much-at-once']],
    ]);
  });

  it('makes nobody else wait', async () => {
    await flood(45);
    await say('boris-1', boris);

    expect(bot.asked.messages.at(-1)?.actor.name).toBe('Boris');
  });

  it('is over a minute later', async () => {
    await flood(45);
    await bot.timer.pass(60_000);
    await say('later');

    expect(bot.asked.messages).toHaveLength(41);
  });

  it('of clicks is answered in their responses, with the card left as it is', async () => {
    await flood(40);
    const response = await bot.deliver(clickActivity(bot, 'request.approve', { requestId: 'r' }));

    expect([response.status, await response.json()]).toMatchObject([
      200,
      { statusCode: 200, type: 'application/vnd.microsoft.activity.message' },
    ]);
    expect(bot.asked.actions).toEqual([]);
  });

  it('does not keep the cards of this person from being refreshed, which clients do by themselves', async () => {
    await flood(40);
    await bot.deliver(clickActivity(bot, 'request.view', { requestId: 'r' }));

    expect(bot.asked.actions.map(({ verb }) => verb)).toEqual(['request.view']);
  });

  it('of looks has an end, too: a script may look at requests that are not there, and each refusal is recorded', async () => {
    for (let number = 1; number <= 305; number++)
      await bot.deliver(clickActivity(bot, 'request.view', { requestId: `r${number}` }, { id: `look-${number}` }));

    expect(bot.asked.actions).toHaveLength(300);
    expect(bot.recorded.map(({ name }) => name)).toEqual(['request_denied']);
  });

  it('with slow directories is held at four at once, and goes on when one of them ends', async () => {
    const first = await slowly(bot, messageActivity(bot, { id: 'slow-1' }));
    const others = [
      await slowly(bot, messageActivity(bot, { id: 'slow-2' })),
      await slowly(bot, messageActivity(bot, { id: 'slow-3' })),
      await slowly(bot, messageActivity(bot, { id: 'slow-4' })),
    ];
    await say('fifth');
    expect(bot.asked.messages).toHaveLength(4);

    first.answer({ kind: 'help' });
    await first.underway;
    bot.answer = { kind: 'help' };
    await say('sixth');
    expect(bot.asked.messages).toHaveLength(5);
    for (const { answer, underway } of others) {
      answer({ kind: 'help' });
      await underway;
    }
  });

  it('is turned away also when that cannot be recorded', async () => {
    bot.auditFails = true;
    await flood(41);

    expect(bot.asked.messages).toHaveLength(40);
    expect(bot.logged.map((line) => line['code'])).toContain('refusal-not-recorded');
  });
});

describe('a defect', () => {
  it('is in the transcript with who met it, under the number that is shown and logged', async () => {
    bot.answer = new Error('password=Secret123! in the words');
    await say('one');
    const [event] = bot.recorded;

    expect([event?.name, event?.actor?.aadObjectId, event?.correlationId]).toEqual(['defect', annaId, 'correlation-1']);
    expect(event?.details['where']).toBe('turn-failed');
    expect(JSON.stringify(event)).not.toContain('Secret123!');
  });

  it.each([
    ['a message', () => say('one')],
    ['a click', () => bot.deliver(clickActivity(bot, 'request.approve', { requestId: 'r' }))],
  ])('in %s is answered also when the transcript cannot be written', async (_name, send) => {
    bot.answer = new Error('inner words');
    bot.auditFails = true;
    const response = await send();
    const shown = stringsIn([await response.text().then((text) => text && JSON.parse(text)), bot.connector.outbound]);

    expect(response.status).toBe(200);
    expect(shown).toContain('Something went wrong on my side');
    expect(bot.logged.map((line) => line['code'])).toContain('defect-not-recorded');
  });

  it.each(['typing', 'messageReaction', 'endOfConversation', 'event', 'made-up'])(
    'is not what an activity of type %s is: it is taken and nothing happens',
    async (type) => {
      const response = await say('one', { type });

      expect([response.status, await response.text(), bot.connector.outbound, bot.recorded]).toEqual([200, '', [], []]);
    },
  );
});
