import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChangeRefusalCode } from '../../src/ports/ad-directory.ts';
import { openDesk, type Desk } from './desk.ts';
import { approvedReset, performedReset } from './reset-steps.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const minute = 60_000;
const refused = (code: ChangeRefusalCode) => ({ kind: 'refused', code, server: 'dc1' }) as const;
const lastEvent = async () => {
  const last = (await desk.events()).at(-1);
  return [last?.name, last?.details['because']];
};

describe('AD that refuses the change', () => {
  it.each(['ldap.no-right', 'ldap.unwilling', 'ldap.no-such-object', 'ldap.unreachable', 'ldap.busy'] as const)(
    'with %s ends the request, shows no password and does not try again',
    async (code) => {
      const id = await approvedReset(desk);
      desk.ad.answers.push(refused(code));
      const outcome = await desk.press('amara', 'request.perform', id);

      expect(outcome).toMatchObject({
        kind: 'request',
        view: { request: { state: 'failed', outcome: { code } }, may: [] },
      });
      expect([desk.ad.writes.length, await lastEvent()]).toEqual([1, ['change_failed', code]]);
    },
  );

  it('for its password policy gets two longer passwords, and the third one may do', async () => {
    const id = await approvedReset(desk);
    desk.ad.answers.push(refused('ldap.password-policy'), refused('ldap.password-policy'));
    const outcome = await desk.press('amara', 'request.perform', id);

    const lengths = desk.ad.writes.map((write) => (write.kind === 'reset' ? write.password.length : 0));
    expect(outcome.kind === 'revealed' && outcome.secret.reveal().length).toBe(lengths[2]);
    expect(lengths.map((length, index) => length > (lengths[index - 1] ?? 0))).toEqual([true, true, true]);
    expect((await desk.events()).filter(({ name }) => name === 'change_attempted')).toHaveLength(1);
  });

  it('for its password policy three times is believed', async () => {
    const id = await approvedReset(desk);
    desk.ad.answers.push(...Array.from({ length: 3 }, () => refused('ldap.password-policy')));
    const outcome = await desk.press('amara', 'request.perform', id);

    expect(outcome).toMatchObject({
      view: { request: { state: 'failed', outcome: { code: 'ldap.password-policy' } } },
    });
    expect(desk.ad.writes).toHaveLength(3);
  });
});

describe('AD whose answer is lost', () => {
  it.each([
    ['although it made the change', true, 'performed'],
    ['and that did not make it', false, 'failed'],
  ])('%s: the outcome is unknown, no password is shown, and the directory settles it', async (_what, made, state) => {
    const id = await approvedReset(desk);
    if (made) desk.ad.losesAnswers = true;
    else desk.ad.answers.push({ kind: 'unknown', code: 'ldap.timeout' });
    const outcome = await desk.press('amara', 'request.perform', id);
    expect(outcome).toMatchObject({ kind: 'request', view: { request: { state: 'outcome-unknown' }, may: [] } });

    await desk.press('amara', 'request.perform', id);
    await desk.press('amara', 'request.reissue', id);
    expect([desk.ad.writes.length, await lastEvent()]).toEqual([1, ['change_outcome_unknown', 'ldap.timeout']]);

    desk.passTime(3 * minute);
    await desk.keepHouse();
    expect([(await desk.request(id)).state, desk.ad.writes.length]).toEqual([state, 1]);
    expect(desk.cards.at(-1)).toMatchObject({ kind: 'updated', request: { state } });
  });

  it('after it made the change, lets the agent have another password once that is settled', async () => {
    const id = await approvedReset(desk);
    desk.ad.losesAnswers = true;
    await desk.press('amara', 'request.perform', id);
    desk.ad.losesAnswers = false;
    desk.passTime(3 * minute);
    await desk.keepHouse();

    expect((await desk.press('amara', 'request.reissue', id)).kind).toBe('revealed');
    expect((await desk.request(id)).reveals).toBe(2);
  });

  it('when another password was asked for, is not settled by the first one', async () => {
    const id = await performedReset(desk);
    desk.passTime(10 * minute);
    desk.ad.answers.push({ kind: 'unknown', code: 'ldap.timeout' });
    await desk.press('amara', 'request.reissue', id);
    desk.passTime(3 * minute);
    await desk.keepHouse();

    expect((await desk.request(id)).state).toBe('failed');
  });
});
