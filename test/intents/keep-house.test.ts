import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RequestState } from '../../src/core/change-request.ts';
import { openDesk, type Desk } from './desk.ts';
import { approvedReset, askForReset, draftReset, performedReset } from './reset-steps.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const minute = 60_000;
const stateOf = async (id: string): Promise<RequestState> => (await desk.request(id)).state;

/** As a crash leaves it: claimed, and then nothing more. `made`: the change had reached AD before. */
async function leftBehind(made: boolean): Promise<string> {
  const id = await approvedReset(desk);
  desk.ad.onWrite = async () => {
    if (made) desk.changeAd('samuel', { unicodePwd: '', pwdLastSet: '0' });
    throw new Error('the process ends here');
  };
  await desk.press('amara', 'request.perform', id).catch(() => undefined);
  return id;
}

describe('housekeeping', () => {
  it.each([
    ['draft', draftReset],
    ['pending', askForReset],
    ['approved', approvedReset],
  ] as const)('ends a request that is %s when its time is over, and not before', async (state, make) => {
    const id = await make(desk);
    desk.passTime(59 * minute);
    await desk.keepHouse();
    expect(await stateOf(id)).toBe(state);

    desk.passTime(minute);
    await desk.keepHouse();
    expect(await stateOf(id)).toBe('expired');
    expect((await desk.events()).at(-1)).toMatchObject({ name: 'request_expired', requestId: id });
    expect((await desk.events()).at(-1)?.actor).toBeUndefined();
    expect(desk.cards.at(-1)).toMatchObject({ kind: 'updated', request: { state: 'expired' } });
  });

  it.each([
    ['had been made', true, 'performed'],
    ['had not been made', false, 'failed'],
  ])('settles a change that a crash left behind: it %s', async (_what, made, state) => {
    const id = await leftBehind(made);
    expect(await stateOf(id)).toBe('performing');
    desk.passTime(3 * minute);
    await desk.keepHouse();
    await desk.keepHouse();

    expect([await stateOf(id), desk.ad.writes.length]).toEqual([state, 1]);
    expect((await desk.events()).filter(({ name }) => name === 'change_settled')).toHaveLength(1);
  });

  it.each([
    ['the first password', approvedReset, 'request.perform'],
    ['another password', performedReset, 'request.reissue'],
  ] as const)('does not take a password set moments before for %s that was never sent', async (_what, ready, verb) => {
    desk.changeAd('samuel', { unicodePwd: '', pwdLastSet: '0' });
    const id = await ready(desk);
    const { reveals } = await desk.request(id);
    desk.ad.onWrite = () => Promise.reject(new Error('the process ends here'));
    await desk.press('amara', verb, id).catch(() => undefined);
    desk.passTime(3 * minute);
    await desk.keepHouse();

    expect(await desk.request(id)).toMatchObject({ state: 'failed', reveals });
  });

  it('sees another password that was set within the same second as the one before', async () => {
    const id = await performedReset(desk);
    desk.ad.losesAnswers = true;
    await desk.press('amara', 'request.reissue', id);
    desk.passTime(3 * minute);
    await desk.keepHouse();

    expect(await desk.request(id)).toMatchObject({ state: 'performed', reveals: 2 });
  });

  it('never takes a change of somebody else for one whose attempt was not even recorded', async () => {
    const id = await approvedReset(desk);
    // The claim is stored, the attempt is not.
    desk.storeFaults.failFromWrite(2);
    await desk.press('amara', 'request.perform', id).catch(() => undefined);
    desk.storeFaults.heal();
    expect([await stateOf(id), desk.ad.writes.length]).toEqual(['performing', 0]);
    desk.changeAd('samuel', { unicodePwd: '', pwdLastSet: '0' });
    desk.passTime(3 * minute);
    await desk.keepHouse();

    expect([await stateOf(id), desk.ad.writes.length]).toEqual(['failed', 0]);
  });

  it('leaves a change alone that may still be under way', async () => {
    const id = await leftBehind(true);
    desk.passTime(minute);
    await desk.keepHouse();

    expect(await stateOf(id)).toBe('performing');
  });

  it('settles nothing while AD cannot be read', async () => {
    const id = await leftBehind(true);
    desk.passTime(3 * minute);
    desk.ad.down = 'ldap.unreachable';
    await desk.keepHouse();

    expect(await stateOf(id)).toBe('performing');
  });

  it('settles from AD alone when Entra ID cannot be read', async () => {
    const id = await leftBehind(true);
    desk.passTime(3 * minute);
    desk.graph.faults.inject({ path: '/', status: 503 });
    await desk.keepHouse();

    expect(await stateOf(id)).toBe('performed');
  });

  it('leaves everything alone that is over', async () => {
    const id = await performedReset(desk);
    desk.passTime(24 * 60 * minute);
    const before = await desk.events();
    await desk.keepHouse();

    expect([await stateOf(id), await desk.events()]).toEqual(['performed', before]);
  });

  it('that runs twice at once settles once', async () => {
    await leftBehind(true);
    desk.passTime(3 * minute);
    await Promise.all([desk.keepHouse(), desk.keepHouse()]);

    expect((await desk.events()).filter(({ name }) => name === 'change_settled')).toHaveLength(1);
  });
});
