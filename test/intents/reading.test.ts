import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { read } from '../../src/core/reading.ts';
import type { Outcome } from '../../src/intents/outcome.ts';
import { actorOf, approvers, guidOf, openDesk, type Desk } from './desk.ts';
import { askForReset, performedReset, toldIn } from './reset-steps.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const codesOf = (outcome: Outcome): readonly string[] =>
  outcome.kind === 'diagnosed' ? outcome.diagnosis.findings.map(({ code }) => code) : [outcome.kind];
const refusalOf = (outcome: Outcome): readonly string[] =>
  outcome.kind === 'refused' ? outcome.because.map(({ code }) => code) : [outcome.kind];
const names = async (): Promise<readonly string[]> => (await desk.events()).map(({ name }) => name);

describe('diagnose', () => {
  it('names the cause, about the person who was meant, and records the view before it answers', async () => {
    const outcome = await desk.say('amara', "why can't Lena Fischer sign in");

    expect(codesOf(outcome)[0]).toBe('ad-account-locked');
    expect(outcome).toMatchObject({ person: { displayName: 'Lena Fischer', objectGUID: guidOf('lena') } });
    expect(await names()).toEqual(['message_understood', 'facts_viewed']);
    expect((await desk.events())[1]).toMatchObject({
      subject: { objectGUID: guidOf('lena') },
      details: { what: 'diagnose', ad: 'read', entra: 'read' },
    });
  });

  it('shows nothing when the view cannot be recorded', async () => {
    desk.storeFaults.failFromWrite(1);

    expect(await desk.say('amara', "why can't Lena Fischer sign in")).toMatchObject({
      kind: 'failed',
      changed: 'Nothing was changed, and nothing is shown.',
    });
  });

  it('says so when AD is down, and still answers from the cloud', async () => {
    desk.ad.down = 'ldap.unreachable';
    const outcome = await desk.say('amara', "why can't karin.aoki@northwind.example sign in");

    expect(codesOf(outcome)[0]).toBe('ad-unreachable');
    expect(outcome).toMatchObject({ diagnosis: { effect: { onprem: 'unknown' } } });
  });

  it('is refused while Graph is down, because nobody knows the rights of the one who asks', async () => {
    desk.graph.faults.inject({ path: '/users', status: 503 });
    const outcome = await desk.say('chandra', "why can't kaoki sign in");

    expect(refusalOf(outcome)).toEqual(['rights-unknown']);
  });

  it('takes the cloud for unknown, never for healthy, when the user cannot be read from Graph', async () => {
    desk.graph.faults.inject({ path: '/users', status: 503 });
    desk.context.ports.entra.memberOf = async (_id, groups) => read(groups);
    const outcome = await desk.say('amara', "why can't kaoki sign in");

    expect(codesOf(outcome)).toContain('entra-unreachable');
    expect(outcome).toMatchObject({ diagnosis: { effect: { cloud: 'unknown' } } });
  });

  it('finds nobody without saying that somebody is missing while a directory is down', async () => {
    const both = await desk.say('amara', "why can't nobody.atall@northwind.example sign in");
    desk.ad.down = 'ldap.timeout';
    const one = await desk.say('amara', "why can't nobody.atall@northwind.example sign in");

    expect([both, one]).toEqual([
      { kind: 'not-found', query: 'nobody.atall@northwind.example', unreadable: [] },
      { kind: 'not-found', query: 'nobody.atall@northwind.example', unreadable: ['ad'] },
    ]);
  });

  it('finds a mentioned person in both directories, although AD holds no Entra object ids', async () => {
    const { find } = desk.context.ports.ad;
    desk.context.ports.ad.find = async (key, limit) =>
      key.by === 'entra-id' ? { kind: 'unavailable', code: 'not-asked' } : find(key, limit);
    const outcome = await desk.assistant.onMessage({
      actor: actorOf('amara'),
      conversationId: 'a:amara',
      text: "why can't <at>Karin Aoki</at> sign in",
      entities: [{ type: 'mention', text: '<at>Karin Aoki</at>', mentioned: { id: '29:karin', name: 'Karin Aoki' } }],
      mentions: [{ teamsId: '29:karin', name: 'Karin Aoki', entraObjectId: desk.entraUser('karin').id }],
    });

    expect(outcome).toMatchObject({ kind: 'diagnosed', person: { objectGUID: guidOf('karin') } });
    expect(codesOf(outcome)).not.toContain('ad-unreachable');
  });

  it('is refused to somebody outside the groups, without a word about the account, and that is recorded', async () => {
    const outcome = await desk.say('karin', "why can't Lena Fischer sign in");

    expect(refusalOf(outcome)).toEqual(['not-an-agent']);
    expect(JSON.stringify(outcome)).not.toMatch(/lena|fischer|lock/i);
    expect(await names()).toEqual(['message_understood', 'request_denied']);
  });

  it('is refused to everybody while the groups cannot be read', async () => {
    desk.graph.faults.inject({ path: `/users/${desk.entraUser('amara').id}/checkMemberGroups`, status: 500 });

    expect(refusalOf(await desk.say('amara', "why can't Lena Fischer sign in"))).toEqual(['rights-unknown']);
  });

  it('answers about a cloud-only user as one', async () => {
    expect(codesOf(await desk.say('amara', 'diagnose willa.chen@northwind.example'))).toContain('cloud-only-user');
  });
});

describe('two directories that disagree on who somebody is', () => {
  beforeEach(() => {
    desk.entraUser('karin').onPremisesImmutableId = 'AAAAAAAAAAAAAAAAAAAAAA==';
  });

  it('are never joined by the name alone: the agent is asked which of the two is meant', async () => {
    const outcome = await desk.say('amara', "why can't karin.aoki@northwind.example sign in");

    expect(outcome).toMatchObject({
      kind: 'choose-person',
      people: [{ objectGUID: guidOf('karin') }, { entraObjectId: desk.entraUser('karin').id }],
    });
  });

  it('are named as such beside what is true of the one that was chosen', async () => {
    const choice = await desk.say('amara', "why can't karin.aoki@northwind.example sign in");
    const outcome = await desk.pick('amara', choice, 0);

    expect(outcome).toMatchObject({ kind: 'diagnosed', conflict: 'karin.aoki@northwind.example' });
    expect(codesOf(outcome)).toContain('entra-user-not-found');
  });

  it('allow no change of the AD account that was then chosen', async () => {
    const choice = await desk.say('amara', 'reset karin.aoki@northwind.example');
    const outcome = await desk.pick('amara', choice, 0);

    expect(refusalOf(outcome)).toEqual(['ambiguous']);
    expect(toldIn(outcome)).toContain('karin.aoki@northwind.example belongs to another AD account');
    expect((await desk.events()).at(-1)?.name).toBe('request_denied');
    expect(await desk.store.requests.list({}, 10)).toEqual([]);
  });
});

describe('check sync status', () => {
  it('gives a verdict about the person who was meant', async () => {
    const outcome = await desk.say('amara', 'check sync status for Quentin Moreau');

    expect(outcome).toMatchObject({ kind: 'sync-checked', person: { objectGUID: guidOf('quentin') } });
    expect(outcome.kind === 'sync-checked' && outcome.verdict.kind).not.toBe('in-step');
  });

  it('is unknown, never in step, while a side cannot be read', async () => {
    desk.ad.down = 'ldap.unreachable';
    const outcome = await desk.say('amara', 'check sync status for karin.aoki@northwind.example');

    expect(outcome).toMatchObject({ kind: 'sync-checked', verdict: { kind: 'unknown' } });
  });
});

describe('pending approvals', () => {
  it('shows all to approvers and reviewers, to an agent only what is his own, and to others nothing', async () => {
    const id = await askForReset(desk);
    const seen = async (persona: string): Promise<unknown> => {
      const outcome = await desk.say(persona, 'show pending approvals');
      return outcome.kind === 'requests-listed' ? outcome.requests.map((request) => request.id) : outcome.kind;
    };

    expect(await Promise.all(['chandra', 'elif', 'amara', 'ben', 'karin'].map(seen))).toEqual([
      [id],
      [id],
      [id],
      [],
      'refused',
    ]);
  });

  it('leaves out what has lapsed', async () => {
    await askForReset(desk);
    desk.passTime(61 * 60_000);

    expect(await desk.say('chandra', 'show pending approvals')).toEqual({ kind: 'requests-listed', requests: [] });
  });
});

describe('history', () => {
  const historyFor = async (persona: string, text: string): Promise<readonly string[] | string> => {
    const outcome = await desk.say(persona, text);
    return outcome.kind === 'history' ? outcome.events.map(({ name }) => name) : outcome.kind;
  };

  it('of a person is whole for a reviewer and holds only their own acts for an agent', async () => {
    await performedReset(desk);
    const whole = await historyFor('elif', 'audit Samuel Adeyemi');

    expect(whole).toEqual([
      'secret_delivered',
      'change_performed',
      'change_attempted',
      'approval_granted',
      'request_submitted',
      'request_planned',
      'facts_viewed',
    ]);
    expect(await historyFor('amara', 'audit Samuel Adeyemi')).not.toContain('approval_granted');
    expect(await historyFor('ben', 'audit Samuel Adeyemi')).toEqual([]);
    expect(await historyFor('karin', 'audit Samuel Adeyemi')).toBe('refused');
  });

  it('says which directory could not be read instead of "nobody"', async () => {
    desk.ad.down = 'ldap.timeout';

    expect(await desk.say('elif', 'audit samuel.adeyemi@northwind.example')).toMatchObject({
      kind: 'not-found',
      unreadable: ['ad'],
    });
  });

  it('asks who is meant when several people bear the name, and takes the answer', async () => {
    const question = await desk.say('elif', 'audit Jane Cooper');
    const answer = await desk.say('elif', desk.entraUser('jane-sales').userPrincipalName ?? '');

    expect([question.kind, answer.kind]).toEqual(['ask', 'history']);
  });
});

describe('a button', () => {
  it('of a request nobody made leads nowhere', async () => {
    expect(refusalOf(await desk.press('chandra', 'request.approve', 'NOSUCHONE1'))).toEqual(['unknown-request']);
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'approve', ''])(
    'whose verb is %j does nothing, although objects have such members',
    async (verb) => {
      const id = await askForReset(desk);

      expect(refusalOf(await desk.press('chandra', verb, id, { conversationId: approvers }))).toEqual(['unknown-verb']);
      expect((await desk.request(id)).state).toBe('pending');
    },
  );

  it('shows nothing of a request to somebody without any right, who only knows its id', async () => {
    const id = await askForReset(desk);
    const looked = await Promise.all(
      ['request.view', 'request.cancel', 'request.perform', 'request.approve', 'request.submit'].map((verb) =>
        desk.press('karin', verb, id, { conversationId: 'a:karin' }),
      ),
    );

    expect(looked.map(({ kind }) => kind)).toEqual(['refused', 'refused', 'refused', 'refused', 'refused']);
    expect(JSON.stringify(looked)).not.toMatch(/samuel|adeyemi|forgot it/i);
  });
});
