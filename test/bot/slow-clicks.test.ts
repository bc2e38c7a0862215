import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cardFor } from '../../src/cards/card-for.ts';
import type { Outcome } from '../../src/intents/outcome.ts';
import { outcomesWithoutSecret, password, request, revealed, usual, view } from '../cards/outcomes.ts';
import { stringsIn } from '../cards/walk.ts';
import { clickActivity, slowly, startBot, type BotUnderTest } from './bot-under-test.ts';
import { tenantId } from './connector-double.ts';

let bot: BotUnderTest;

beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.close());

const requestId = request(usual, 'approved').id;
const approved: Outcome = { kind: 'request', view: view(usual, 'approved', 'approver', []) };
const form = outcomesWithoutSecret(usual).find((outcome) => outcome.kind === 'form-problems') as Outcome;
const inChannel = { conversation: { id: '19:approvers', conversationType: 'channel', tenantId } };
const boris = { from: { id: '29:boris', name: 'Boris', aadObjectId: '44444444-4444-4444-8444-444444444444' } };

let clicks = 0;
const click = (verb: string, change: object = {}): Record<string, unknown> =>
  clickActivity(bot, verb, { requestId }, { id: `click-${(clicks += 1)}`, ...change });
const cardIn = async (response: Response): Promise<unknown> => ((await response.json()) as { value: unknown }).value;
const plain = (outcome: Outcome): unknown => JSON.parse(JSON.stringify(cardFor(outcome)));

/** A press whose store does not say for a while whether it came before. */
async function pressWithSlowStore(
  verb: string,
): Promise<{ readonly resume: () => void; readonly underway: Promise<Response> }> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const { firstTime } = bot.memory;
  const isAsked = vi.fn<() => void>();
  bot.memory.firstTime = async (...given) => {
    isAsked();
    await promise;
    return firstTime(...given);
  };
  const underway = bot.deliver(click(verb));
  await vi.waitFor(() => expect(isAsked).toHaveBeenCalled());
  bot.memory.firstTime = firstTime;
  return { resume: () => resolve(undefined), underway };
}

/** A press whose work ends only after its answer had to go out. */
async function pressLate(verb: string, outcome: Outcome | Error, change: object = {}): Promise<unknown> {
  const { answer, underway } = await slowly(bot, click(verb, change));
  await bot.timer.pass(2_500);
  const shown = await cardIn(await underway);
  answer(outcome);
  await new Promise(setImmediate);
  return shown;
}

describe('a click whose work takes longer than Teams waits', () => {
  it('is answered that it goes on, before Teams gives up, and only then', async () => {
    const { answer, underway } = await slowly(bot, click('request.approve'));
    const isAnswered = vi.fn<() => void>();
    void underway.then(isAnswered);
    await bot.timer.pass(2_499);
    expect(isAnswered).not.toHaveBeenCalled();
    await bot.timer.pass(1);

    expect(await cardIn(await underway)).toEqual(plain({ kind: 'in-progress', mayReveal: false, requestId }));
    answer(approved);
  });

  it('is completed by an update of the card where only its presser sees it', async () => {
    await pressLate('request.submit', form);
    await vi.waitFor(() => expect(bot.connector.outbound).toHaveLength(1));
    const [{ method, path, body }] = bot.connector.outbound as [(typeof bot.connector.outbound)[0]];

    expect([method, path]).toEqual(['PUT', '/v3/conversations/a:personal/activities/card-1']);
    expect((body['attachments'] as { content: unknown }[])[0]?.content).toEqual(plain(form));
    expect(bot.asked.posted.map((each) => each.card.activityId)).toEqual(['card-1']);
  });

  it('is completed for everybody where others see the card, and its own answer waits for the next look', async () => {
    const refused: Outcome = {
      kind: 'request',
      view: { ...view(usual, 'pending', 'approver', []), notice: 'Not you.' },
    };
    await pressLate('request.approve', refused, inChannel);
    const look = await bot.deliver(click('request.view', inChannel));
    await bot.deliver(click('request.view', inChannel));

    expect(bot.updated).toEqual([requestId]);
    expect(bot.connector.outbound).toEqual([]);
    expect(await cardIn(look)).toEqual(plain(refused));
    expect(bot.asked.actions.map((each) => each.verb)).toEqual(['request.approve', 'request.view']);
  });

  it('is not carried out again by a second press while it goes on, and a look shows the request as it stands', async () => {
    const { answer, underway } = await slowly(bot, click('request.perform'));
    await bot.timer.pass(2_500);
    await underway;
    const again = await cardIn(await bot.deliver(click('request.perform')));
    expect([again, bot.asked.actions.length]).toEqual([plain({ kind: 'in-progress', mayReveal: true, requestId }), 1]);

    answer(approved);
    await bot.deliver(click('request.view', boris));
    expect(bot.asked.actions.map((each) => each.verb)).toEqual(['request.perform', 'request.view']);
  });

  it('that fails has its failure recorded and kept for the one who pressed', async () => {
    await pressLate('request.approve', new Error('inner words'), inChannel);
    const told = await cardIn(await bot.deliver(click('request.view', inChannel)));

    expect(stringsIn(told)).toContain('Reference for your administrator: correlation-1');
    expect(bot.recorded.map((event) => [event.name, event.details['where']])).toEqual([['defect', 'click-failed']]);
  });

  it('is carried out also where the store alone took that long', async () => {
    const { resume, underway } = await pressWithSlowStore('request.approve');
    await bot.timer.pass(2_500);
    await underway;
    bot.answer = approved;
    resume();

    await vi.waitFor(() => expect(bot.asked.actions.map((each) => each.verb)).toEqual(['request.approve']));
  });

  it('is waited for when the bot stops', async () => {
    const { answer, underway } = await slowly(bot, click('request.perform'));
    await bot.timer.pass(2_500);
    await underway;
    const closed = vi.fn<() => void>();
    void bot.late.close().then(closed);
    await new Promise(setImmediate);
    expect(closed).not.toHaveBeenCalled();
    answer(revealed(usual));

    await vi.waitFor(() => expect(closed).toHaveBeenCalled());
    expect(bot.lapsed.map(({ kind }) => kind)).toEqual(['revealed']);
  });
});

describe('a secret that comes too late for its click', () => {
  it.each(['request.perform', 'request.reissue'])(
    'is shown once to the one who asked, by the next %s, and sets no other password',
    async (verb) => {
      const early = await pressLate('request.perform', revealed(usual));
      const shown = await cardIn(await bot.deliver(click(verb)));
      bot.answer = approved;
      const afterwards = await cardIn(await bot.deliver(click(verb)));

      expect(stringsIn(early)).toContain('Still working on it');
      expect(shown).toEqual(plain(revealed(usual)));
      expect(afterwards).toEqual(plain(approved));
      expect(bot.asked.actions.map((each) => each.verb)).toEqual(['request.perform', verb]);
      expect(bot.lapsed).toEqual([]);
    },
  );

  it('is never in a message, an update or the log', async () => {
    await pressLate('request.perform', revealed(usual));
    await bot.timer.pass(45_000);

    expect(JSON.stringify([bot.connector.outbound, bot.logged, bot.recorded])).not.toContain(password);
    expect(bot.updated).toEqual([]);
  });

  it('is not shown by a look, which clients do by themselves', async () => {
    await pressLate('request.perform', revealed(usual));
    bot.answer = approved;
    const look = click('request.view', {});
    const automatic = { ...look, value: { ...(look['value'] as object), trigger: 'automatic' } };

    expect(await cardIn(await bot.deliver(automatic))).toEqual(plain(approved));
  });

  it('is not shown to somebody else', async () => {
    await pressLate('request.perform', revealed(usual));
    bot.answer = approved;

    expect(await cardIn(await bot.deliver(click('request.perform', boris)))).toEqual(plain(approved));
  });

  it('is not shown for another request', async () => {
    await pressLate('request.perform', revealed(usual));
    bot.answer = approved;
    const other = clickActivity(bot, 'request.perform', { requestId: 'another' }, { id: 'other' });

    expect(await cardIn(await bot.deliver(other))).toEqual(plain(approved));
  });

  it('is not shown by a second delivery of the click that asked for it', async () => {
    const first = click('request.perform');
    const { answer, underway } = await slowly(bot, first);
    await bot.timer.pass(2_500);
    await underway;
    answer(revealed(usual));
    await new Promise(setImmediate);
    bot.answer = approved;

    expect(await cardIn(await bot.deliver(first))).toEqual(plain(approved));
  });

  it('is not shown to a client that would store it', async () => {
    await pressLate('request.perform', revealed(usual));
    const value = { verb: 'request.perform', requestId };
    await bot.deliver(click('request.perform', { type: 'message', name: undefined, value }));

    expect(JSON.stringify(bot.connector.outbound)).not.toContain(password);
  });

  it.each([
    ['before', [0, 1], 43_500],
    ['after', [1, 0], 42_500],
  ])('is there for the next press when a second click of the same moment ended %s it', async (_when, order, rest) => {
    const presses = [await slowly(bot, click('request.perform')), await slowly(bot, click('request.perform'))];
    await bot.timer.pass(2_500);
    await Promise.all(presses.map((each) => each.underway));
    for (const at of order) {
      presses[at]?.answer(at === 0 ? approved : revealed(usual));
      await new Promise(setImmediate);
      await bot.timer.pass(1_000);
    }
    await bot.timer.pass(rest);

    expect(await cardIn(await bot.deliver(click('request.perform')))).toEqual(plain(revealed(usual)));
    expect([bot.lapsed.filter(({ kind }) => kind === 'revealed'), bot.timer.waiting]).toEqual([[], 0]);
  });

  it('waits on for a press whose store takes long', async () => {
    await pressLate('request.perform', revealed(usual));
    const { resume, underway } = await pressWithSlowStore('request.perform');
    await bot.timer.pass(2_500);
    await underway;
    resume();
    await new Promise(setImmediate);

    expect(await cardIn(await bot.deliver(click('request.perform')))).toEqual(plain(revealed(usual)));
    expect([bot.lapsed, bot.asked.actions.length]).toEqual([[], 1]);
  });

  it('is forgotten when nobody comes for it, and that is told; the next press is carried out', async () => {
    await pressLate('request.perform', revealed(usual));
    await bot.timer.pass(45_000);
    bot.answer = approved;

    expect(bot.lapsed.map(({ kind }) => kind)).toEqual(['revealed']);
    expect(await cardIn(await bot.deliver(click('request.reissue')))).toEqual(plain(approved));
    expect(bot.timer.waiting).toBe(0);
  });
});
