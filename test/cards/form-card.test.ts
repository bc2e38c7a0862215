import { describe, expect, it } from 'vitest';
import { cardFor } from '../../src/cards/card-for.ts';
import type { AdaptiveCard } from '../../src/cards/schema.ts';
import type { ChangeRequest } from '../../src/core/change-request.ts';
import { request, usual } from './outcomes.ts';
import { stringsIn } from './walk.ts';

const form = { verifications: [{ id: 'call-back', title: 'Called back' }], ticketRequired: false };
const risk = { code: 'risk-outside-hours', text: 'It is asked for outside working hours.' };

function unlockForm(changes: Partial<ChangeRequest>): AdaptiveCard {
  const diagnosis = { findings: [], effect: { onprem: 'blocked', cloud: 'ok' } } as const;
  const draft = { ...request(usual, 'draft', { kind: 'unlock' }), caveats: [], ...changes };
  return cardFor({ kind: 'unlock-planned', request: draft, diagnosis, form });
}

const titles = (card: AdaptiveCard): readonly string[] => (card.actions ?? []).map((action) => action.title);

describe('the form of an unlock', () => {
  it('is one press where nobody must approve it', () => {
    const card = unlockForm({ approvalsNeeded: 0 });

    expect(titles(card)).toEqual(['Unlock now', 'Cancel']);
    expect(stringsIn(card)).toContain('One sentence for the transcript. Never a password.');
  });

  it('does not promise the unlock where somebody must approve it, and shows why', () => {
    const card = unlockForm({ approvalsNeeded: 1, caveats: [risk] });

    expect(titles(card)).toEqual(['Ask for approval', 'Cancel']);
    expect(stringsIn(card)).toContain(risk.text);
  });
});
