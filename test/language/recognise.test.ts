import { describe, expect, it } from 'vitest';
import { recognise } from '../../src/language/recognise.ts';
import { defaultLanguageSettings } from '../../src/language/settings.ts';

const sam = (value: string) => ({ kind: 'sam', value });
const name = (value: string) => ({ kind: 'display_name', value });
const read = (text: string, entities?: unknown) => recognise({ text, entities });

describe('targets', () => {
  it.each([
    ['an account in brackets wins over the name', 'reset Helena Vogt (hvogt)', [sam('hvogt')]],
    [
      'an address wins over the name',
      'reset Elise Garnier <e.g@x.example>',
      [{ kind: 'email', value: 'e.g@x.example' }],
    ],
    ['a remark in brackets is no account', 'reset Ronan McDonald (Finance)', [name('Ronan McDonald')]],
    ['last name first', "reset D'Souza, Mary-Beth", [name("D'Souza, Mary-Beth")]],
    ['a surname with particles first', 'reset van der Berg, Jan', [name('van der Berg, Jan')]],
    ['initials', 'reset J. R. Smith', [name('J. R. Smith')]],
    ['small letters', 'reset megan bowen', [name('megan bowen')]],
    [
      'Han, Hangul and Cyrillic',
      'reset 山田太郎, 김민수 and Олег Смирнов',
      [name('山田太郎'), name('김민수'), name('Олег Смирнов')],
    ],
    ['domain and account', 'reset NORTH\\eguerra', [{ kind: 'down_level', value: 'NORTH\\eguerra' }]],
    ['an employee number', 'reset employee no. 330918', [{ kind: 'employee_id', value: '330918' }]],
    ['a SID', 'reset S-1-5-21-1-2-3-1127', [{ kind: 'sid', value: 'S-1-5-21-1-2-3-1127' }]],
    ['a machine is nobody', 'unlock jdoe on LDS-PC-0441', [sam('jdoe')]],
    [
      'small letters in a list of accounts',
      'reset jlopez fmoreau and acheng',
      ['jlopez', 'fmoreau', 'acheng'].map(sam),
    ],
    ['a list in capitals', 'PLS UNLOCK SCLARK, TNGUYEN', ['SCLARK', 'TNGUYEN'].map(sam)],
    ['last name first in capitals, shown by the apostrophe', "RESET O'REILLY, DECLAN", [name("O'REILLY, DECLAN")]],
    ['a name made of everyday words', "reset Will Grant's password", [name('Will Grant')]],
    ['a slip beside an account is nobody', 'paswd reset jdoe', [sam('jdoe')]],
    [
      'an application is nobody',
      'j.doe@x.example cannot log in to myapps',
      [{ kind: 'upn', value: 'j.doe@x.example' }],
    ],
    ['a remark in brackets does not hide the subject', 'jdoe (ext. 4471) forgot his password', [sam('jdoe')]],
    ['the one who asks is nobody', 'my manager Tom Baker wants jdoe reset', [sam('jdoe')]],
    ['the one who is greeted or thanked is nobody', 'hi Dana, reset jdoe. Thanks Tom', [sam('jdoe')]],
    ['a bare word that is an account too', 'reset administrator', [sam('administrator')]],
  ])('%s', (_name, text, targets) => {
    expect(read(text).targets).toEqual(targets);
  });

  it('joins a mention that Teams has split into its words', () => {
    const entities = ['Rita', 'Moreira'].map((text) => ({
      type: 'mention',
      mentioned: { id: '29:r', name: 'Rita Moreira' },
      text: `<at>${text}</at>`,
    }));
    expect(read('unlock <at>Rita</at> <at>Moreira</at>', entities).targets).toEqual([
      { kind: 'mention', value: 'Rita Moreira', mentionId: '29:r' },
    ]);
  });

  it('asks who, when nobody is named', () => {
    expect(read('password reset please')).toEqual({ intent: 'reset', targets: [], ask: 'who' });
  });

  it('asks, when a change names more than five people', () => {
    expect(read('unlock aa1, bb2, cc3, dd4, ee5 and ff6').ask).toBe('too-many-targets');
  });
});

describe('tickets and reasons', () => {
  it.each([
    ['reset jdoe INC0012345', 'INC0012345'],
    ['reset jdoe, ticket no. 4711', '4711'],
    ['reset jdoe #55102', '55102'],
    ['jdoe entsperren, Ticket-Nr. 4711', '4711'],
    ['reset jdoe RITM0010001', 'RITM0010001'],
  ])('finds the ticket in %j', (text, ticket) => {
    expect(read(text)).toMatchObject({ targets: [sam('jdoe')], ticket });
  });

  it('knows the ticket numbers of the organisation from its settings', () => {
    const settings = { ...defaultLanguageSettings, ticketPatterns: ['ACME/?\\d+'] };
    expect(recognise({ text: 'reset jdoe ACME77' }, settings).ticket).toBe('ACME77');
  });

  it.each([
    ['reset jdoe because he was phished', 'he was phished'],
    ['reset jdoe - reason: expired while on leave', 'expired while on leave'],
    ['reset jdoe since the old one was on a post-it, INC0012345', 'the old one was on a post-it'],
    ['mbraun zurücksetzen, weil er aus dem Urlaub kommt', 'er aus dem Urlaub kommt'],
    ['reset cmercier parce qu’elle l’a oublié', "elle l'a oublié"],
    ['resetear a jdoe porque volvió de vacaciones', 'volvió de vacaciones'],
  ])('finds the reason in %j', (text, reason) => {
    expect(read(text).reason).toBe(reason);
  });

  it('takes no time for a reason', () => {
    expect(read("jdoe can't log in since 8:30").reason).toBeUndefined();
  });
});

describe('a forced change at the next sign-in', () => {
  it.each([
    'reset jdoe without force change',
    'reset jdoe, no forced change at next logon',
    "reset jdoe but don't force a change",
    'reset jdoe - no need to force a change at next logon',
    "reset jdoe, he doesn't have to change it at next logon",
    'jdoe zurücksetzen ohne erzwungene Änderung',
    'jdoe zurücksetzen, muss es nicht bei der Anmeldung ändern',
    'réinitialiser jdoe sans forcer le changement',
    'réinitialise jdoe sans changement obligatoire',
    'restablecer jdoe sin forzar el cambio',
    'resetea jdoe sin cambio obligatorio',
  ])('is not wanted in %j', (text) => {
    expect(read(text)).toMatchObject({ intent: 'reset', targets: [sam('jdoe')], forceChange: false });
  });

  it.each(['reset jdoe', 'reset jdoe and force change at next logon', 'make jdoe change his password at next logon'])(
    'stays the rule in %j',
    (text) => {
      expect(read(text)).toEqual({ intent: 'reset', targets: [sam('jdoe')] });
    },
  );

  it.each(["don't reset jdoe, he need not change it", "don't force a password change for jdoe"])(
    'that is ruled out asks for no reset by itself: %j',
    (text) => {
      expect(read(text).intent).toBe('none');
    },
  );
});

describe('a message that is not understood', () => {
  it('suggests the nearest commands with the person it names, and does none of them', () => {
    expect(read('rest jdoe')).toEqual({
      intent: 'none',
      targets: [],
      ask: 'what',
      suggestions: ['reset jdoe', "why can't jdoe sign in"],
    });
  });

  it.each(['rest jdoe', 'rset jdoe', 'resett jdoe', 'unlok jdoe', 'unlcok jdoe'])(
    'is never carried out, when it is a misspelt command: %j',
    (text) => {
      const { intent, suggestions } = read(text);
      expect({ intent, suggestion: suggestions?.[0] }).toEqual({
        intent: 'none',
        suggestion: text.startsWith('u') ? 'unlock jdoe' : 'reset jdoe',
      });
    },
  );

  it('corrects a slip in a full sentence', () => {
    expect(read('pasword resett for jdoe')).toEqual({ intent: 'reset', targets: [sam('jdoe')] });
  });
});
