import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changesIn, secretIn, willa, willaId } from './cloud-reset-steps.ts';
import { openDesk, type Desk } from './desk.ts';
import { approvedReset } from './reset-steps.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk({ cloudOnlyResets: true });
});
afterEach(() => desk.close());

const minute = 60_000;
const stateOf = async (id: string): Promise<string> => (await desk.request(id)).state;

describe('an answer of Graph that is no success', () => {
  const patch = { path: `/v1.0/users/${willaId}`, method: 'PATCH' };
  const weak = {
    ...patch,
    status: 400,
    code: 'Request_BadRequest',
    message: 'The specified password does not comply with password complexity requirements.',
  };

  it('that finds the password too weak is met with two longer ones', async () => {
    const id = await approvedReset(desk, willa);
    desk.graph.faults.inject({ ...weak, times: 2 });
    const secret = secretIn(await desk.press('amara', 'request.perform', id));

    expect([changesIn(desk).length, secret.length, desk.graph.opens(willaId, secret)]).toEqual([3, 29, true]);
  });

  it('fails the request after the third password', async () => {
    const id = await approvedReset(desk, willa);
    desk.graph.faults.inject(weak);
    await desk.press('amara', 'request.perform', id);

    expect(changesIn(desk)).toHaveLength(3);
    expect(await desk.request(id)).toMatchObject({ state: 'failed', outcome: { code: 'graph.password-policy' } });
  });

  it.each([
    [{ status: 403 }, 'failed', 'graph.no-right'],
    [{ status: 404 }, 'failed', 'graph.no-such-user'],
    [{ status: 429, retryAfter: 1 }, 'failed', 'graph.throttled'],
    [{ status: 400, message: 'Another thing.' }, 'failed', 'graph.bad-request'],
    [{ status: 503 }, 'outcome-unknown', 'graph.server-error'],
    [{ status: 504 }, 'outcome-unknown', 'graph.server-error'],
    [{ destroy: true }, 'outcome-unknown', 'graph.unreachable'],
    [{ hang: true }, 'outcome-unknown', 'graph.timeout'],
  ])('such as %j leaves the request %s, sent once', async (fault, state, code) => {
    const id = await approvedReset(desk, willa);
    desk.graph.faults.inject({ ...patch, ...fault });
    const outcome = await desk.press('amara', 'request.perform', id);

    expect([outcome.kind, changesIn(desk).length]).toEqual(['request', 1]);
    expect(await desk.request(id)).toMatchObject({ state, reveals: 0, outcome: { code } });
  });

  it.each([
    ['had been made', { loseAnswer: true }, 'performed', 1],
    ['had not been made', { destroy: true }, 'failed', 0],
  ])('is settled from the date of the password: the change %s', async (_what, fault, state, reveals) => {
    const id = await approvedReset(desk, willa);
    desk.graph.faults.inject({ ...patch, ...fault });
    await desk.press('amara', 'request.perform', id);
    expect(await stateOf(id)).toBe('outcome-unknown');
    desk.passTime(3 * minute);
    await desk.keepHouse();
    await desk.keepHouse();

    expect(await desk.request(id)).toMatchObject({ state, reveals });
    expect(changesIn(desk)).toHaveLength(1);
    expect((await desk.events()).filter(({ name }) => name === 'change_settled')).toHaveLength(1);
  });

  it('is not settled while Entra ID cannot be read, and is while AD cannot', async () => {
    const id = await approvedReset(desk, willa);
    desk.graph.faults.inject({ ...patch, loseAnswer: true });
    await desk.press('amara', 'request.perform', id);
    desk.passTime(3 * minute);
    desk.graph.faults.inject({ path: '/', status: 503 });
    await desk.keepHouse();
    expect(await stateOf(id)).toBe('outcome-unknown');

    desk.graph.faults.clear();
    desk.ad.down = 'ldap.unreachable';
    await desk.keepHouse();
    expect(await stateOf(id)).toBe('performed');
  });
});
