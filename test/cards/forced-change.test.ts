import { describe, expect, it } from 'vitest';
import { cardFor } from '../../src/cards/card-for.ts';
import type { Outcome } from '../../src/intents/outcome.ts';
import { revealed, usual, view } from './outcomes.ts';
import { stringsIn } from './walk.ts';

type Revealed = Extract<Outcome, { kind: 'revealed' }>;

/** The cards of a reset with a forced change, once AD was read back with this `pwdLastSet`. */
function cardsAfter(pwdLastSet: string | undefined) {
  const outcome = { at: '2026-11-21T10:50:00.000Z', ...(pwdLastSet !== undefined && { pwdLastSet }) };
  const performed = view(usual, 'performed', 'requester', []);
  const after = { ...performed, request: { ...performed.request, outcome } };
  return {
    revealed: stringsIn(cardFor({ ...(revealed(usual) as Revealed), view: after })),
    request: stringsIn(cardFor({ kind: 'request', view: after })),
  };
}
const warning = 'Active Directory did not keep the demand for a new password';
const promise = 'This password is for one sign-in. You will be asked to choose your own right away.';

describe('a forced change', () => {
  it.each(['0', undefined])('is promised when pwdLastSet was read back as %j', (pwdLastSet) => {
    const cards = cardsAfter(pwdLastSet);

    expect([cards.revealed.includes(promise), cards.revealed.includes(warning)]).toEqual([true, false]);
    expect(cards.request).not.toContain(warning);
  });

  it('is not promised when AD was asked for it and reads back otherwise, and both cards say so', () => {
    const cards = cardsAfter('134379882333770000');

    expect([cards.revealed.includes(promise), cards.revealed.includes(warning)]).toEqual([false, true]);
    expect(cards.request).toContain(warning);
  });
});
