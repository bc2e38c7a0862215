import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/intents/outcome.ts';
import { guidOf, openDesk, type Desk } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const over = { kind: 'refused', because: [{ code: 'question-over' }] };
const guidsIn = (outcome: Outcome): readonly (string | undefined)[] =>
  outcome.kind === 'choose-person' ? outcome.people.map(({ objectGUID }) => objectGUID) : [];
const janes = [guidOf('jane-sales'), guidOf('jane-finance')];

describe('a name that two people bear', () => {
  it.each(['reset Jane Cooper', "why can't Jane Cooper sign in", 'reset jane'])(
    'is asked about, never guessed: %s',
    async (text) => {
      expect(guidsIn(await desk.say('amara', text)).toSorted()).toEqual(janes.toSorted());
    },
  );

  it('is settled by a pick, which answers what was asked, about the person in that place', async () => {
    const choice = await desk.say('amara', 'reset Jane Cooper without force change, INC0012399');
    const outcome = await desk.pick('amara', choice, 1);

    expect(outcome).toMatchObject({
      kind: 'reset-planned',
      request: { subject: { objectGUID: guidsIn(choice)[1] }, change: { forceChange: false }, ticket: 'INC0012399' },
    });
  });

  it('is settled by an answer in words as well', async () => {
    await desk.say('amara', "why can't Jane Cooper sign in");
    const outcome = await desk.say('amara', desk.entraUser('jane-finance').userPrincipalName ?? '');

    expect(outcome).toMatchObject({ kind: 'diagnosed', person: { objectGUID: guidOf('jane-finance') } });
  });
});

describe('a pick', () => {
  it('by somebody else than the one who was asked picks nobody, and the question stays open', async () => {
    const choice = await desk.say('amara', 'reset Jane Cooper', 'helpdesk');

    expect(await desk.pick('ben', choice, 0, 'helpdesk')).toMatchObject(over);
    expect(await desk.pick('amara', choice, 0, 'helpdesk')).toMatchObject({ kind: 'reset-planned' });
  });

  it('counts once', async () => {
    const choice = await desk.say('amara', 'reset Jane Cooper');
    await desk.pick('amara', choice, 0);

    expect(await desk.pick('amara', choice, 0)).toMatchObject(over);
    expect(await desk.store.requests.list({}, 10)).toHaveLength(1);
  });

  it('after ten minutes is too late', async () => {
    const choice = await desk.say('amara', 'reset Jane Cooper');
    desk.passTime(10 * 60_000 + 1);

    expect(await desk.pick('amara', choice, 0)).toMatchObject(over);
  });

  it.each([-1, 2, 5, Number.MAX_SAFE_INTEGER])('of place %d, which was not offered, picks nobody', async (place) => {
    expect(await desk.pick('amara', await desk.say('amara', 'reset Jane Cooper'), place)).toMatchObject(over);
  });

  it('on an older card chooses nobody from the newer list, which stays open', async () => {
    const older = await desk.say('amara', "why can't Jane Cooper sign in");
    const newer = await desk.say('amara', 'reset Jane Cooper');

    expect(await desk.pick('amara', older, 0)).toMatchObject(over);
    expect(await desk.pick('amara', newer, 0)).toMatchObject({ kind: 'reset-planned' });
  });

  it('reads the account anew, so that one that went away in between is not found', async () => {
    const choice = await desk.say('amara', "why can't Jane Cooper sign in");
    desk.ad.down = 'ldap.timeout';

    expect(await desk.pick('amara', choice, 0)).not.toMatchObject({ diagnosis: { effect: { onprem: 'works' } } });
  });
});

describe('a question without a person', () => {
  it('is answered by the name alone, in the same conversation, by the same person, within ten minutes', async () => {
    const ask = await desk.say('amara', 'reset password');
    const elsewhere = await desk.say('amara', 'sadeyemi', 'helpdesk');
    const another = await desk.say('ben', 'sadeyemi', 'a:amara');
    const answer = await desk.say('amara', 'sadeyemi');

    expect([ask.kind, elsewhere.kind, another.kind, answer.kind]).toEqual(['ask', 'ask', 'ask', 'reset-planned']);
  });

  it('is forgotten after ten minutes', async () => {
    await desk.say('amara', 'reset password');
    desk.passTime(10 * 60_000 + 1);

    expect((await desk.say('amara', 'sadeyemi')).kind).toBe('ask');
  });
});

it('an answer to "who?" with a ticket of the configured form names one person, not two', async () => {
  const ours = await openDesk({ ticketPatterns: ['OPS\\d+'] });
  try {
    await ours.say('amara', 'password reset please');

    expect(await ours.say('amara', 'samuel.adeyemi@northwind.example OPS77123')).toMatchObject({
      kind: 'reset-planned',
      request: { subject: { objectGUID: guidOf('samuel') } },
    });
  } finally {
    await ours.close();
  }
});
