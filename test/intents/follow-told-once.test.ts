import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newsOf } from '../../src/core/follow/follow-state.ts';
import { followChange } from '../../src/intents/follow-change.ts';
import { openDesk, type Desk } from './desk.ts';
import { arrived, eventsNamed, hour, minute, plainReset, toldRequester, withheld } from './follow-steps.ts';
import { approvedReset } from './reset-steps.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

describe('telling', () => {
  it('happens once, however often and at the same time the job runs', async () => {
    const id = await plainReset(desk);
    desk.runHashLoop();
    await desk.wait(minute / 2);
    desk.told.length = 0;
    const again = await plainReset(desk, 'Karin Aoki');
    desk.runHashLoop();
    desk.passTime(minute);
    await Promise.all([1, 2, 3, 4].map(() => followChange(again, desk.context)));
    await Promise.all([id, again].map((one) => followChange(one, desk.context)));

    expect(desk.told.map(({ request }) => request.id)).toEqual([again]);
    expect(await eventsNamed(desk, 'follow_up_told')).toHaveLength(2);
  });

  it('is tried again when Teams does not take the message, and recorded', async () => {
    await plainReset(desk);
    desk.runHashLoop();
    desk.canTell = false;
    await desk.wait(minute);
    desk.canTell = true;
    await desk.wait(hour);

    expect(toldRequester(desk)).toEqual([arrived]);
    expect((await eventsNamed(desk, 'follow_up_not_delivered')).length).toBeGreaterThan(0);
  });

  it('ends after five tries that Teams does not take', async () => {
    const id = await plainReset(desk);
    desk.runHashLoop();
    desk.canTell = false;
    await desk.wait(25 * hour);

    expect([(await eventsNamed(desk, 'follow_up_not_delivered')).length, desk.jobs.list()]).toEqual([5, []]);
    expect(newsOf(await desk.request(id)).map(({ kind }) => kind)).toEqual(['arrived']);
  });

  it('is not done when it cannot be noted first, and is done when the store is back', async () => {
    const id = await plainReset(desk);
    desk.runHashLoop();
    desk.passTime(minute);
    desk.storeFaults.failFromWrite(1);
    await expect(followChange(id, desk.context)).rejects.toThrow('disk is full');
    expect(desk.told).toEqual([]);
    desk.storeFaults.heal();
    await desk.wait(hour);

    expect(toldRequester(desk)).toEqual([arrived]);
  });
});

describe('a crash', () => {
  it('between the change and its record loses nothing: the follow-up was scheduled before the change', async () => {
    const id = await approvedReset(desk);
    desk.storeFaults.failFromWrite(3);
    await desk.press('amara', 'request.perform', id);
    desk.storeFaults.heal();
    expect((await desk.request(id)).state).toBe('performing');
    await desk.wait(3 * minute);
    await desk.keepHouse();
    await desk.wait(minute);

    expect(toldRequester(desk)).toEqual(['The change was made', withheld]);
  });

  it('that lost the job itself is mended by housekeeping', async () => {
    const id = await plainReset(desk);
    for (const { kind, key } of desk.jobs.list()) await desk.jobs.cancel(kind, key);
    desk.runHashLoop();
    await desk.wait(30 * minute);
    expect(desk.told).toEqual([]);
    await desk.keepHouse();
    await desk.runJobs();

    expect(toldRequester(desk)).toEqual([arrived]);
    expect((await desk.request(id)).ownerTold?.kind).toBe('told');
  });

  it('leaves no change behind that cannot be followed: without a job nothing is changed', async () => {
    const id = await approvedReset(desk);
    desk.jobs.schedule = async () => {
      throw new Error('the database of the jobs is away');
    };
    const outcome = await desk.press('amara', 'request.perform', id);

    expect([outcome.kind, desk.ad.writes]).toEqual(['failed', []]);
  });
});

describe('the cards', () => {
  it('of the requester show bad news as soon as no password can be on them', async () => {
    const id = await approvedReset(desk);
    await desk.press('amara', 'request.perform', id);
    await desk.store.requests.move(await withCards(id), []);
    desk.cards.length = 0;
    await desk.wait(9 * minute);
    expect(desk.cards.map(({ request }) => Object.keys(request.cards))).toEqual([['approvers']]);
    await desk.wait(2 * minute);

    expect(Object.keys(desk.cards.at(-1)?.request.cards ?? {}).toSorted()).toEqual(['approvers', 'requester']);
  });

  it('of the approvers show the news at once, the requester’s not while a password may be on the screen', async () => {
    const id = await plainReset(desk);
    await desk.store.requests.move(await withCards(id), []);
    desk.runHashLoop();
    desk.cards.length = 0;
    await desk.wait(minute);
    expect(desk.cards.map(({ request }) => Object.keys(request.cards))).toEqual([['approvers']]);
    expect(newsOf(desk.cards[0]?.request ?? (await desk.request(id)))).toMatchObject([{ kind: 'arrived' }]);

    await desk.wait(10 * minute);
    expect(desk.cards.map(({ request }) => Object.keys(request.cards).toSorted())).toEqual([
      ['approvers'],
      ['approvers', 'requester'],
    ]);
  });
});

async function withCards(id: string) {
  const request = await desk.request(id);
  const cards = {
    approvers: { conversationId: 'c', activityId: '1' },
    requester: { conversationId: 'd', activityId: '2' },
  };
  return { ...request, version: request.version + 1, cards };
}
