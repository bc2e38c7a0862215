import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toFileTime } from '../../src/lab/directory/file-time.ts';
import { openDesk, type Desk } from './desk.ts';
import { hour, minute, toldRequester } from './follow-steps.ts';
import { completeForm } from './reset-steps.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

describe('an unlock', () => {
  async function unlock(): Promise<void> {
    desk.changeAd('lena', { lockoutTime: toFileTime(desk.context.ports.environment.now()) });
    const form = await desk.say('amara', 'unlock Lena Fischer');
    if (form.kind !== 'unlock-planned') throw new Error(JSON.stringify(form));
    await desk.press('amara', 'request.submit', form.request.id, { values: completeForm });
  }

  it('that holds is no news, and is watched until the deadline alone', async () => {
    await unlock();
    await desk.wait(hour);

    expect([desk.told, desk.jobs.list()]).toEqual([[], []]);
  });

  it('of an account that is locked again is told, with the cause', async () => {
    await unlock();
    await desk.wait(5 * minute);
    desk.changeAd('lena', { lockoutTime: toFileTime(desk.context.ports.environment.now()) });
    await desk.wait(hour);

    expect(toldRequester(desk)).toEqual(['The account is locked again']);
    expect(desk.told[0]?.notice.findings.map(({ code }) => code)).toEqual(['ad-account-locked']);
  });

  it('is no news either when AD cannot be read: nothing was promised about it', async () => {
    await unlock();
    desk.ad.down = 'ldap.timeout';
    await desk.wait(hour);

    expect([desk.told, desk.jobs.list()]).toEqual([[], []]);
  });
});
