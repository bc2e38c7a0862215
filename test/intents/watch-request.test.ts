import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchRequest } from '../../src/intents/watch-request.ts';
import { approvers, openDesk, type Desk } from './desk.ts';
import { approvedReset, askForReset, draftReset, completeForm, performedReset } from './reset-steps.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const minute = 60_000;
const told = (): readonly string[] => desk.told.map(({ to, notice }) => `${to}: ${notice.title}`);
const names = async (): Promise<readonly string[]> => (await desk.events()).map(({ name }) => name);
const count = async (name: string): Promise<number> => (await names()).filter((each) => each === name).length;
const forApprovers = 'approvers: A request still waits for approval';
const forRequester = 'requester: Your approved request lapses soon';

describe('a request that waits for approval', () => {
  it('is brought to mind once, a quarter of an hour after it was sent, and lapses at its time by itself', async () => {
    const id = await askForReset(desk);
    await desk.wait(14 * minute);
    expect(desk.told).toEqual([]);
    await desk.wait(minute);
    expect(told()).toEqual([forApprovers]);
    await desk.wait(44 * minute);
    expect((await desk.request(id)).state).toBe('pending');
    await desk.wait(minute);

    expect([told(), (await desk.request(id)).state]).toEqual([[forApprovers], 'expired']);
    expect((await names()).slice(-2)).toEqual(['approvers_reminded', 'request_expired']);
    expect(desk.cards.at(-1)).toMatchObject({ kind: 'updated', request: { state: 'expired' } });
    expect(desk.jobs.list()).toEqual([]);
  });

  it('is posted to the approvers once more, after three minutes, when its card never reached them', async () => {
    desk.canPost = false;
    const id = await askForReset(desk);
    desk.canPost = true;
    await desk.wait(2 * minute);
    expect((await desk.request(id)).cards.approvers).toBeUndefined();
    await desk.wait(minute);

    expect(desk.cards.filter(({ kind }) => kind === 'posted')).toMatchObject([{ request: { id } }]);
    expect((await desk.request(id)).cards.approvers).toEqual({ conversationId: approvers, activityId: 'card-1' });
    await desk.wait(10 * minute);
    expect(desk.cards.filter(({ kind }) => kind === 'posted')).toHaveLength(1);
  });

  it('is not posted again and again where nobody takes the card, and the transcript says so', async () => {
    desk.canPost = false;
    await askForReset(desk);
    await desk.wait(59 * minute);

    expect(await count('reminder_not_delivered')).toBe(1);
  });

  it('counts from when it was sent, not from when the form was opened', async () => {
    const id = await draftReset(desk);
    desk.passTime(20 * minute);
    await desk.press('amara', 'request.submit', id, { values: completeForm });
    await desk.wait(14 * minute);
    expect(desk.told).toEqual([]);
    await desk.wait(minute);

    expect(told()).toEqual([forApprovers]);
  });

  it.each(['request.deny', 'request.cancel'])('and is ended by %s is watched no more', async (verb) => {
    const id = await askForReset(desk);
    await desk.press(verb === 'request.deny' ? 'chandra' : 'amara', verb, id);

    expect(desk.jobs.list()).toEqual([]);
  });

  it('is brought to mind once when its job runs twice at once', async () => {
    const id = await askForReset(desk);
    desk.passTime(15 * minute);
    await Promise.all([1, 2, 3].map(() => watchRequest(id, desk.context)));

    expect([told(), await count('approvers_reminded')]).toEqual([[forApprovers], 1]);
  });

  it('lapses once when its job and housekeeping see its time at once', async () => {
    const id = await askForReset(desk);
    desk.passTime(60 * minute);
    await Promise.all([watchRequest(id, desk.context), desk.keepHouse(), desk.keepHouse()]);

    expect(await count('request_expired')).toBe(1);
  });

  it('is nobody’s concern when policy asks for no reminder', async () => {
    Object.assign(desk.context.settings.policy, { reminders: { approversAfter: 0, requesterBefore: 0 } });
    await askForReset(desk);
    await desk.wait(61 * minute);

    expect([desk.told, await count('request_expired')]).toEqual([[], 1]);
  });

  it('is not said to have been brought to mind when Teams did not take the message', async () => {
    await askForReset(desk);
    desk.canTell = false;
    await desk.wait(16 * minute);

    expect((await desk.events()).slice(-2)).toMatchObject([
      { name: 'approvers_reminded' },
      { name: 'reminder_not_delivered', details: { to: 'approvers' } },
    ]);
  });

  it('stays as it was when the reminder cannot be noted, and nobody is told', async () => {
    const id = await askForReset(desk);
    desk.passTime(15 * minute);
    desk.storeFaults.failFromWrite(1);

    await expect(watchRequest(id, desk.context)).rejects.toThrow('disk is full');
    expect(desk.told).toEqual([]);
  });
});

describe('an approved request', () => {
  it('that is not carried out is brought to the requester’s mind once, before it lapses', async () => {
    const id = await approvedReset(desk);
    await desk.wait(49 * minute);
    expect(desk.told).toEqual([]);
    await desk.wait(minute);
    expect(told()).toEqual([forRequester]);
    await desk.wait(20 * minute);

    expect([told(), (await desk.request(id)).state]).toEqual([[forRequester], 'expired']);
  });

  it('that is carried out is brought to nobody’s mind', async () => {
    await performedReset(desk);

    expect(desk.jobs.list().map(({ kind }) => kind)).toEqual(['tell-owner', 'follow-change']);
  });

  it('after the approvers were reminded has its own reminder', async () => {
    const id = await askForReset(desk);
    await desk.wait(16 * minute);
    await desk.press('chandra', 'request.approve', id);
    await desk.wait(40 * minute);

    expect(told()).toEqual([forApprovers, forRequester]);
  });
});
