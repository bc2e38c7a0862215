import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsSecret, printable, redact, withoutAnySecret } from '../../src/core/redact.ts';
import { temporaryPassword } from '../../src/core/temporary-password.ts';

describe('redact', () => {
  it.each([
    ['set it to Summer2026!', 'set it to [redacted]'],
    ['reset jdoe and set it to Summer2026!', 'reset jdoe and set it to [redacted]'],
    ['reset jdoe because his password Autumn_99! leaked', 'reset jdoe because his password [redacted] leaked'],
    ['password=hunter2', 'password=[redacted]'],
    ['pw: sunshine', 'pw: [redacted]'],
    ['the new password for Jane Doe is now Tr0ub4dor&3', 'the new password for Jane Doe is now [redacted]'],
    ['change the password of jdoe to hunter2 please', 'change the password of jdoe to [redacted] please'],
    ['use hunter22 as password', 'use [redacted] as password'],
    ['Summer2026! is his password', '[redacted] is his password'],
    ['his password "correct horse battery staple" leaked', 'his password [redacted] leaked'],
    ["password: 'correct horse battery'", 'password: [redacted]'],
    ['unlock jdoe / P@ssw0rd', 'unlock jdoe / [redacted]'],
    ['{"user":"jdoe","password":"Summer2026!"}', '{"user":"jdoe","password":[redacted]'],
    ['Passwort: Sommer2026', 'Passwort: [redacted]'],
    ['Initialpasswort von jdoe lautet Sommer2026', 'Initialpasswort von jdoe lautet [redacted]'],
    ['ändere das Kennwort auf herbst24', 'ändere das Kennwort auf [redacted]'],
    ['mot de passe de jdoe = Été2026!', 'mot de passe de jdoe = [redacted]'],
    ['mdp : soleil', 'mdp : [redacted]'],
    ['la contraseña es Verano2026', 'la contraseña es [redacted]'],
    ['la contrase\u00f1a de jdoe: verano99', 'la contraseña de jdoe: [redacted]'],
    ['pass\u00adword: hunter2', 'pass\u00adword: [redacted]'],
    ['diagnose jdoe token eyJhbGciOiJub25lIn0.eyJzdWIiOiJqZG9lIn0.c2ln', 'diagnose jdoe token [redacted]'],
    ['Authorization: Bearer abc123def456', 'Authorization: Bearer [redacted]'],
    ['client_secret=abcdefg', 'client_secret=[redacted]'],
    ['hash 0123456789abcdef0123456789ABCDEF found', 'hash [redacted] found'],
    ['https://jdoe:hunter2@host/x', '[redacted]'],
  ])('takes the secret out of: %s', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it.each([
    'reset password for jdoe, ticket INC0012345',
    'reset password for jane.doe2@contoso.com',
    'reset password: jdoe',
    "reset O'Neil's password",
    'reset pw svc_backup01 ticket REQ-2231',
    'reset password for JaneDoe2024',
    'reset CONTOSO\\jdoe2 password',
    'send the new password to jdoe2',
    'reset the passwords of these users: jdoe2, asmith',
    'why is the password of jdoe expired',
    'password: expired since 2026-11-20 08:40',
    'password does not work in Office365 on LAPTOP-A1B2C3',
    'password sync status for jdoe since 20 Nov 2026 08:40 UTC',
    'Passwort zurücksetzen für mmueller2, Grund: vergessen',
    'mot de passe oublié pour jdoe',
    'restablecer contraseña de jdoe',
    'check sync of 8f14e45f-ceea-467f-a8f8-1d5ad1b6c7e2 password AADSTS50126',
    'reset S-1-5-21-1111111111-2222222222-3333333333-1105 password',
    'diagnose jdoe)(userAccountControl:1.2.840.113556.1.4.803:=2 log in',
    'reset <at>Jane Doe2</at> password',
    'CN=Jane2 Doe,OU=Staff,DC=contoso,DC=com',
    '/xmWb4aLEUC0LQDAT8lk/w==',
  ])('leaves alone: %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  const announcing = fc.constantFrom(
    'password=',
    'password: ',
    'his password is ',
    'Passwort: ',
    'das Kennwort von jdoe lautet ',
    'mot de passe de jdoe = ',
    'la contraseña es ',
    'set the password to ',
  );
  const password = fc
    .tuple(
      fc.stringMatching(/^[A-Z][a-z]{3,7}$/),
      fc.stringMatching(/^[0-9]{2,4}$/),
      fc.constantFrom('!', '#', '$', '_', '?x'),
    )
    .map((parts) => parts.join(''));

  it('lets no announced password through, whatever stands around it', () => {
    const lead = fc.constantFrom('', 'reset jdoe, ', 'ticket INC1 ', 'please ');
    const tail = fc.constantFrom('', ' please', ' leaked', ', ticket INC1');
    fc.assert(
      fc.property(lead, announcing, password, tail, (before, words, secret, after) => {
        expect(redact(`${before}${words}${secret}${after}`)).not.toContain(secret);
      }),
    );
  });

  it('changes nothing a second time', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), announcing, password), { maxLength: 7 }), (parts) => {
        const once = redact(parts.join(' '));
        expect(redact(once)).toBe(once);
      }),
    );
  });

  it.each([
    ['eyJ', 100_000, 'eyJ'.repeat(100_000)],
    ['a.', 50_000, 'a.'.repeat(50_000)],
    ['!', 100_000, '!'.repeat(100_000)],
    ['a@', 50_000, 'a@'.repeat(50_000)],
    ['password ', 12_000, 'password '.repeat(12_000)],
    ['"', 100_000, '"'.repeat(100_000)],
    ['A_', 50_000, 'A_'.repeat(50_000)],
  ])('goes through %j, %i times, in one pass and keeps it', (_part, _count, text) => {
    expect(redact(text)).toBe(text);
  });

  it.each([
    ['password=', 11_000, 'password='.repeat(11_000), 'password=[redacted]'],
    ['password="', 10_000, 'password="'.repeat(10_000), 'password=[redacted]'],
  ])('goes through %j, %i times, in one pass', (_part, _count, text, expected) => {
    expect(redact(text)).toBe(expected);
  });
});

describe('holdsSecret', () => {
  it('tells a pasted password from a request', () => {
    expect([holdsSecret('password is hunter2'), holdsSecret('reset password for jdoe')]).toEqual([true, false]);
  });
});

describe('printable', () => {
  it.each([
    ['ok\r\n2026-11-21T11:00:00Z INFO approved by=bbbb', 'ok 2026-11-21T11:00:00Z INFO approved by=bbbb'],
    ['\u001b]0;owned\u0007ok', ']0;ownedok'],
    ['jdoe\b\b\b\bkrbtgt', 'jdoekrbtgt'],
    ['\u202eeodj ad\u00admin\u200b\ufeff', 'eodj admin'],
    ['a\u2028b\u0085c\td', 'a b c d'],
    ['tag\u{e0041}s \ud800', 'tags \ufffd'],
    ['Zoë Müller 李雷 😀', 'Zoë Müller 李雷 😀'],
  ])('of %j is one safe line', (text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  it('never leaves a control, format or line-breaking character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
      }),
    );
  });
});

describe('a temporary password that Latchkey made', () => {
  const chance = fc.infiniteStream(fc.nat()).map((stream) => (exclusiveMax: number) => {
    return (stream.next().value as number) % exclusiveMax;
  });
  const sentences = fc.constantFrom(
    (password: string) => password,
    (password: string) => `reset jdoe, ${password} does not work`,
    (password: string) => `why can't jdoe sign in with (${password.toLowerCase()})?`,
    (password: string) => `jdoe/${password.replaceAll('-', '–')}`,
  );

  it('is taken out wherever it is pasted, with no word that announces it, and also in small letters', () => {
    fc.assert(
      fc.property(chance, fc.integer({ min: 0, max: 28 }), sentences, (randomInt, minLength, sentence) => {
        const said = sentence(temporaryPassword({ randomInt, avoid: [], minLength }).reveal());
        expect(redact(said)).toContain('[redacted]');
        expect(redact(said).replaceAll('[redacted]', '')).not.toMatch(/[b-df-hj-np-tv-z2-9]{5}[-–]/i);
      }),
    );
  });

  it.each(['Jean-Pierre Smith-Jones', 'INC0012345', 'DESKTOP-K7Q2M-9XA', '4F7KQ2M9XA', 'S-1-5-21-23456-78923-45678'])(
    'is not seen in %s',
    (text) => {
      expect(redact(text)).toBe(text);
    },
  );
});

describe('withoutAnySecret', () => {
  it.each([
    ['reset jdoe, his password is sunshine', 'reset jdoe, his password is [redacted]'],
    ['the new password is correct horse battery. Reset jdoe', 'the new password is [redacted] Reset jdoe'],
    ['unlock jdoe his PIN is 4711-0815', 'unlock jdoe his PIN is [redacted]'],
    ['set the password of jdoe to sunshine please', 'set the password of jdoe to [redacted]'],
    ['reset jdoe, my password sunshine', 'reset jdoe, my password [redacted]'],
    ['das Passwort ist Sonnenschein', 'das Passwort ist [redacted]'],
    ['pass\u200bword=hunter2', 'password=[redacted]'],
  ])('takes the plain word out of %j, too', (text, expected) => {
    expect(withoutAnySecret(text)).toBe(expected);
  });

  it.each([
    'reset jdoe because his password is expired',
    'why is the password of Jane Doe not accepted',
    'reset the password for jdoe INC0012345',
    "why can't jane.doe@contoso.com sign in",
    'Passwort von mbraun zurücksetzen, er hat es vergessen',
  ])('leaves %j as it is', (text) => {
    expect(withoutAnySecret(text)).toBe(text);
  });

  it('takes out whatever redact takes out, and changes nothing when applied again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = withoutAnySecret(text);
        expect(holdsSecret(once)).toBe(false);
        expect(withoutAnySecret(once)).toBe(once);
      }),
    );
  });
});
