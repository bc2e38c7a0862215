import { afterEach, describe, expect, it } from 'vitest';
import { defaultPolicy, type Policy } from '../../src/core/policy.ts';
import { unavailable } from '../../src/core/reading.ts';
import { toFileTime } from '../../src/lab/directory/file-time.ts';
import { northwind } from '../../src/lab/northwind.ts';
import { openDesk, start, type Desk } from './desk.ts';
import { approvedReset, askForReset, completeForm, draftReset, performedReset, toldIn } from './reset-steps.ts';

let desk: Desk;
afterEach(() => desk.close());

const minute = 60_000;
const open = async (policy: Partial<Policy> = {}): Promise<void> => void (desk = await openDesk({ policy }));
const stateOf = async (id: string): Promise<string> => (await desk.request(id)).state;
const lastEvent = async () => (await desk.events()).at(-1);
const lastDenial = async () =>
  (await desk.events()).findLast(({ name }) => name === 'approval_denied')?.details['because'];
const approval = (changes: Partial<Policy['approval']>) => ({ approval: { ...defaultPolicy.approval, ...changes } });
const employeeNumberOf = (persona: string): string => String(desk.adAccount(persona).attributes['employeeID']);
const weekdays = { timeZone: 'Europe/Berlin', days: [1, 2, 3, 4, 5], start: '08:00', end: '18:00' };

/** AD finds nobody by the anchor just now: the AD account of somebody known from the cloud cannot be read. */
function forgetMates(): void {
  const { find } = desk.ad;
  desk.ad.find = async (key, limit) => (key.by === 'immutable-id' ? unavailable('ldap.timeout') : find(key, limit));
}

describe('a quorum of two', () => {
  it('needs two people before the change can be made, and the card counts them', async () => {
    await open(approval({ quorum: 2 }));
    const id = await askForReset(desk);
    const first = await desk.press('chandra', 'request.approve', id);
    await desk.press('amara', 'request.perform', id);

    expect(first).toMatchObject({ kind: 'request', view: { may: ['request.deny'], request: { approvalsNeeded: 2 } } });
    expect([await stateOf(id), desk.ad.writes]).toEqual(['pending', []]);
    await desk.press('chandra', 'request.approve', id);
    expect([await stateOf(id), await lastDenial()]).toEqual(['pending', 'decided_before']);
    await desk.press('dana', 'request.approve', id);
    expect((await desk.press('amara', 'request.perform', id)).kind).toBe('revealed');
  });

  it('counts an administrator’s two accounts once', async () => {
    await open(approval({ quorum: 2 }));
    const id = await askForReset(desk);
    desk.changeAd('dana', { employeeID: employeeNumberOf('chandra') });
    await desk.press('chandra', 'request.approve', id);
    await desk.press('dana', 'request.approve', id);

    expect([await stateOf(id), await lastDenial()]).toEqual(['pending', 'decided_before']);
  });

  it('of denials lets a request wait for the second no', async () => {
    await open(approval({ denials: 2 }));
    const id = await askForReset(desk);
    await desk.press('chandra', 'request.deny', id);
    const between = await stateOf(id);
    await desk.press('dana', 'request.deny', id);

    expect([between, await stateOf(id)]).toEqual(['pending', 'denied']);
  });
});

describe('one person with two accounts', () => {
  it('does not approve what the other account asked for', async () => {
    await open();
    const id = await askForReset(desk);
    desk.changeAd('chandra', { employeeID: employeeNumberOf('amara') });
    await desk.press('chandra', 'request.approve', id);

    expect([await stateOf(id), await lastDenial()]).toEqual(['pending', 'self_approval']);
  });

  it('does not approve a reset of the other account', async () => {
    await open();
    const id = await askForReset(desk);
    desk.changeAd('chandra', { employeeID: employeeNumberOf('samuel') });
    await desk.press('chandra', 'request.approve', id);

    expect([await stateOf(id), await lastDenial()]).toEqual(['pending', 'subject_approval']);
  });

  it('does not ask for a reset of the other account', async () => {
    await open();
    desk.changeAd('samuel', { employeeID: employeeNumberOf('amara') });

    expect(await desk.say('amara', 'reset Samuel Adeyemi')).toMatchObject({
      kind: 'refused',
      because: [{ code: 'self' }],
    });
  });

  it('is refused while the directories cannot tell whose the account of the one who asks is', async () => {
    await open();
    forgetMates();

    expect(await desk.say('amara', 'reset Samuel Adeyemi')).toMatchObject({
      kind: 'refused',
      because: [{ code: 'requester-unknown' }],
    });
  });

  it('is looked for again at the approval where a request holds nothing about the one who asked', async () => {
    await open();
    const id = await askForReset(desk);
    const request = await desk.request(id);
    const { linked: _linked, ...requester } = request.requester;
    await desk.store.requests.move({ ...request, requester, version: request.version + 1 }, []);
    const { users } = desk.tenant.graph;
    const [amara] = users.splice(users.indexOf(desk.entraUser('amara')), 1);
    await desk.press('chandra', 'request.approve', id);
    const gone = [await stateOf(id), await lastDenial()];
    users.push(...(amara ? [amara] : []));
    await desk.press('chandra', 'request.approve', id);

    expect([...gone, await stateOf(id)]).toEqual(['pending', 'requester_unknown', 'approved']);
    expect((await desk.request(id)).requester.linked).toMatchObject({ employeeId: employeeNumberOf('amara') });
  });

  it('is no approver while the directories cannot tell, and may still say no', async () => {
    await open();
    const id = await askForReset(desk);
    forgetMates();
    await desk.press('chandra', 'request.approve', id);
    const after = [await stateOf(id), await lastDenial()];
    await desk.press('chandra', 'request.deny', id);

    expect([...after, await stateOf(id)]).toEqual(['pending', 'approver_unknown', 'denied']);
  });
});

describe('an approver whose own password is new', () => {
  it.each([
    ['set an hour ago', toFileTime(new Date(start.getTime() - 60 * minute))],
    ['temporary', '0'],
  ])('cannot approve, because the account may have been taken over: %s', async (_how, pwdLastSet) => {
    await open();
    const id = await askForReset(desk);
    desk.changeAd('chandra', { pwdLastSet });
    const outcome = await desk.press('chandra', 'request.approve', id);

    expect(toldIn(outcome)).toContain('Your own password was set too recently');
    expect([await stateOf(id), await lastDenial()]).toEqual(['pending', 'approver_password_recent']);
  });

  it('can still say no', async () => {
    await open();
    const id = await askForReset(desk);
    desk.changeAd('chandra', { pwdLastSet: '0' });
    await desk.press('chandra', 'request.deny', id);

    expect(await stateOf(id)).toBe('denied');
  });

  it('cannot approve after a reset by Latchkey, though a stale directory still shows the old dates', async () => {
    await open({ limits: { ...defaultPolicy.limits, perSubject: { count: 9, window: minute } } });
    const before = { ...desk.adAccount('dana').attributes };
    const written = new Map(desk.adAccount('dana').written);
    const reset = await askForReset(desk, 'Dana Whitfield');
    await desk.press('chandra', 'request.approve', reset);
    await desk.press('amara', 'request.perform', reset);
    desk.changeAd('dana', { pwdLastSet: String(before['pwdLastSet']) });
    for (const [name, when] of written) desk.adAccount('dana').written.set(name, when);
    const id = await askForReset(desk);
    await desk.press('dana', 'request.approve', id);

    expect([await stateOf(id), await lastDenial()]).toEqual(['pending', 'approver_password_recent']);
  });
});

describe('the limits', () => {
  it('allow one reset of a person in fifteen minutes', async () => {
    await open();
    await performedReset(desk);
    const soon = await desk.say('ben', 'reset Samuel Adeyemi');
    desk.passTime(15 * minute);

    expect(soon).toMatchObject({ kind: 'refused', because: [{ code: 'limit-subject' }] });
    expect((await desk.say('ben', 'reset Samuel Adeyemi')).kind).toBe('reset-planned');
  });

  it('count a request that still waits, and no longer once it is taken back', async () => {
    await open();
    const id = await askForReset(desk);
    const waiting = await desk.say('ben', 'reset Samuel Adeyemi');
    await desk.press('amara', 'request.cancel', id);

    expect(waiting).toMatchObject({ kind: 'refused', because: [{ code: 'limit-subject' }] });
    expect((await desk.say('ben', 'reset Samuel Adeyemi')).kind).toBe('reset-planned');
  });

  it('hold when two forms were open at the same time', async () => {
    await open();
    const [one, other] = [await draftReset(desk), await draftReset(desk)];
    await desk.press('amara', 'request.submit', one, { values: completeForm });
    const second = await desk.press('amara', 'request.submit', other, { values: completeForm });

    expect(second).toMatchObject({ kind: 'refused', because: [{ code: 'limit-subject' }] });
    expect([await stateOf(one), await stateOf(other)]).toEqual(['pending', 'draft']);
  });

  it('are counted again at the change, where an approved request waits for its turn', async () => {
    await open({ limits: { ...defaultPolicy.limits, perAgent: { count: 2, window: 60 * minute } } });
    const ids = [await approvedReset(desk), await approvedReset(desk, 'Karin Aoki')];
    Object.assign(desk.context.settings.policy, {
      limits: { ...defaultPolicy.limits, perAgent: { count: 1, window: 60 * minute } },
    });
    await desk.press('amara', 'request.perform', ids[0] ?? '');
    const second = await desk.press('amara', 'request.perform', ids[1] ?? '');

    expect(toldIn(second)).toContain('at most 1 changes by one agent');
    expect([desk.ad.writes.length, await stateOf(ids[1] ?? '')]).toEqual([1, 'approved']);
  });

  it('count a change from when it was made, however long ago it was asked for', async () => {
    await open({ limits: { ...defaultPolicy.limits, perAgent: { count: 1, window: 60 * minute } } });
    const id = await approvedReset(desk);
    desk.passTime(55 * minute);
    await desk.press('amara', 'request.perform', id);
    desk.passTime(59 * minute);
    const within = await desk.say('amara', 'reset Karin Aoki');
    desk.passTime(minute);

    expect(within).toMatchObject({ kind: 'refused', because: [{ code: 'limit-agent' }] });
    expect((await desk.say('amara', 'reset Karin Aoki')).kind).toBe('reset-planned');
  });

  it('are not exceeded by two approved resets of one person that are pressed at the same moment', async () => {
    await open({ limits: { ...defaultPolicy.limits, perSubject: { count: 2, window: 15 * minute } } });
    const ids = [await approvedReset(desk), await approvedReset(desk)];
    Object.assign(desk.context.settings.policy, { limits: defaultPolicy.limits });
    await Promise.all(ids.map((id) => desk.press('amara', 'request.perform', id)));

    expect(desk.ad.writes.length).toBeLessThanOrEqual(1);
  });

  it('do not stand in the way of "I did not get it", which is no further reset', async () => {
    await open();
    const id = await performedReset(desk);
    await performedReset(desk, 'Karin Aoki');
    Object.assign(desk.context.settings.policy, {
      limits: { ...defaultPolicy.limits, perAgent: { count: 1, window: 60 * minute } },
    });

    expect((await desk.press('amara', 'request.reissue', id)).kind).toBe('revealed');
  });
});

describe('the risks', () => {
  it('of an approver’s account are on the plan, on the request and in the record', async () => {
    await open();
    const outcome = await desk.say('amara', 'reset Chandra Rao');
    const risk = { code: 'risk-privileged-target', text: expect.stringContaining('rights in Latchkey') };

    expect(outcome).toMatchObject({
      kind: 'reset-planned',
      plan: { caveats: expect.arrayContaining([risk]) },
      request: { caveats: expect.arrayContaining([risk]), approvalsNeeded: 1 },
    });
    expect(await lastEvent()).toMatchObject({
      name: 'request_planned',
      details: { risks: ['risk-privileged-target'], approvalsNeeded: 1 },
    });
  });

  it('count what cannot be read: whether the owner has rights here', async () => {
    await open();
    desk.graph.faults.inject({
      path: `/users/${desk.entraUser('samuel').id}/checkMemberGroups`,
      status: 500,
      times: 4,
    });

    expect(await desk.say('amara', 'reset Samuel Adeyemi')).toMatchObject({
      plan: { caveats: expect.arrayContaining([expect.objectContaining({ code: 'risk-privileged-target' })]) },
    });
  });

  it('raise the quorum of a reset', async () => {
    const forRisk = { ...defaultPolicy.approval.forRisk, 'risk-outside-hours': 2 };
    await open({ ...approval({ forRisk }), workingHours: weekdays });
    const id = await askForReset(desk);
    await desk.press('chandra', 'request.approve', id);
    const between = await stateOf(id);
    await desk.press('dana', 'request.approve', id);

    expect([between, await stateOf(id)]).toEqual(['pending', 'approved']);
  });

  it('make an unlock a matter of approval, and it is carried out after that', async () => {
    await open({ workingHours: weekdays });
    const planned = await desk.say('amara', 'unlock Lena Fischer');
    const id = planned.kind === 'unlock-planned' ? planned.request.id : '';
    await desk.press('amara', 'request.submit', id, { values: completeForm });
    const asked = [await stateOf(id), desk.ad.writes.length];
    await desk.press('chandra', 'request.approve', id);
    await desk.press('amara', 'request.perform', id);

    expect(planned).toMatchObject({ request: { caveats: [{ code: 'risk-outside-hours' }], approvalsNeeded: 1 } });
    expect(asked).toEqual(['pending', 0]);
    expect([await stateOf(id), desk.ad.writes.map(({ kind }) => kind)]).toEqual(['performed', ['unlock']]);
  });

  it('that came up while the form of an unlock lay open send it to the approvers', async () => {
    await open();
    const planned = await desk.say('amara', 'unlock Lena Fischer');
    const id = planned.kind === 'unlock-planned' ? planned.request.id : '';
    Object.assign(desk.context.settings.policy, { workingHours: weekdays });
    await desk.press('amara', 'request.submit', id, { values: completeForm });

    expect([await stateOf(id), desk.ad.writes]).toEqual(['pending', []]);
  });
});

describe('the switch for changes', () => {
  it('stops every step towards a change at once, and a no is still possible', async () => {
    await open();
    const waiting = await askForReset(desk);
    const approved = await approvedReset(desk, 'Karin Aoki');
    desk.changesStopped = true;
    const asked = await desk.say('amara', 'reset Nadia Haddad');
    await desk.press('chandra', 'request.approve', waiting);
    await desk.press('amara', 'request.perform', approved);

    expect(asked).toMatchObject({ kind: 'refused', because: [{ code: 'read-only' }] });
    expect([await stateOf(waiting), await stateOf(approved), desk.ad.writes]).toEqual(['pending', 'approved', []]);
    await desk.press('dana', 'request.deny', waiting);
    expect(await stateOf(waiting)).toBe('denied');
  });

  it('lets changes go on once it is back', async () => {
    await open();
    const id = await approvedReset(desk);
    desk.changesStopped = true;
    await desk.press('amara', 'request.perform', id);
    desk.changesStopped = false;

    expect((await desk.press('amara', 'request.perform', id)).kind).toBe('revealed');
  });

  it('thrown in the middle of a turn still stops the write, and the record says so', async () => {
    await open();
    const id = await approvedReset(desk);
    let looks = 0;
    Object.assign(desk.context.ports.changes, { areChangesStopped: async () => (looks += 1) > 1 });
    const outcome = await desk.press('amara', 'request.perform', id);

    expect([outcome.kind, desk.ad.writes, await stateOf(id)]).toEqual(['request', [], 'failed']);
    expect(await lastEvent()).toMatchObject({ name: 'change_failed', details: { because: 'read-only' } });
  });

  it('does not stop anybody from reading', async () => {
    await open();
    desk.changesStopped = true;

    expect((await desk.say('amara', "why can't Samuel Adeyemi sign in")).kind).toBe('diagnosed');
  });
});

describe('who may use an intent', () => {
  const { reviewers, agents } = northwind.groups;

  it('is what policy names for it, and no others', async () => {
    await open({
      intentGroups: { reset: [], diagnose: [reviewers.id], audit: [reviewers.id], approvals: [agents.id] },
    });
    const kinds = [
      await desk.say('amara', 'reset Samuel Adeyemi'),
      await desk.say('amara', "why can't Samuel Adeyemi sign in"),
      await desk.say('amara', 'audit Samuel Adeyemi'),
      await desk.say('chandra', 'show pending approvals'),
      await desk.say('elif', "why can't Samuel Adeyemi sign in"),
      await desk.say('amara', 'unlock Lena Fischer'),
    ].map(({ kind }) => kind);

    expect(kinds).toEqual(['refused', 'refused', 'refused', 'refused', 'diagnosed', 'unlock-planned']);
  });
});
