import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './desk.ts';
import { approvedReset, askForReset } from './reset-steps.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const statesOf = async (...ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await desk.request(id)).state));

describe('a button of one of two requests', () => {
  it.each([
    ['request.approve', 'approved'],
    ['request.deny', 'denied'],
  ])('%s decides that request and leaves the other one open', async (verb, state) => {
    const [older, newer] = [await askForReset(desk, 'Samuel Adeyemi'), await askForReset(desk, 'Quentin Moreau')];
    await desk.press('chandra', verb, older);

    expect(await statesOf(older, newer)).toEqual([state, 'pending']);
  });

  it('request.perform changes the account of that request alone', async () => {
    const [older, newer] = [await approvedReset(desk, 'Samuel Adeyemi'), await approvedReset(desk, 'Quentin Moreau')];
    await desk.press('amara', 'request.perform', newer);

    expect(await statesOf(older, newer)).toEqual(['approved', 'performed']);
    expect(desk.ad.writes).toMatchObject([{ change: { objectGUID: (await desk.request(newer)).subject.objectGUID } }]);
  });
});
