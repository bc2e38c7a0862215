import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GraphUser } from '../../src/lab/graph/graph-data.ts';
import { personas } from '../../src/lab/personas/personas.ts';
import { changesIn, codesOf, willa, willaId } from './cloud-reset-steps.ts';
import { openDesk, type Desk } from './desk.ts';
import { approvedReset, completeForm, performedReset, toldIn } from './reset-steps.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk({ cloudOnlyResets: true });
});
afterEach(() => desk.close());

const minute = 60_000;
const stateOf = async (id: string): Promise<string> => (await desk.request(id)).state;
const change = (changes: Partial<GraphUser>): void => void Object.assign(desk.entraUser('willa'), changes);

describe('a doubt whether the password lives in Entra ID alone', () => {
  const doubts: readonly (readonly [string, Partial<GraphUser>, string])[] = [
    ['is synchronised', { onPremisesSyncEnabled: true, onPremisesImmutableId: 'AAAAAAAAAAAAAAAAAAAAAA==' }, 'synced'],
    ['was synchronised once', { onPremisesSyncEnabled: false }, 'not-found'],
    ['bears an immutable id', { onPremisesImmutableId: 'AAAAAAAAAAAAAAAAAAAAAA==' }, 'linked-to-ad'],
    ['bears the SID of an AD account', { onPremisesSecurityIdentifier: 'S-1-5-21-1-2-3-4' }, 'linked-to-ad'],
    ['bears an account name of AD', { onPremisesSamAccountName: 'wchen' }, 'linked-to-ad'],
    ['is a guest', { userType: 'Guest' }, 'external-user'],
    ['has no type', { userType: null }, 'facts-unknown'],
    ['signs in with another provider', { identities: [{ signInType: 'federated' }] }, 'external-user'],
    ['shows no identities', { identities: null }, 'facts-unknown'],
  ];

  it.each(doubts)('refuses the request for an account that %s', async (_what, changes, code) => {
    change(changes);
    const outcome = await desk.say('amara', `reset ${willa}`);

    expect(codesOf(outcome)).toEqual(code === 'synced' ? ['not-found'] : [code]);
    expect(changesIn(desk)).toEqual([]);
  });

  it.each(doubts)('ends an approved request for an account that now %s', async (_what, changes) => {
    const id = await approvedReset(desk, willa);
    change(changes);
    await desk.press('amara', 'request.perform', id);

    expect([await stateOf(id), changesIn(desk), desk.ad.writes]).toEqual(['void', [], []]);
  });

  it.each(doubts)('sets no second password for an account that now %s', async (_what, changes) => {
    const id = await performedReset(desk, willa);
    change(changes);
    await desk.press('amara', 'request.reissue', id);

    expect([await stateOf(id), changesIn(desk).length, desk.ad.writes]).toEqual(['performed', 1, []]);
  });

  it.each(doubts)(
    'is met by the adapter right before the change when the account only then %s',
    async (_what, changes) => {
      const id = await approvedReset(desk, willa);
      // Once the attempt is recorded nothing but the adapter looks at the account.
      const { move } = desk.context.ports.requests;
      desk.context.ports.requests.move = async (next, events) => {
        if (events.some(({ name }) => name === 'change_attempted')) change(changes);
        return move(next, events);
      };
      const outcome = await desk.press('amara', 'request.perform', id);

      expect(changesIn(desk)).toEqual([]);
      expect(outcome.kind).toBe('request');
      expect(await desk.request(id)).toMatchObject({ state: 'failed', outcome: { code: 'graph.not-cloud-only' } });
    },
  );

  it('is the account’s new home in AD, where nobody asked for a change and none is made', async () => {
    const id = await performedReset(desk, willa);
    const { onPremisesImmutableId } = desk.entraUser('samuel');
    Object.assign(desk.entraUser('samuel'), { onPremisesImmutableId: 'AAAAAAAAAAAAAAAAAAAAAA==' });
    change({ onPremisesSyncEnabled: true, onPremisesImmutableId: onPremisesImmutableId ?? null });
    const told = toldIn(await desk.press('amara', 'request.reissue', id));

    expect(told).toContain('another directory than when the change was asked for');
    expect([await stateOf(id), changesIn(desk).length, desk.ad.writes]).toEqual(['performed', 1, []]);
    expect((await desk.events()).filter(({ name }) => name === 'change_reissued')).toEqual([]);
  });

  it('refuses when AD cannot be read, because the account might be in it', async () => {
    const id = await approvedReset(desk, willa);
    desk.ad.down = 'ldap.unreachable';

    expect(codesOf(await desk.say('amara', 'reset Willa Chen'))).toEqual(['facts-unknown']);
    expect(toldIn(await desk.press('amara', 'request.perform', id))).toContain('Active Directory could not be read');
    expect([await stateOf(id), changesIn(desk)]).toEqual(['approved', []]);
  });

  it('refuses when AD has an account of the same sign-in name, by whatever key it was asked for', async () => {
    desk.changeAd('samuel', { userPrincipalName: willa });

    for (const who of [willa, 'Willa Chen']) {
      expect(codesOf(await desk.say('amara', `reset ${who}`))).toEqual(['linked-to-ad']);
    }
  });

  it.each([
    ['is federated', { authenticationType: 'Federated' }, 'federated-domain'],
    ['does not say how it signs people in', { authenticationType: null }, 'facts-unknown'],
  ])('refuses when the domain %s', async (_what, changes, code) => {
    desk.tenant.graph.domains.forEach((domain) => Object.assign(domain, changes));

    expect(codesOf(await desk.say('amara', `reset ${willa}`))).toEqual([code]);
  });

  it('refuses an administrator of Entra ID, and whoever’s roles cannot be read', async () => {
    desk.tenant.graph.directoryRoles.forEach(({ members }) => members.push(willaId));
    expect(codesOf(await desk.say('amara', `reset ${willa}`))).toEqual(['protected-account']);

    desk.graph.faults.inject({ path: `/users/${willa}/transitiveMemberOf`, status: 403 });
    expect(codesOf(await desk.say('amara', `reset ${willa}`))).toEqual(['protection-unknown']);
  });

  it('never reaches Graph with a change for anybody who is in AD', async () => {
    for (const { id, home } of personas) {
      if (home === 'cloud-only') continue;
      const { userPrincipalName } = desk.entraUser(id);
      const outcome = await desk.say('amara', `reset ${userPrincipalName}`);
      if (outcome.kind !== 'reset-planned') continue;
      const requestId = outcome.request.id;
      await desk.press('amara', 'request.submit', requestId, { values: completeForm });
      await desk.press('chandra', 'request.approve', requestId);
      await desk.press('amara', 'request.perform', requestId);
      desk.passTime(20 * minute);
    }

    expect(desk.ad.writes.length).toBeGreaterThan(10);
    expect(changesIn(desk)).toEqual([]);
  });
});
