import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome, RequestVerb } from '../../src/intents/outcome.ts';
import { northwind } from '../../src/lab/northwind.ts';
import { entraIdOf } from '../../src/lab/personas/ordinary-user.ts';
import { personas } from '../../src/lab/personas/personas.ts';
import { guidOf, openDesk, type Desk } from './desk.ts';
import { approvedReset, askForReset, completeForm, draftReset, performedReset, toldIn } from './reset-steps.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const minute = 60_000;
const mayOf = (outcome: Outcome): readonly RequestVerb[] | string =>
  outcome.kind === 'request' || outcome.kind === 'revealed' ? outcome.view.may : outcome.kind;
const names = async (): Promise<readonly string[]> => (await desk.events()).map(({ name }) => name);
const stateOf = async (id: string): Promise<string> => (await desk.request(id)).state;
const lastDenial = async () => (await desk.events()).findLast(({ name }) => name === 'approval_denied')?.details;

describe('a reset', () => {
  it('goes through form, approval, change and one reveal, each open to the right person alone', async () => {
    const form = await desk.say('amara', 'reset Samuel Adeyemi with force change');
    expect(form).toMatchObject({ kind: 'reset-planned', request: { subject: { objectGUID: guidOf('samuel') } } });
    const id = form.kind === 'reset-planned' ? form.request.id : '';

    const submitted = await desk.press('amara', 'request.submit', id, { values: completeForm });
    expect(mayOf(submitted)).toEqual(['request.cancel']);
    expect(mayOf(await desk.press('chandra', 'request.view', id))).toEqual(['request.approve', 'request.deny']);
    expect(mayOf(await desk.press('ben', 'request.view', id))).toEqual([]);

    await desk.press('chandra', 'request.approve', id);
    expect(mayOf(await desk.press('amara', 'request.view', id))).toEqual(['request.perform', 'request.cancel']);

    const revealed = await desk.press('amara', 'request.perform', id);
    expect(revealed.kind).toBe('revealed');
    expect(desk.ad.writes).toMatchObject([
      { change: { objectGUID: guidOf('samuel'), forceChange: true, unlock: false } },
    ]);
    expect(revealed.kind === 'revealed' && revealed.secret.reveal()).toBe(
      desk.ad.writes[0]?.kind === 'reset' && desk.ad.writes[0].password,
    );
    expect(desk.adAccount('samuel').attributes['pwdLastSet']).toBe('0');
  });

  it.each([
    ['reset Samuel Adeyemi without force change', false],
    ['reset Samuel Adeyemi', true],
  ])('asked for as "%s" plans a demand for a new password: %s', async (text, forceChange) => {
    const form = await desk.say('amara', text);

    expect(form).toMatchObject({ kind: 'reset-planned', request: { change: { forceChange } }, form: { forceChange } });
  });

  it('tells its whole story in the transcript, complete and in order', async () => {
    const id = await performedReset(desk);

    expect(await names()).toEqual([
      'message_understood',
      'facts_viewed',
      'request_planned',
      'request_submitted',
      'approval_granted',
      'change_attempted',
      'change_performed',
      'secret_delivered',
    ]);
    const ofRequest = (await desk.story()).filter(({ requestId }) => requestId === id);
    expect(ofRequest).toEqual(await desk.story());
    expect(new Set(ofRequest.map(({ subject }) => subject?.objectGUID))).toEqual(
      new Set([undefined, guidOf('samuel')]),
    );
  });

  it('posts one card to the approvers and brings the stored cards up to date after every step', async () => {
    await performedReset(desk);

    expect(desk.cards.map(({ kind, request: { state } }) => `${kind} ${state}`)).toEqual([
      'posted pending',
      'updated pending',
      'updated approved',
      'updated performed',
    ]);
  });

  it('without a forced change is asked for as such and made as such', async () => {
    const id = await draftReset(desk);
    await desk.press('amara', 'request.submit', id, { values: { ...completeForm, forceChange: 'false' } });
    await desk.press('chandra', 'request.approve', id);
    await desk.press('amara', 'request.perform', id);

    expect(desk.ad.writes).toMatchObject([{ change: { forceChange: false } }]);
  });

  it.each([undefined, '', 'true', 'FALSE', 'no'])(
    'keeps the forced change when the switch comes back as %j: only a plain "false" takes it off',
    async (forceChange) => {
      const id = await draftReset(desk);
      const values = { ...completeForm, ...(forceChange !== undefined && { forceChange }) };
      await desk.press('amara', 'request.submit', id, { values });

      expect((await desk.request(id)).change).toMatchObject({ forceChange: true });
    },
  );

  it.each([
    ['a Domain Admin', 'reset Viktor Petrov', 'protected-account'],
    ['a cloud-only user', 'reset willa.chen@northwind.example', 'cloud-only'],
    ['the agent himself', 'reset aokafor', 'self'],
  ])('of %s is refused with the reason, recorded, and no request comes about', async (_whom, text, code) => {
    const outcome = await desk.say('amara', text);

    expect(outcome).toMatchObject({
      kind: 'refused',
      because: expect.arrayContaining([expect.objectContaining({ code })]),
    });
    expect(await names()).toEqual(['message_understood', 'facts_viewed', 'request_denied']);
    expect([await desk.store.requests.list({}, 10), desk.ad.writes]).toEqual([[], []]);
  });

  it.each([
    ['an approver who is no agent', 'chandra'],
    ['a reviewer', 'elif'],
  ])('cannot be asked for by %s', async (_who, persona) => {
    expect(await desk.say(persona, 'reset Samuel Adeyemi')).toMatchObject({
      kind: 'refused',
      because: [{ code: 'not-an-agent' }],
    });
  });

  it.each([
    ['AD', () => (desk.ad.down = 'ldap.unreachable')],
    ['Entra ID', () => desk.graph.faults.inject({ path: '/users/samuel.adeyemi@northwind.example', status: 503 })],
  ])('is not planned while %s cannot be read', async (_side, breakIt) => {
    breakIt();
    const outcome = await desk.say('amara', 'reset samuel.adeyemi@northwind.example');

    expect(outcome).toMatchObject({ kind: 'refused', because: [{ code: 'facts-unknown' }] });
    expect(desk.ad.writes).toEqual([]);
  });

  it('comes to no draft when its record cannot be written', async () => {
    desk.storeFaults.failFromWrite(1);

    await expect(desk.say('amara', 'reset Samuel Adeyemi')).rejects.toThrow('disk is full');
    expect(await desk.store.requests.list({}, 10)).toEqual([]);
  });
});

describe('the form', () => {
  it('comes back with every problem and what was typed, and nothing is asked of anybody', async () => {
    const id = await draftReset(desk);
    const outcome = await desk.press('amara', 'request.submit', id, {
      values: { reason: '  ', ticket: 'no ticket', verification: 'trust me' },
    });

    expect(outcome).toMatchObject({
      kind: 'form-problems',
      problems: [
        'Give a reason.',
        'The ticket number does not have the form that is used here.',
        'Say how you verified the caller.',
      ],
      form: { ticket: 'no ticket' },
    });
    expect([await stateOf(id), desk.cards]).toEqual(['draft', []]);
  });

  it('can be sent once: the second of two presses at once asks nobody', async () => {
    const id = await draftReset(desk);
    await Promise.all([1, 2].map(() => desk.press('amara', 'request.submit', id, { values: completeForm })));

    expect(desk.cards.filter(({ kind }) => kind === 'posted')).toHaveLength(1);
    expect((await names()).filter((name) => name === 'request_submitted')).toHaveLength(1);
  });

  it('of somebody else cannot be sent, and the attempt leaves a trace', async () => {
    const id = await draftReset(desk);
    const outcome = await desk.press('ben', 'request.submit', id, { values: completeForm });

    expect(toldIn(outcome)).toContain('Only the person who asked');
    expect(await stateOf(id)).toBe('draft');
    expect((await desk.events()).at(-1)).toMatchObject({
      name: 'request_denied',
      details: { because: ['not_requester'] },
    });
  });

  it('that reaches nobody says so, and the request waits', async () => {
    desk.canPost = false;
    const id = await draftReset(desk);
    const outcome = await desk.press('amara', 'request.submit', id, { values: completeForm });

    expect(toldIn(outcome)).toContain('could not be told');
    expect(await stateOf(id)).toBe('pending');
  });
});

describe('the approval', () => {
  it.each([
    ['the requester, who is in the approvers too', 'amara', 'self_approval'],
    ['the account’s owner, who is in the approvers too', 'samuel', 'subject_approval'],
    ['an agent who is no approver', 'ben', 'not_an_approver'],
    ['a reviewer', 'elif', 'not_an_approver'],
    ['somebody in no group', 'karin', 'not_an_approver'],
  ])('by %s is refused and recorded, and the request waits', async (_who, persona, because) => {
    addApprovers('amara', 'samuel');
    const id = await askForReset(desk);
    await desk.press(persona, 'request.approve', id);

    expect(await lastDenial()).toMatchObject({ verdict: 'approve', because });
    expect(await stateOf(id)).toBe('pending');
  });

  it('counts only in the approvers’ conversation', async () => {
    const id = await askForReset(desk);
    await desk.press('chandra', 'request.approve', id, { conversationId: 'a:chandra' });

    expect(await lastDenial()).toMatchObject({ because: 'wrong_conversation' });
    expect(await stateOf(id)).toBe('pending');
  });

  it('by somebody of another tenant meets no request at all', async () => {
    const id = await askForReset(desk);
    const other = await desk.press('chandra', 'request.approve', id, {
      tenantId: '99999999-9999-4999-8999-999999999999',
    });

    expect(other).toMatchObject({ kind: 'refused', because: [{ code: 'unknown-request' }] });
    expect(await stateOf(id)).toBe('pending');
  });

  it('is not given while the group cannot be read', async () => {
    const id = await askForReset(desk);
    desk.graph.faults.inject({ path: `/users/${desk.entraUser('chandra').id}/checkMemberGroups`, status: 500 });
    const outcome = await desk.press('chandra', 'request.approve', id);

    expect([outcome.kind, await stateOf(id)]).toEqual(['refused', 'pending']);
  });

  it('of two approvers at once is one, and the other learns that somebody was faster', async () => {
    const id = await askForReset(desk);
    const outcomes = await Promise.all([
      desk.press('chandra', 'request.approve', id),
      desk.press('dana', 'request.deny', id),
    ]);

    const { decisions, state } = await desk.request(id);
    expect(decisions).toHaveLength(1);
    expect(state).toBe(decisions[0]?.verdict === 'approve' ? 'approved' : 'denied');
    expect(outcomes.map(toldIn).filter((told) => told !== undefined)).toHaveLength(1);
    expect((await names()).filter((name) => name.startsWith('approval_'))).toHaveLength(1);
  });

  it('comes too late after a decision, and the second press says whose that was', async () => {
    const id = await askForReset(desk);
    await desk.press('chandra', 'request.deny', id);
    const late = await desk.press('dana', 'request.approve', id);

    expect(toldIn(late)).toMatch(/^Chandra Rao denied this request/);
    expect([await stateOf(id), (await lastDenial())?.['because']]).toEqual(['denied', 'already_decided']);
  });

  it('after an hour ends the request', async () => {
    const id = await askForReset(desk);
    desk.passTime(60 * minute);
    await desk.press('chandra', 'request.approve', id);

    expect([await stateOf(id), (await lastDenial())?.['because']]).toEqual(['expired', 'expired']);
    expect((await names()).at(-1)).toBe('request_expired');
  });

  it('voids a request whose account has changed since it was asked for', async () => {
    const id = await askForReset(desk);
    desk.changeAd('samuel', { userAccountControl: 514 });
    const outcome = await desk.press('chandra', 'request.approve', id);

    expect(toldIn(outcome)).toContain('Account options in Active Directory changed');
    expect([await stateOf(id), (await names()).at(-1)]).toEqual(['void', 'request_voided']);
  });

  it('is not given while AD cannot be read: whose second account the approver’s is cannot be told then', async () => {
    const id = await askForReset(desk);
    desk.ad.down = 'ldap.timeout';
    const outcome = await desk.press('chandra', 'request.approve', id);

    expect(toldIn(outcome)).toContain('Your own account could not be read');
    expect([await stateOf(id), (await lastDenial())?.['because']]).toEqual(['pending', 'approver_unknown']);
  });

  it('is not given when it cannot be recorded', async () => {
    const id = await askForReset(desk);
    desk.storeFaults.failFromWrite(1);

    await expect(desk.press('chandra', 'request.approve', id)).rejects.toThrow('disk is full');
    expect(await stateOf(id)).toBe('pending');
  });
});

describe('the change', () => {
  it.each(['draft', 'pending', 'denied', 'cancelled'] as const)(
    'of a request that is %s is not made',
    async (state) => {
      const id = state === 'draft' ? await draftReset(desk) : await askForReset(desk);
      if (state === 'denied') await desk.press('chandra', 'request.deny', id);
      if (state === 'cancelled') await desk.press('amara', 'request.cancel', id);
      await desk.press('amara', 'request.perform', id);
      await desk.press('amara', 'request.reissue', id);

      expect([desk.ad.writes, await stateOf(id)]).toEqual([[], state]);
    },
  );

  it.each(['chandra', 'ben', 'elif', 'karin', 'samuel'])(
    'is not made for %s, who did not ask for it',
    async (persona) => {
      const id = await approvedReset(desk);
      const outcome = await desk.press(persona, 'request.perform', id);

      expect([outcome.kind === 'revealed', desk.ad.writes, await stateOf(id)]).toEqual([false, [], 'approved']);
      expect((await desk.events()).at(-1)).toMatchObject({
        name: 'request_denied',
        details: { because: ['not_requester'] },
      });
    },
  );

  it('is made once for two presses at once, and only one of them shows the password', async () => {
    const id = await approvedReset(desk);
    const outcomes = await Promise.all([1, 2, 3].map(() => desk.press('amara', 'request.perform', id)));

    expect(outcomes.filter(({ kind }) => kind === 'revealed')).toHaveLength(1);
    expect(desk.ad.writes).toHaveLength(1);
  });

  it('is not made a second time by a second press, which shows no password', async () => {
    const id = await performedReset(desk);
    const second = await desk.press('amara', 'request.perform', id);

    expect([second.kind, desk.ad.writes.length]).toEqual(['request', 1]);
  });

  it('is not made after an hour', async () => {
    const id = await approvedReset(desk);
    desk.passTime(60 * minute);
    await desk.press('amara', 'request.perform', id);

    expect([desk.ad.writes, await stateOf(id)]).toEqual([[], 'expired']);
  });

  it.each([
    [
      'was moved',
      { distinguishedName: 'CN=Samuel Adeyemi,OU=Leavers,DC=northwind,DC=example' },
      'was moved or renamed',
    ],
    ['was disabled', { userAccountControl: 514 }, 'Account options'],
    ['was given an end date', { accountExpires: '133000000000000000' }, 'end date'],
    ['had its password set by somebody else', { pwdLastSet: '134000000000000000' }, 'password was set'],
    ['became an administrator', { adminCount: 1 }, 'adminCount'],
    ['was renamed', { sAMAccountName: 'sadeyemi2' }, 'account name changed'],
  ])('is not made when the account %s: the request is void and says so', async (_what, changes, words) => {
    const id = await approvedReset(desk);
    desk.changeAd('samuel', changes);
    const outcome = await desk.press('amara', 'request.perform', id);

    expect(toldIn(outcome)).toContain(words);
    expect([desk.ad.writes, await stateOf(id)]).toEqual([[], 'void']);
    expect((await desk.events()).at(-1)).toMatchObject({
      name: 'request_voided',
      details: { changes: expect.arrayContaining([expect.stringContaining(words)]) },
    });
    expect(await names()).not.toContain('change_attempted');
  });

  it('is not made when the account was deleted', async () => {
    const id = await approvedReset(desk);
    desk.changeAd('samuel', { objectGUID: 'ffffffff-0000-4000-8000-000000000001' });
    await desk.press('amara', 'request.perform', id);

    expect([desk.ad.writes, await stateOf(id)]).toEqual([[], 'void']);
  });

  it('is made although somebody typed wrong passwords meanwhile: a lockout voids nothing', async () => {
    const id = await approvedReset(desk);
    desk.changeAd('samuel', { badPwdCount: 4, lastLogonTimestamp: '134000000000000000' });

    expect((await desk.press('amara', 'request.perform', id)).kind).toBe('revealed');
  });

  it('waits, still approved, while a directory cannot be read', async () => {
    const id = await approvedReset(desk);
    desk.ad.down = 'ldap.timeout';
    const down = await desk.press('amara', 'request.perform', id);
    desk.ad.down = undefined;
    desk.graph.faults.inject({ path: '/users', status: 503, times: 4 });
    const cloudDown = await desk.press('amara', 'request.perform', id);
    desk.graph.faults.clear();

    expect([toldIn(down), cloudDown.kind, desk.ad.writes, await stateOf(id)]).toEqual([
      'Active Directory could not be read just now. Nothing was changed; press again in a minute.',
      'request',
      [],
      'approved',
    ]);
    expect((await desk.press('amara', 'request.perform', id)).kind).toBe('revealed');
  });

  it('is not made for a requester who has left the agents meanwhile', async () => {
    const id = await approvedReset(desk);
    const agents = desk.tenant.graph.groups.find((group) => group.id === northwind.groups.agents.id);
    agents?.members.splice(0);
    await desk.press('amara', 'request.perform', id);

    expect([desk.ad.writes, await stateOf(id)]).toEqual([[], 'void']);
  });
});

describe('"I did not get it"', () => {
  it('sets another password, at most twice, each one recorded', async () => {
    const id = await performedReset(desk);
    const again = [];
    for (let press = 0; press < 3; press += 1) again.push(await desk.press('amara', 'request.reissue', id));

    expect(again.map(({ kind }) => kind)).toEqual(['revealed', 'revealed', 'request']);
    expect(new Set(desk.ad.writes.map((write) => write.kind === 'reset' && write.password)).size).toBe(3);
    expect((await names()).filter((name) => name === 'change_reissued')).toHaveLength(2);
    expect((await desk.request(id)).reveals).toBe(3);
  });

  it('is for the requester alone', async () => {
    const id = await performedReset(desk);
    const others = await Promise.all(['chandra', 'ben'].map((who) => desk.press(who, 'request.reissue', id)));

    expect([others.map(({ kind }) => kind), desk.ad.writes.length]).toEqual([['request', 'request'], 1]);
  });

  it('is no standing right: after an hour it is over', async () => {
    const id = await performedReset(desk);
    desk.passTime(60 * minute);

    expect([(await desk.press('amara', 'request.reissue', id)).kind, desk.ad.writes.length]).toEqual(['request', 1]);
  });

  it('sets nothing when the account may no longer be touched, and the request stays done', async () => {
    const id = await performedReset(desk);
    desk.changeAd('samuel', { adminCount: 1 });
    const outcome = await desk.press('amara', 'request.reissue', id);

    expect(toldIn(outcome)).toMatch(/^No other password was set: This account is protected/);
    expect([desk.ad.writes.length, await stateOf(id)]).toEqual([1, 'performed']);
  });
});

describe('cancel', () => {
  it.each(['draft', 'pending', 'approved'] as const)('takes a request back that is %s', async (state) => {
    const id = await { draft: draftReset, pending: askForReset, approved: approvedReset }[state](desk);
    await desk.press('amara', 'request.cancel', id);

    expect([await stateOf(id), (await names()).at(-1)]).toEqual(['cancelled', 'request_cancelled']);
  });

  it('is for the requester alone', async () => {
    const id = await askForReset(desk);
    await Promise.all(['chandra', 'ben', 'karin'].map((who) => desk.press(who, 'request.cancel', id)));

    expect(await stateOf(id)).toBe('pending');
  });

  it('after the change changes nothing', async () => {
    const id = await performedReset(desk);
    await desk.press('amara', 'request.cancel', id);

    expect(await stateOf(id)).toBe('performed');
  });
});

describe('read-only mode', () => {
  it('refuses every step towards a change, and a no is still possible', async () => {
    const id = await askForReset(desk);
    const approved = await approvedReset(desk, 'Karin Aoki');
    Object.assign(desk.context.settings.policy, { readOnly: true });
    const asked = await desk.say('amara', 'reset Samuel Adeyemi');
    await desk.press('chandra', 'request.approve', id);
    await desk.press('amara', 'request.perform', approved);

    expect(asked).toMatchObject({ kind: 'refused', because: [{ code: 'read-only' }] });
    expect([await stateOf(id), await stateOf(approved), desk.ad.writes]).toEqual(['pending', 'approved', []]);
    await desk.press('chandra', 'request.deny', id);
    expect(await stateOf(id)).toBe('denied');
  });
});

function addApprovers(...who: readonly string[]): void {
  const ids = personas.filter(({ id }) => who.includes(id)).map(entraIdOf);
  desk.tenant.graph.groups.find(({ id }) => id === northwind.groups.approvers.id)?.members.push(...ids);
}
