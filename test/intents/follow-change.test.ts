import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newsOf } from '../../src/core/follow/follow-state.ts';
import { openDesk, type Desk, type DeskOptions } from './desk.ts';
import {
  arrived,
  chooseOwnPassword,
  eventsNamed,
  hour,
  late,
  minute,
  plainReset,
  showDateOfAd,
  toldRequester,
  withheld,
} from './follow-steps.ts';
import { performedReset } from './reset-steps.ts';

let desk: Desk;
const open = async (options: DeskOptions = {}): Promise<void> => {
  desk = await openDesk(options);
};
beforeEach(() => open());
afterEach(() => desk.close());

const featureOn = { features: { passwordSyncEnabled: true, userForcePasswordChangeOnLogonEnabled: true } };

describe('a reset without a forced change', () => {
  it('is followed until the cloud has it; then the requester is told once, with name and number', async () => {
    const id = await plainReset(desk);
    await desk.wait(minute);
    expect(toldRequester(desk)).toEqual([]);
    desk.runHashLoop();
    await desk.wait(24 * hour);

    expect(desk.told).toMatchObject([{ to: 'requester', request: { id, subject: { displayName: 'Samuel Adeyemi' } } }]);
    expect(toldRequester(desk)).toEqual([arrived]);
    expect(await eventsNamed(desk, 'follow_up_told')).toMatchObject([
      { requestId: id, details: { found: 'arrived', because: [] } },
    ]);
    expect(desk.jobs.list()).toEqual([]);
    expect(desk.syncDelays).toEqual([90]);
  });

  it('that is not there at the deadline is told as late, with the cause and what to do; and as there when it comes', async () => {
    await plainReset(desk);
    await desk.wait(14 * minute);
    expect(toldRequester(desk)).toEqual([]);
    await desk.wait(2 * minute);

    expect(toldRequester(desk)).toEqual([late]);
    expect(desk.told[0]?.notice.findings).toMatchObject([
      { code: 'hash-not-synced', remedies: [{ command: expect.stringContaining('Invoke-ADSyncDiagnostics') }, {}] },
    ]);
    await desk.wait(3 * hour);
    expect(toldRequester(desk)).toEqual([late]);
    desk.runHashLoop();
    showDateOfAd(desk);
    await desk.wait(hour);
    expect(toldRequester(desk)).toEqual([late, arrived]);
  });

  it('stops being watched after a day', async () => {
    await plainReset(desk);
    await desk.wait(25 * hour);

    expect([toldRequester(desk), desk.jobs.list()]).toEqual([[late], []]);
  });

  it('says at once that it cannot arrive while password synchronisation is switched off', async () => {
    await desk.close();
    await open({ profile: { features: { passwordSyncEnabled: false } } });
    await plainReset(desk);
    await desk.wait(minute);

    expect(toldRequester(desk)).toEqual(['The password cannot reach the cloud']);
    expect((await eventsNamed(desk, 'follow_up_told'))[0]?.details['because']).toContain('phs-disabled');
  });

  it('counts at once where the cloud asks Active Directory at each sign-in', async () => {
    await desk.close();
    await open({ profile: { signInMethod: 'passThrough' } });
    await plainReset(desk);
    await desk.wait(24 * hour);

    expect(toldRequester(desk)).toEqual(['Nothing has to reach the cloud']);
  });
});

describe('a reset with a forced change', () => {
  it('says at once that the cloud keeps the old password, and later that the person’s own one is there', async () => {
    const id = await performedReset(desk);
    desk.runHashLoop();
    await desk.wait(minute);
    expect(toldRequester(desk)).toEqual([withheld]);
    expect(desk.told[0]?.notice.findings.map(({ code }) => code)).toEqual(['temp-password-not-synced']);

    await desk.wait(2 * hour);
    chooseOwnPassword(desk);
    desk.runHashLoop();
    await desk.wait(hour);
    expect(toldRequester(desk)).toEqual([withheld, arrived]);
    expect(newsOf(await desk.request(id)).at(-1)?.headline).toMatch(/^The temporary password has been replaced/);
  });

  it('says nothing a second time of a person who never chooses one', async () => {
    await performedReset(desk);
    await desk.wait(25 * hour);

    expect([toldRequester(desk), desk.jobs.list()]).toEqual([[withheld], []]);
  });

  it('arrives by itself where the feature for temporary passwords is on, and says what the cloud will ask', async () => {
    await desk.close();
    await open({ profile: featureOn });
    const id = await performedReset(desk);
    desk.runHashLoop();
    await desk.wait(hour);

    expect(toldRequester(desk)).toEqual([arrived]);
    expect(newsOf(await desk.request(id))[0]?.headline).toMatch(/asks for a new one at the next sign-in\.$/);
  });

  it('is told as not known at the deadline where nobody declared the feature', async () => {
    await desk.close();
    await open({ profile: { features: { passwordSyncEnabled: true } } });
    await performedReset(desk);
    await desk.wait(14 * minute);
    expect(toldRequester(desk)).toEqual([]);
    await desk.wait(hour);

    expect(toldRequester(desk)).toEqual(['It cannot be told whether the cloud has the password']);
    expect(desk.told[0]?.notice.findings.map(({ code }) => code)).toEqual(['tenant-features-unknown']);
  });
});

describe('a source that cannot be read', () => {
  it.each([
    ['Entra ID', () => desk.graph.faults.inject({ path: '/', status: 403 })],
    ['AD', () => (desk.ad.down = 'ldap.timeout')],
  ])('(%s) is watched on, and is told as unreadable at the deadline, never as arrived', async (_side, breakIt) => {
    await plainReset(desk);
    desk.runHashLoop();
    breakIt();
    await desk.wait(hour);

    expect(toldRequester(desk)).toEqual(['It could not be checked whether the cloud has the password']);
  });

  it('that comes back is news: the password is there', async () => {
    await plainReset(desk);
    desk.runHashLoop();
    desk.ad.down = 'ldap.timeout';
    await desk.wait(hour);
    desk.ad.down = undefined;
    await desk.wait(hour);

    expect(toldRequester(desk)).toEqual(['It could not be checked whether the cloud has the password', arrived]);
  });
});

describe('a second password inside one approval', () => {
  it('is followed anew, and the first one in the cloud does not pass for it', async () => {
    const id = await plainReset(desk);
    desk.runHashLoop();
    await desk.wait(minute);
    expect(toldRequester(desk)).toEqual([arrived]);

    await desk.press('amara', 'request.reissue', id);
    await desk.wait(5 * minute);
    expect(toldRequester(desk)).toEqual([arrived]);
    desk.runHashLoop();
    showDateOfAd(desk);
    await desk.wait(hour);
    expect(toldRequester(desk)).toEqual([arrived, arrived]);
  });
});
