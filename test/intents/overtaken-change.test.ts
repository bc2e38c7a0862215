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

/** As jobs do that note something with a request without moving it on. */
async function noteSomething(id: string): Promise<void> {
  const request = await desk.request(id);
  const reminded = { approvers: '2026-11-21T10:00:00.000Z' };
  await desk.store.requests.move({ ...request, version: request.version + 1, reminded }, []);
}

async function settle(): Promise<void> {
  desk.passTime(3 * minute);
  await desk.keepHouse();
}

describe('a note that is stored with a request while its change is being made', () => {
  it('takes neither the outcome nor the password from the one who asked, and stays', async () => {
    const id = await approvedReset(desk);
    desk.ad.onWrite = () => noteSomething(id);
    const outcome = await desk.press('amara', 'request.perform', id);

    expect(outcome.kind).toBe('revealed');
    expect(await desk.request(id)).toMatchObject({ state: 'performed', reminded: { approvers: expect.any(String) } });
    expect((await names()).slice(-3)).toEqual(['change_attempted', 'change_performed', 'secret_delivered']);
  });

  it('such as that the owner was told of the password before, takes nothing from a second one', async () => {
    const id = await performedReset(desk);
    desk.passTime(minute);
    desk.ad.onWrite = () => desk.runJobs();
    const { ownerMail } = desk.context.ports;
    let second: Promise<unknown> | undefined;
    Object.assign(desk.context.ports, {
      ownerMail: {
        send: async (...given: Parameters<NonNullable<typeof ownerMail>['send']>) => {
          desk.ad.onWrite = async () => void (await tellingEnds.promise);
          second = desk.press('amara', 'request.reissue', id);
          await untilWritten();
          return ownerMail?.send(...given);
        },
      },
    });
    const tellingEnds = Promise.withResolvers<void>();
    const untilWritten = async (): Promise<void> => {
      for (let round = 0; desk.ad.writes.length < 2 && round < 1_000; round += 1) await new Promise(setImmediate);
    };
    await desk.runJobs();
    tellingEnds.resolve();

    expect(await second).toMatchObject({ kind: 'revealed' });
    expect((await desk.request(id)).state).toBe('performed');
  });

  it('before it is sent, does not stop it', async () => {
    const id = await approvedReset(desk);
    const { schedule } = desk.jobs;
    desk.jobs.schedule = async (job) => (await noteSomething(id), schedule(job));

    expect((await desk.press('amara', 'request.perform', id)).kind).toBe('revealed');
  });
});

describe('a change that takes so long that its request is settled meanwhile', () => {
  it('is not sent when it has not been sent by then', async () => {
    const id = await approvedReset(desk);
    const { schedule } = desk.jobs;
    desk.jobs.schedule = async (job) => (await settle(), schedule(job));
    const outcome = await desk.press('amara', 'request.perform', id);

    expect([desk.ad.writes, (await desk.request(id)).state]).toEqual([[], 'failed']);
    expect(toldIn(outcome)).toContain('Nothing was changed');
    expect(await names()).not.toContain('change_attempted');
  });

  it('and is made after all, is said and recorded to have been made, and shows no password', async () => {
    const id = await approvedReset(desk);
    desk.ad.onWrite = settle;
    const outcome = await desk.press('amara', 'request.perform', id);

    expect(outcome.kind).toBe('request');
    expect(toldIn(outcome)).toContain('The change WAS made in Active Directory.');
    expect((await names()).slice(-3)).toEqual(['change_attempted', 'change_settled', 'change_performed']);
  });
});
