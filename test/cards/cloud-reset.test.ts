import { describe, expect, it } from 'vitest';
import { cardFor } from '../../src/cards/card-for.ts';
import type { ChangeRequest, EntraSubject } from '../../src/core/change-request.ts';
import type { Outcome } from '../../src/intents/outcome.ts';
import { revealed, usual, view } from './outcomes.ts';
import { stringsIn } from './walk.ts';

const subject: EntraSubject = {
  entraObjectId: 'dddddddd-0000-4000-8000-00000000000d',
  userPrincipalName: 'wchen@contoso.com',
  displayName: 'Willa Chen',
};
const change = { kind: 'reset', forceChange: true, unlock: false } as const;
const shown = {
  at: '2026-11-21T10:50:00.000Z',
  lastPasswordChangeDateTime: '2026-11-21T10:49:59Z',
  forceChangePasswordNextSignIn: true,
  requestId: 'a4c1f2e0',
};

/** The words on the requester's card. */
function wordsOf(state: ChangeRequest['state'], outcome?: ChangeRequest['outcome']): readonly string[] {
  const sample = view(usual, state, 'requester', []);
  const { outcome: _other, ...request } = sample.request;
  const about = { ...request, subject, change, ...(outcome && { outcome }) };
  return stringsIn(cardFor({ kind: 'request', view: { ...sample, request: about } }));
}

describe('the card of a reset in Entra ID', () => {
  it('says where the change is made, and for whom', () => {
    expect(wordsOf('pending')).toEqual(
      expect.arrayContaining(['New password in Entra ID, must be changed at the next sign-in', 'wchen@contoso.com']),
    );
    expect(wordsOf('performing').join()).toContain('on its way to Entra ID');
  });

  it('says what was read back there, and the number for Microsoft’s support', () => {
    const words = wordsOf('performed', shown);

    expect(words).toEqual(
      expect.arrayContaining([
        'The password was changed in Entra ID and read back there.',
        '2026-11-21T10:49:59Z',
        'a4c1f2e0',
      ]),
    );
    expect(words.join()).not.toMatch(/Active Directory|Check sync status/);
  });

  it('claims no more than Entra ID showed', () => {
    expect(wordsOf('performed', { at: shown.at }).join()).toContain('did not show its date yet');
  });

  it.each([
    ['graph.no-right', /User-PasswordProfile\.ReadWrite\.All.*administrator/],
    ['graph.not-cloud-only', /would be a second one/],
    ['graph.password-policy', /banned passwords/],
    ['graph.no-such-user', /no longer in Entra ID/],
    ['graph.throttled', /in a few minutes/],
    ['graph.unauthorised', /identity Latchkey signs in with/],
    ['graph.not-read', /was not sent/],
    ['graph.bad-request', /did not accept/],
    ['graph.switched-off', /switched off/],
  ])('says in words what %s means, and that nothing was changed', (code, words) => {
    const text = wordsOf('failed', { at: shown.at, code }).join(' ');

    expect(text).toMatch(words);
    expect(text).toContain('Nothing was changed.');
  });

  it('promises no prompt where Entra ID did not keep the demand', () => {
    const lost = { ...shown, forceChangePasswordNextSignIn: false };
    const { view: sample, ...outcome } = revealed(usual) as Extract<Outcome, { kind: 'revealed' }>;
    const request = { ...sample.request, subject, change, outcome: lost };
    const words = stringsIn(cardFor({ ...outcome, view: { ...sample, request } }));

    expect(words).toContain('Entra ID did not keep the demand for a new password');
    expect(words.join()).toContain('This password is yours until you change it.');
    expect(wordsOf('performed', lost)).toContain('Entra ID did not keep the demand for a new password');
  });
});
