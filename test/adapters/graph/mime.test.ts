import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMailAddress, mimeMessage } from '../../../src/adapters/graph/mime.ts';

const message = { from: 'a@b.example', to: ['c@d.example'], subject: 'S', text: 'T', html: '<p>T</p>' };

describe('mimeMessage', () => {
  it('has plain text before HTML, is marked as automatic and gives every line an end of its own', () => {
    expect(mimeMessage({ ...message, to: ['c@d.example', 'e@f.example'], text: 'One\nTwo' }).split('\r\n')).toEqual([
      'From: a@b.example',
      'To: c@d.example, e@f.example',
      'Subject: =?utf-8?B?Uw==?=',
      'MIME-Version: 1.0',
      'Auto-Submitted: auto-generated',
      'X-Auto-Response-Suppress: All',
      'Content-Type: multipart/alternative; boundary="=_latchkey_="',
      '',
      '--=_latchkey_=',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('One\r\nTwo').toString('base64'),
      '--=_latchkey_=',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('<p>T</p>').toString('base64'),
      '--=_latchkey_=--',
      '',
    ]);
  });

  it('lets no value add a header, a part or a line that is too long', () => {
    const character = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));
    const any = fc.string({ unit: character, maxLength: 120 });
    const hostile = fc.oneof(any, fc.constant('x\r\nBcc: evil@evil.example\r\n\r\n--=_latchkey_=--'));
    fc.assert(
      fc.property(hostile, hostile, hostile, (subject, text, html) => {
        const lines = mimeMessage({ ...message, subject, text, html }).split('\r\n');

        expect(lines.filter((each) => each.startsWith('--'))).toHaveLength(3);
        expect(lines.filter((each) => each.length > 98 || /[^\x20-\x7E]/.test(each))).toEqual([]);
        expect(lines.filter((each) => /^(bcc|cc|reply-to):/i.test(each))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('isMailAddress', () => {
  it.each(['jane.doe+x@contoso.com', "o'neil@mail.contoso.co.uk", 'x_1@a.example'])('takes %j', (address) => {
    expect(isMailAddress(address)).toBe(true);
  });

  it.each([
    '',
    null,
    undefined,
    7,
    'jane',
    'jane@',
    '@contoso.com',
    'a@b.example\r\nBcc: c@evil.example',
    'a@b.example, c@evil.example',
    'Jane <jane@contoso.com>',
    '"a b"@contoso.com',
    'jane@contoso..com>',
    `${'x'.repeat(250)}@b.example`,
  ])('refuses %j', (address) => {
    expect(isMailAddress(address)).toBe(false);
  });
});
