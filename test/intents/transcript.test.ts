import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../src/core/audit-event.ts';
import { openDesk, type Desk } from './desk.ts';
import { approvedReset, draftReset, performedReset } from './reset-steps.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const inShort = ({ name, actor, details }: AuditEvent): string =>
  [actor?.name.split(' ')[0], name, details['pressed'], details['card']].filter(Boolean).join(' ');

describe('the transcript of a request', () => {
  it('reads as a story, from what was typed to what was shown last, every turn with its answer', async () => {
    const id = await performedReset(desk);
    const story = (await desk.story()).filter(({ requestId }) => requestId === id);

    expect(story.map(inShort)).toEqual([
      'Amara message_understood',
      'Amara facts_viewed',
      'Amara request_planned',
      'Amara answer_shown reset-planned',
      'Amara request_submitted',
      'Amara answer_shown request.submit approval-request',
      'Amara answer_shown request.submit request',
      'Chandra approval_granted',
      'Chandra answer_shown request.approve request',
      'Amara change_attempted',
      'Amara change_performed',
      'Amara secret_delivered',
      'Amara answer_shown request.perform revealed',
    ]);
  });

  it('begins with the choice among several people and what was typed before it', async () => {
    const choice = await desk.say('amara', 'reset Jane Cooper INC0012345');
    if (choice.kind !== 'choose-person') throw new Error(choice.kind);
    const picked = await desk.pick('amara', choice, 0);
    if (picked.kind !== 'reset-planned') throw new Error(picked.kind);
    const story = (await desk.story()).filter(({ requestId }) => requestId === picked.request.id);

    expect(story[0]).toMatchObject({ name: 'person_chosen', details: { saidBefore: 'reset Jane Cooper INC0012345' } });
  });

  it('holds the message for each of several people whose reset was asked for in it', async () => {
    const outcome = await desk.say('amara', 'reset Samuel Adeyemi and Lena Fischer');
    if (outcome.kind !== 'several') throw new Error(outcome.kind);
    const ids = outcome.outcomes.flatMap((one) => (one.kind === 'reset-planned' ? [one.request.id] : []));
    const stories = await Promise.all(
      ids.map(async (id) => (await desk.story()).filter(({ requestId }) => requestId === id).map(inShort)),
    );

    const whole = [
      'Amara message_understood',
      'Amara facts_viewed',
      'Amara request_planned',
      'Amara answer_shown reset-planned',
    ];
    expect(stories).toEqual([whole, whole]);
  });

  it('says who had which role, by which facts and with which result of the directory', async () => {
    const id = await performedReset(desk);
    const roles = (await desk.story())
      .filter(({ requestId, details }) => requestId === id && details['actorRole'] !== undefined)
      .map(({ name, details }) => `${name}: ${String(details['actorRole'])}`);

    expect(roles).toEqual([
      'request_planned: requester',
      'request_submitted: requester',
      'approval_granted: approver',
      'change_attempted: requester',
      'change_performed: requester',
      'secret_delivered: requester',
    ]);
    expect((await desk.events()).find(({ name }) => name === 'request_submitted')?.details['facts']).toContain(
      'ad: read',
    );
  });
});

describe('what is recorded of a turn', () => {
  it('is every person on a card to choose from, each as a view of its own', async () => {
    const choice = await desk.say('amara', "why can't Jane Cooper sign in");
    if (choice.kind !== 'choose-person') throw new Error(choice.kind);
    const views = (await desk.story()).filter(({ name }) => name === 'candidate_viewed');

    expect(views.map(({ subject }) => subject?.displayName)).toEqual(
      choice.people.map(({ displayName }) => displayName),
    );
    expect(views.length).toBeGreaterThan(1);
  });

  it.each([
    ['a button that leads nowhere', () => desk.press('amara', 'request.approve', 'NO-SUCH-ID'), ['unknown-request']],
    ['a verb nobody knows', () => desk.press('amara', 'request.delete-all', 'X'), ['unknown-verb']],
    [
      'a look at a request by somebody outside',
      async () => desk.press('samuel', 'request.view', await draftReset(desk, 'lena')),
      ['not-an-agent'],
    ],
  ])('is the refusal of %s', async (_what, press, because) => {
    await press();

    expect((await desk.story()).at(-1)).toMatchObject({ name: 'answer_shown', details: { card: 'refused', because } });
  });

  it('is a form that failed, with what was wrong with it', async () => {
    const id = await draftReset(desk);
    await desk.press('amara', 'request.submit', id, { values: { reason: 'x', verification: 'trust me' } });

    expect((await desk.story()).at(-1)).toMatchObject({
      name: 'answer_shown',
      requestId: id,
      details: { card: 'form-problems', problems: [expect.any(String)] },
    });
  });

  it('is nothing when a client only looks at its card again', async () => {
    const id = await draftReset(desk);
    const before = await desk.story();
    await desk.press('amara', 'request.view', id);

    expect(await desk.story()).toEqual(before);
  });

  it('costs a question one write and a press no more than one beside its own', async () => {
    desk.storeFaults.failFromWrite(1_000);
    await desk.say('amara', "why can't Lena Fischer sign in");
    expect(desk.storeFaults.writes).toBe(1);

    await approvedReset(desk);
    desk.storeFaults.failFromWrite(1_000);
    await desk.say('amara', 'pending approvals');
    expect(desk.storeFaults.writes).toBe(1);
  });

  it.each([
    'reset Samuel Adeyemi and set it to Summer2026!',
    'reset Samuel Adeyemi, his password is sunshine',
    'reset Samuel Adeyemi. The new password is correct horse battery staple',
    'Samuel Adeyemi Passwort zurücksetzen, es ist Sonnenschein',
    'reset Samuel Adeyemi pass\u200bword: hunter2',
    'reset Samuel Adeyemi password=hunter2 INC0012345',
  ])('holds no password that was typed: %s', async (text) => {
    await desk.say('amara', text);

    expect(JSON.stringify(await desk.story())).not.toMatch(/Summer2026|sunshine|correct horse|Sonnenschein|hunter2/i);
    expect((await desk.story())[0]?.details['said']).toMatch(/Samuel Adeyemi/);
  });
});

describe('the history of a request', () => {
  const shownTo = async (persona: string, id: string) => {
    const outcome = await desk.say(persona, `show request ${id}`);
    return outcome.kind === 'history' ? outcome.events.map(inShort).toReversed() : outcome.kind;
  };
  const whole = [
    'Amara message_understood',
    'Amara facts_viewed',
    'Amara request_planned',
    'Amara request_submitted',
    'Chandra approval_granted',
    'Amara change_attempted',
    'Amara change_performed',
    'Amara secret_delivered',
  ];

  it('is whole for a reviewer and for the agent whose request it is', async () => {
    const id = await performedReset(desk);

    expect([await shownTo('elif', id), await shownTo('amara', id)]).toEqual([whole, whole]);
  });

  it('holds nothing for another agent, and is refused to everybody else', async () => {
    const id = await performedReset(desk);

    expect([await shownTo('ben', id), await shownTo('samuel', id)]).toEqual([[], 'refused']);
  });
});
