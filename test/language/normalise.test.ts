import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/language/normalise.ts';

const bot = { type: 'mention', mentioned: { id: '28:bot', name: 'Helpdesk' }, text: '<at>Helpdesk</at>' };
const text = (raw: string, entities: unknown = []): string => normalise(raw, entities).text;

describe('normalise', () => {
  it.each([
    ['a mention of the bot in front', '<at>Helpdesk</at>&nbsp;reset jdoe', 'reset jdoe'],
    ['line breaks around the mention', '\r\n<at>Helpdesk</at> reset jdoe\r\n', 'reset jdoe'],
    ['no-break blanks', 'reset\u00a0jdoe', 'reset jdoe'],
    ['smart quotes', 'reset “O’Brien”', 'reset "O\'Brien"'],
    ['HTML tags and entities', '<p>reset <b>jdoe</b> &amp; asmith</p>', 'reset jdoe & asmith'],
    ['invisible characters between words', '\u200bcheck\u200b jdoe\ufeff', 'check jdoe'],
    ['letters in pieces', 'Zoe\u0308', 'Zoë'],
    ['an address in angle brackets, which is no tag', 'Elise <e@x.org>', 'Elise <e@x.org>'],
  ])('reads %s', (_name, raw, expected) => {
    expect(text(raw, [bot])).toBe(expected);
  });

  it.each([
    ['a reply that quotes', '> reset jdoe\nthanks for this', 'thanks for this'],
    ['a forwarded mail', 'see below\nFrom: Anna\nreset jdoe', 'see below'],
    ['a mail in English', 'see below\nOn Monday, Anna wrote:\nreset jdoe', 'see below'],
    ['a mail in German', 'siehe unten\nAm Montag schrieb:\njdoe zurücksetzen', 'siehe unten'],
    ['a quoted block', 'see<blockquote>reset jdoe</blockquote>', 'see'],
  ])('drops the words of others in %s', (_name, raw, expected) => {
    expect(text(raw)).toBe(expected);
  });

  it.each([
    'Best regards',
    'Mit freundlichen Grüßen',
    'Cordialement',
    'Saludos',
    '--',
    'Sent from my iPhone',
    'Thanks,',
  ])('ends the message at the sign-off %s', (signOff) => {
    expect(text(`reset jdoe\n${signOff}\nDana Whitfield`)).toBe('reset jdoe');
  });

  it('keeps a first line that is a sign-off, because then it is the message', () => {
    expect(text('thanks')).toBe('thanks');
  });

  it.each(['mention', null, 7, { length: 3 }, [null, 3, {}, { type: 'mention' }, { type: 'mention', mentioned: 'x' }]])(
    'ignores entities that are no mentions: %j',
    (entities) => {
      expect(normalise('reset jdoe', entities)).toMatchObject({
        text: 'reset jdoe',
        mentions: [],
        mismatch: false,
      });
    },
  );

  it('joins a mention without text by its name, as group chats send it', () => {
    const entities = [{ type: 'mention', mentioned: { id: '29:a', name: 'Zoë Müller' } }];
    expect(normalise('reset <at>Zo&euml; M&uuml;ller</at>', entities).mentions).toEqual([
      { id: '29:a', name: 'Zoë Müller' },
    ]);
  });

  it('takes only its own id for the bot when that is configured, so that another bot is a person mentioned', () => {
    const { mentions } = normalise('<at>Helpdesk</at> hi', [bot], { botId: 'another' });
    expect(mentions).toEqual([{ id: '28:bot', name: 'Helpdesk' }]);
  });

  it('reports a mention whose entity names somebody else', () => {
    const entities = [
      bot,
      { type: 'mention', mentioned: { id: '29:x', name: 'Jane Doe' }, text: '<at>Somebody Else</at>' },
    ];
    expect(normalise('<at>Helpdesk</at> reset <at>Jane Doe</at>', entities).mismatch).toBe(true);
    expect(normalise('<at>Helpdesk</at> reset <at>Somebody Else</at>', entities).mismatch).toBe(true);
  });

  it('accepts a mention shortened to the first name', () => {
    const entities = [{ type: 'mention', mentioned: { id: '29:x', name: 'Jane Doe' }, text: '<at>Jane</at>' }];
    expect(normalise('reset <at>Jane</at>', entities).mismatch).toBe(false);
  });

  it('cannot be given forged mention marks, because private-use characters are dropped', () => {
    expect(text('reset \uE0020\uE003 jdoe')).not.toMatch(/[\uE000-\uF8FF]/u);
  });

  it('says when it has not read everything', () => {
    expect(normalise('reset jdoe '.repeat(1000), []).cut).toBe(true);
  });
});
