import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { immutableIdOf } from '../../src/core/immutable-id.ts';
import { guidOf, openDesk, type Desk } from './desk.ts';
import { approvedReset, askForReset, toldIn } from './reset-steps.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const anchorOf = (persona: string): string => immutableIdOf(guidOf(persona)) ?? '';

/** What was asked about the approver, and when Entra ID had answered. */
function noteQuestions(): readonly string[] {
  const notes: string[] = [];
  const { ad, entra } = desk.context.ports;
  const { find: findInAd } = ad;
  const { find: findInEntra } = entra;
  const chandra = desk.entraUser('chandra');
  ad.find = (key, limit) => {
    if (key.by === 'immutable-id' && key.values.includes(anchorOf('chandra'))) notes.push('AD asked');
    return findInAd(key, limit);
  };
  entra.find = async (key, limit) => {
    const answer = await findInEntra(key, limit);
    if (key.by === 'entra-id' && key.value === chandra.id) notes.push('Entra ID answered');
    return answer;
  };
  return notes;
}

describe('the AD account of an approver', () => {
  it('is asked for once Entra ID has named it, and from then on at the same time', async () => {
    const notes = noteQuestions();
    await approvedReset(desk, 'Samuel Adeyemi');
    const first = notes.length;
    await approvedReset(desk, 'Lena Fischer');

    expect([notes.slice(0, first), notes.slice(first)]).toEqual([
      ['Entra ID answered', 'AD asked'],
      ['AD asked', 'Entra ID answered'],
    ]);
  });

  it('that was named last counts for nothing when Entra ID names another one now', async () => {
    await approvedReset(desk, 'Lena Fischer');
    const id = await askForReset(desk, 'Samuel Adeyemi');
    Object.assign(desk.entraUser('samuel'), { onPremisesImmutableId: null, onPremisesSecurityIdentifier: null });
    Object.assign(desk.entraUser('chandra'), { onPremisesImmutableId: anchorOf('samuel') });
    const outcome = await desk.press('chandra', 'request.approve', id);

    expect([toldIn(outcome), (await desk.request(id)).state]).toEqual([
      expect.stringContaining('your own account'),
      'pending',
    ]);
  });

  it('is read anew each time: a password that was set meanwhile takes the right to approve', async () => {
    await approvedReset(desk, 'Lena Fischer');
    const id = await askForReset(desk, 'Samuel Adeyemi');
    desk.changeAd('chandra', { pwdLastSet: '0' });
    const outcome = await desk.press('chandra', 'request.approve', id);

    expect([toldIn(outcome), (await desk.request(id)).state]).toEqual([
      expect.stringContaining('Your own password was set too recently'),
      'pending',
    ]);
  });
});
