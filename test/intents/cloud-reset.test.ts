import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAssistant } from '../../src/intents/assistant.ts';
import { changesIn, codesOf, secretIn, willa, willaId } from './cloud-reset-steps.ts';
import { approvers, chatOf, openDesk, type Desk } from './desk.ts';
import { approvedReset, askForReset, performedReset, toldIn } from './reset-steps.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk({ cloudOnlyResets: true });
});
afterEach(() => desk.close());

const minute = 60_000;
const stateOf = async (id: string): Promise<string> => (await desk.request(id)).state;

describe('the reset of a cloud-only account', () => {
  it('goes through form, approval, one change in Entra ID and one reveal, and AD is not written', async () => {
    const form = await desk.say('amara', `reset ${willa}, INC0012346`);
    expect(form).toMatchObject({
      kind: 'reset-planned',
      request: {
        change: { kind: 'reset', forceChange: true, unlock: false },
        subject: { entraObjectId: willaId, userPrincipalName: willa, displayName: 'Willa Chen' },
      },
      plan: { steps: [{ where: 'Cloud', what: expect.stringContaining('at once') }, {}, {}, {}] },
    });
    expect(form.kind === 'reset-planned' && 'forceChange' in form.form).toBe(false);

    const id = await approvedReset(desk, willa);
    const revealed = await desk.press('amara', 'request.perform', id);

    expect(changesIn(desk)).toEqual([`/v1.0/users/${willaId}`]);
    expect(desk.graph.opens(willaId, secretIn(revealed))).toBe(true);
    expect(desk.entraUser('willa').passwordProfile).toEqual({ forceChangePasswordNextSignIn: true });
    expect(desk.ad.writes).toEqual([]);
    expect(await desk.request(id)).toMatchObject({
      state: 'performed',
      reveals: 1,
      outcome: {
        lastPasswordChangeDateTime: '2026-11-21T10:00:00Z',
        forceChangePasswordNextSignIn: true,
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    });
  });

  it('is recorded before and after, with where it was made and the number Graph gave it', async () => {
    const id = await performedReset(desk, willa);
    const events = (await desk.events()).filter(({ requestId, details }) => requestId === id && 'change' in details);

    expect(events.map(({ name }) => name)).toEqual([
      'request_planned',
      'request_submitted',
      'approval_granted',
      'change_attempted',
      'change_performed',
      'secret_delivered',
    ]);
    expect(
      new Set(events.map(({ subject, details }) => `${subject?.entraObjectId} ${String(details['home'])}`)),
    ).toEqual(new Set([`${willaId} entra`]));
    expect(events.at(-2)?.details).toMatchObject({
      graphRequestId: (await desk.request(id)).outcome?.requestId,
      lastPasswordChangeDateTime: '2026-11-21T10:00:00Z',
      forceChangePasswordNextSignIn: true,
    });
  });

  it('always demands another password, and says so to whoever wished for none', async () => {
    const form = await desk.say('amara', `reset ${willa} without force change`);
    expect(form).toMatchObject({ request: { change: { forceChange: true } } });
    const id = form.kind === 'reset-planned' ? form.request.id : '';
    const values = { reason: 'x', ticket: 'INC0012346', verification: 'call-back', forceChange: 'false' };
    await desk.press('amara', 'request.submit', id, { values });

    expect(await desk.request(id)).toMatchObject({
      change: { forceChange: true },
      caveats: expect.arrayContaining([expect.objectContaining({ code: 'cloud-change-always-forced' })]),
    });
  });

  it('is issued again inside the same approval, as another password', async () => {
    const id = await approvedReset(desk, willa);
    const first = secretIn(await desk.press('amara', 'request.perform', id));
    desk.passTime(minute);
    const second = secretIn(await desk.press('amara', 'request.reissue', id));

    expect(first).not.toBe(second);
    expect([first, second].map((secret) => desk.graph.opens(willaId, secret))).toEqual([false, true]);
  });

  it('counts towards the limit of resets of one person', async () => {
    await performedReset(desk, willa);

    expect(codesOf(await desk.say('amara', `reset ${willa}`))).toEqual(['limit-subject']);
  });

  it('is found in the history of the person', async () => {
    await performedReset(desk, willa);
    const history = await desk.say('elif', `audit ${willa}`);

    expect(history.kind === 'history' && history.events.map(({ name }) => name)).toContain('change_performed');
  });

  it('is neither approved by the account’s owner nor asked for by them', async () => {
    const id = await askForReset(desk, willa);
    const owner = { aadObjectId: willaId, tenantId: (await desk.request(id)).requester.tenantId, name: 'Willa Chen' };
    desk.tenant.graph.groups.forEach(({ members }) => members.push(willaId));
    const press = { actor: owner, conversationId: approvers, verb: 'request.approve', requestId: id };
    await desk.assistant.onAction({ ...press, values: {} });
    const own = { actor: owner, conversationId: 'a:willa', text: `reset ${willa}`, entities: undefined, mentions: [] };

    expect(await stateOf(id)).toBe('pending');
    expect(codesOf(await desk.assistant.onMessage(own))).toEqual(['self']);
  });

  it('is carried out once when it is pressed twice at the same time', async () => {
    const id = await approvedReset(desk, willa);
    const outcomes = await Promise.all([1, 2].map(() => desk.press('amara', 'request.perform', id)));

    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['request', 'revealed']);
    expect(changesIn(desk)).toHaveLength(1);
  });

  it('is not begun when its attempt cannot be recorded', async () => {
    const id = await approvedReset(desk, willa);
    // The claim is stored, the attempt is not.
    desk.storeFaults.failFromWrite(2);
    const outcome = await desk.press('amara', 'request.perform', id);

    expect([outcome.kind, changesIn(desk)]).toEqual(['failed', []]);
  });

  it('stops at the switch for changes', async () => {
    const id = await approvedReset(desk, willa);
    desk.changesStopped = true;
    await desk.press('amara', 'request.perform', id);

    expect(changesIn(desk)).toEqual([]);
  });

  it('is refused without the setting, which is named', async () => {
    const readOnly = await openDesk();
    const outcome = await readOnly.say('amara', `reset ${willa}`);
    await readOnly.close();

    expect(outcome).toMatchObject({
      because: [{ code: 'cloud-only' }],
      nextSteps: expect.arrayContaining([expect.stringContaining('graph.cloudOnlyResets')]),
    });
  });

  it('is not carried out once the setting is taken away', async () => {
    const id = await approvedReset(desk, willa);
    const { entraChanges: _switchedOff, ...ports } = desk.context.ports;
    await createAssistant({ ...desk.context, ports }).onAction({
      actor: (await desk.request(id)).requester,
      conversationId: chatOf('amara'),
      verb: 'request.perform',
      requestId: id,
      values: {},
    });

    expect([await stateOf(id), changesIn(desk)]).toEqual(['void', []]);
  });
});

describe('an unlock of a cloud-only account', () => {
  it('has nothing to clear in AD, and the answer says what ends a smart lockout', async () => {
    const outcome = await desk.say('amara', `unlock ${willa}`);

    expect(codesOf(outcome)).toEqual(['cloud-only']);
    expect(toldIn(outcome)).toMatch(/smart lockout.*reset/);
  });
});
