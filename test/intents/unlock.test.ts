import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guidOf, openDesk, type Desk } from './desk.ts';
import { completeForm, toldIn } from './reset-steps.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

async function draftUnlock(): Promise<string> {
  const outcome = await desk.say('amara', 'unlock Lena Fischer');
  if (outcome.kind !== 'unlock-planned') throw new Error(`no form, but: ${outcome.kind}`);
  return outcome.request.id;
}
const isLocked = (): boolean => desk.adAccount('lena').attributes['lockoutTime'] !== '0';
const confirm = (id: string, who = 'amara') => desk.press(who, 'request.submit', id, { values: completeForm });

describe('an unlock', () => {
  it('is confirmed by the agent alone, clears the lockout and leaves the password', async () => {
    const before = desk.adAccount('lena').attributes['pwdLastSet'];
    const outcome = await confirm(await draftUnlock());

    expect(outcome).toMatchObject({ kind: 'request', view: { request: { state: 'performed', reveals: 0 }, may: [] } });
    expect([desk.ad.writes, isLocked(), desk.adAccount('lena').attributes['pwdLastSet']]).toEqual([
      [{ kind: 'unlock', objectGUID: guidOf('lena') }],
      false,
      before,
    ]);
    expect((await desk.events()).map(({ name }) => name)).toEqual([
      'message_understood',
      'facts_viewed',
      'request_planned',
      'request_submitted',
      'change_attempted',
      'change_performed',
    ]);
  });

  it('of an account that is not locked is refused, with what does hold', async () => {
    const outcome = await desk.say('amara', 'unlock Nadia Haddad');

    expect(outcome).toMatchObject({ kind: 'refused', because: [{ code: 'not-locked-out' }] });
    expect(toldIn(outcome)).toContain('What does hold:');
  });

  it('of an account whose lockout lapsed while the form lay open is refused', async () => {
    const id = await draftUnlock();
    desk.changeAd('lena', { lockoutTime: '0' });

    expect(await confirm(id)).toMatchObject({ kind: 'refused', because: [{ code: 'not-locked-out' }] });
    expect(desk.ad.writes).toEqual([]);
  });

  it('needs the form, like a reset', async () => {
    const id = await draftUnlock();

    expect((await desk.press('amara', 'request.submit', id)).kind).toBe('form-problems');
    expect(desk.ad.writes).toEqual([]);
  });

  it('is made once for two presses at once', async () => {
    const id = await draftUnlock();
    await Promise.all([confirm(id), confirm(id)]);

    expect(desk.ad.writes).toHaveLength(1);
  });

  it.each(['ben', 'chandra', 'karin'])('is not made for %s, who did not ask for it', async (who) => {
    await confirm(await draftUnlock(), who);

    expect([desk.ad.writes, isLocked()]).toEqual([[], true]);
  });

  it.each(['request.perform', 'request.approve', 'request.reissue'])('is not to be had by %s', async (verb) => {
    const id = await draftUnlock();
    await desk.press('amara', verb, id);
    await desk.press('chandra', verb, id);

    expect([desk.ad.writes, (await desk.request(id)).state]).toEqual([[], 'draft']);
  });

  it('is not made when the attempt cannot be recorded', async () => {
    const id = await draftUnlock();
    desk.storeFaults.failFromWrite(2);

    expect(await confirm(id)).toMatchObject({ kind: 'failed', changed: 'Nothing was changed.' });
    expect([desk.ad.writes, isLocked()]).toEqual([[], true]);
  });

  it.each([
    ['was made', true, 'performed'],
    ['was not made', false, 'failed'],
  ])('whose answer was lost is settled by what AD shows: it %s', async (_what, made, state) => {
    const id = await draftUnlock();
    if (made) desk.ad.losesAnswers = true;
    else desk.ad.answers.push({ kind: 'unknown', code: 'ldap.timeout' });
    await confirm(id);
    desk.passTime(3 * 60_000);
    await desk.keepHouse();

    expect([(await desk.request(id)).state, desk.ad.writes.length]).toEqual([state, 1]);
  });
});
