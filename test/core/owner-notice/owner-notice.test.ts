import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownerNotice, type OwnerNoticeSettings } from '../../../src/core/owner-notice/owner-notice.ts';
import { ownerWords } from '../../../src/core/owner-notice/owner-words.ts';
import { anna, boris, sampleRequest } from '../samples/request.ts';

const settings: OwnerNoticeSettings = { language: 'en', contact: 'Call 555 <at once>.' };
const request = sampleRequest({
  state: 'performed',
  reason: 'Forgot it after leave',
  ticket: 'INC0012345',
  decisions: [{ by: boris, verdict: 'approve', at: '2026-11-20T09:05:00.000Z' }],
  outcome: { at: '2026-11-20T09:07:12.000Z', server: 'dc1.contoso.com' },
});

describe('ownerNotice', () => {
  it('says what was done, when in UTC, what comes next, what to do and under which number', () => {
    expect(ownerNotice(request, settings)).toEqual({
      subject: 'Your password was reset',
      text: [
        'The helpdesk reset the password of your account jdoe on 2026-11-20 09:07 UTC. You are asked to choose a password of your own at the next sign-in.',
        'If you asked for this, there is nothing to do.',
        'If you did NOT ask for this: Call 555 <at once>.',
        'This message never contains a password, and nobody will ask you for yours.',
        'Request req-0001\n',
      ].join('\n\n'),
      html: expect.stringContaining('<p>If you did NOT ask for this: Call 555 &lt;at once&gt;.</p>'),
    });
  });

  it.each(Object.keys(ownerWords) as readonly (keyof typeof ownerWords)[])(
    'names nobody of the helpdesk, no ticket and no reason, in %s',
    (language) => {
      const { subject, text, html } = ownerNotice(request, { ...settings, language });
      const unwanted = [anna.name, boris.name, 'INC0012345', 'after leave', 'dc1'];

      expect(unwanted.filter((words) => `${subject}${text}${html}`.includes(words))).toEqual([]);
      expect([text.includes('jdoe'), text.includes('2026-11-20 09:07 UTC'), text.includes('req-0001')]).toEqual([
        true,
        true,
        true,
      ]);
    },
  );

  it('lets no markup of a name or of the settings into the HTML', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (name, contact) => {
        const subject = { ...request.subject, userPrincipalName: `<b>${name}` } as typeof request.subject;
        const { html } = ownerNotice({ ...request, subject }, { ...settings, contact: `</p><script>${contact}` });
        const tags = new Set(html.match(/<[^>]*>/g));

        expect(
          [...tags].filter((tag) => !['<html lang="en">', '<body>', '<p>', '</p>', '</body>', '</html>'].includes(tag)),
        ).toEqual([]);
      }),
    );
  });
});
