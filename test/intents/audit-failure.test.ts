import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './desk.ts';
import { approvedReset, performedReset, toldIn } from './reset-steps.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const minute = 60_000;
const names = async (): Promise<readonly string[]> => (await desk.events()).map(({ name }) => name);

/** The writes of one press, in order: claim, attempt, outcome, hand-over. */
describe('a store that fails while a reset is carried out', () => {
  it('at the claim leaves AD and the request as they were', async () => {
    const id = await approvedReset(desk);
    desk.storeFaults.failFromWrite(1);
    await expect(desk.press('amara', 'request.perform', id)).rejects.toThrow('disk is full');

    expect([desk.ad.writes, (await desk.request(id)).state]).toEqual([[], 'approved']);
  });

  it('at the attempt leaves AD as it was and says so: nothing is changed that left no trace before', async () => {
    const id = await approvedReset(desk);
    desk.storeFaults.failFromWrite(2);
    const outcome = await desk.press('amara', 'request.perform', id);

    expect(outcome).toMatchObject({ kind: 'failed', changed: 'Nothing was changed.' });
    expect([desk.ad.writes, (await desk.request(id)).state]).toEqual([[], 'performing']);
  });

  it('at the outcome shows no password and says that the change was made', async () => {
    const id = await approvedReset(desk);
    desk.storeFaults.failFromWrite(3);
    const outcome = await desk.press('amara', 'request.perform', id);

    expect(outcome.kind).toBe('failed');
    expect(toldIn(outcome)).toBe(
      'The change WAS made in Active Directory. The new password is not shown, because its record is missing.',
    );
    expect([desk.ad.writes.length, (await names()).at(-1)]).toEqual([1, 'change_attempted']);
  });

  it('at the hand-over shows no password, and a new one can be had when the store is back', async () => {
    const id = await approvedReset(desk);
    desk.storeFaults.failFromWrite(4);
    const outcome = await desk.press('amara', 'request.perform', id);
    desk.storeFaults.heal();

    expect(outcome.kind).toBe('failed');
    expect(toldIn(outcome)).toContain('The password WAS changed in Active Directory. It is not shown');
    expect((await desk.request(id)).state).toBe('performed');
    expect((await desk.press('amara', 'request.reissue', id)).kind).toBe('revealed');
  });

  it.each([
    [2, 'failed', 0],
    [3, 'performed', 1],
  ])('at write %d is settled from the directory as %s, without another change', async (write, state, changes) => {
    const id = await approvedReset(desk);
    desk.storeFaults.failFromWrite(write);
    await desk.press('amara', 'request.perform', id);
    desk.storeFaults.heal();
    desk.passTime(3 * minute);
    await desk.keepHouse();

    expect([(await desk.request(id)).state, desk.ad.writes.length]).toEqual([state, changes]);
    expect((await names()).at(-1)).toBe('change_settled');
  });

  it('stays as it is while the store is down, and keeps it for the next round', async () => {
    const id = await approvedReset(desk);
    desk.storeFaults.failFromWrite(3);
    await desk.press('amara', 'request.perform', id);
    desk.passTime(3 * minute);

    await expect(desk.keepHouse()).rejects.toThrow('disk is full');
    expect((await desk.request(id)).state).toBe('performing');
  });
});

describe('a store that fails while another password is issued', () => {
  it.each([1, 2, 3, 4])('at write %d shows none', async (write) => {
    const id = await performedReset(desk);
    desk.storeFaults.failFromWrite(write);
    const outcome = await desk.press('amara', 'request.reissue', id).catch(() => ({ kind: 'rejected' }));

    expect(outcome.kind).not.toBe('revealed');
    expect(desk.ad.writes.length).toBe(write <= 2 ? 1 : 2);
  });
});

describe('a store that fails from the n-th write on, whatever was asked', () => {
  it('never lets AD be changed without a trace, nor a password out without a record', async () => {
    for (let write = 1; write <= 12; write += 1) {
      const fresh = await openDesk();
      fresh.storeFaults.failFromWrite(write);
      const revealed = await wholeReset(fresh);
      fresh.storeFaults.heal();
      const recorded = (await fresh.events()).map(({ name }) => name);
      if (fresh.ad.writes.length > 0) expect(recorded).toContain('change_attempted');
      if (revealed) expect(recorded.slice(-2)).toEqual(['change_performed', 'secret_delivered']);
      await fresh.close();
    }
  });
});

/** Goes as far as it gets; whether a password came out. */
async function wholeReset(on: Desk): Promise<boolean> {
  try {
    const id = await approvedReset(on);
    return (await on.press('amara', 'request.perform', id)).kind === 'revealed';
  } catch {
    return false;
  }
}
