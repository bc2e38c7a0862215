import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tellOwner } from '../../src/intents/tell-owner.ts';
import { openDesk, type Desk } from './desk.ts';
import { approvedReset, completeForm, performedReset } from './reset-steps.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const minute = 60_000;
const hour = 60 * minute;
const sent = () => desk.tenant.graph.mail?.sent ?? [];
const aboutOwner = async () => (await desk.events()).filter(({ name }) => name.startsWith('owner_'));
const refuseMail = (): void =>
  desk.graph.faults.inject({ path: '/users/helpdesk-notices@northwind.example/sendMail', status: 403 });

describe('the owner of an account', () => {
  it('is told of a reset: what, when, which request, whom to call; no password, and nobody’s name', async () => {
    const id = await performedReset(desk);
    await desk.wait(minute);

    const [mail] = sent();
    expect(mail).toMatchObject({
      from: 'helpdesk-notices@northwind.example',
      to: ['samuel.adeyemi@northwind.example'],
      subject: 'Your password was reset',
    });
    expect(mail?.text).toContain('samuel.adeyemi@northwind.example on 2026-11-21 10:00 UTC');
    expect(mail?.text).toContain('If you did NOT ask for this: Call security on extension 555.');
    expect(mail?.text).toContain(`Request ${id}`);
    const password = desk.ad.writes[0]?.kind === 'reset' ? desk.ad.writes[0].password : '';
    const everything = JSON.stringify(sent());
    expect([password, 'Amara', 'Chandra', 'INC0012346'].filter((word) => everything.includes(word))).toEqual([]);
    expect(await aboutOwner()).toMatchObject([{ code: 'HB6005I', requestId: id }]);
    expect(sent()).toHaveLength(1);
  });

  it('is told again of a second password inside one approval', async () => {
    const id = await performedReset(desk);
    await desk.wait(5 * minute);
    await desk.press('amara', 'request.reissue', id);
    await desk.wait(hour);

    expect(sent()).toHaveLength(2);
  });

  it('is not told of an unlock: the password is as it was', async () => {
    desk.changeAd('lena', { lockoutTime: '134000000000000000' });
    const form = await desk.say('amara', 'unlock Lena Fischer');
    if (form.kind === 'unlock-planned')
      await desk.press('amara', 'request.submit', form.request.id, { values: completeForm });
    await desk.wait(hour);

    expect([sent(), await aboutOwner()]).toEqual([[], []]);
  });

  it('is told nothing of a reset that was refused', async () => {
    const id = await approvedReset(desk);
    desk.ad.answers.push({ kind: 'refused', code: 'ldap.no-right' });
    await desk.press('amara', 'request.perform', id);
    await desk.wait(hour);

    expect([sent(), await aboutOwner()]).toEqual([[], []]);
  });

  it('is told once the directory has shown that a change whose answer was lost was made', async () => {
    const id = await approvedReset(desk);
    desk.ad.losesAnswers = true;
    await desk.press('amara', 'request.perform', id);
    await desk.wait(3 * minute);
    expect(sent()).toEqual([]);
    await desk.keepHouse();
    await desk.wait(minute);

    expect(sent()).toHaveLength(1);
  });
});

describe('a mail that does not go out', () => {
  it('leaves the change done, is tried again, and is recorded when it fails first and when it succeeds', async () => {
    const id = await performedReset(desk);
    refuseMail();
    await desk.wait(hour);
    expect([(await desk.request(id)).state, sent()]).toEqual(['performed', []]);
    desk.graph.faults.clear();
    await desk.wait(hour);

    expect(sent()).toHaveLength(1);
    expect((await aboutOwner()).map(({ name, details }) => [name, details['because']])).toEqual([
      ['owner_telling_delayed', 'graph.forbidden'],
      ['owner_told', undefined],
    ]);
  });

  it('for a day is given up, and the transcript says why', async () => {
    const id = await performedReset(desk);
    refuseMail();
    await desk.wait(26 * hour);

    expect((await aboutOwner()).map(({ name }) => name)).toEqual(['owner_telling_delayed', 'owner_not_told']);
    expect((await desk.request(id)).ownerTold).toMatchObject({ kind: 'not-told', code: 'graph.forbidden' });
    expect(desk.jobs.list()).toEqual([]);
  });

  it.each([
    ['Entra ID has no address', 'no-address', () => void (desk.entraUser('samuel').mail = null)],
    [
      'the address would begin another header',
      'no-address',
      () => void (desk.entraUser('samuel').mail = 'a@b.example\r\nBcc: c@evil.example'),
    ],
    [
      'no mailbox is configured',
      'not-configured',
      () => void Object.assign(desk.context.ports, { ownerMail: undefined }),
    ],
  ])('because %s is recorded as such', async (_why, because, arrange) => {
    await performedReset(desk);
    arrange();
    await desk.wait(hour);

    expect([sent(), desk.jobs.list().filter(({ kind }) => kind === 'tell-owner')]).toEqual([[], []]);
    expect(await aboutOwner()).toMatchObject([{ code: 'HB6007W', details: { because } }]);
  });

  it('is not sent again by a job that runs again, and is when the first could not be noted', async () => {
    const id = await performedReset(desk);
    desk.passTime(minute);
    desk.storeFaults.failFromWrite(1);
    await expect(tellOwner(id, desk.context)).rejects.toThrow('disk is full');
    desk.storeFaults.heal();
    for (let run = 0; run < 3; run += 1) await tellOwner(id, desk.context);

    expect([sent().length, (await aboutOwner()).length]).toEqual([2, 1]);
  });
});
