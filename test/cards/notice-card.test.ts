import { describe, expect, it } from 'vitest';
import { cardFor } from '../../src/cards/card-for.ts';
import type { ChangeRequest } from '../../src/core/change-request.ts';
import { newsNotice } from '../../src/core/follow/news-notice.ts';
import { approversReminder, requesterReminder, settledNotice } from '../../src/core/follow/request-notices.ts';
import type { NewsKind } from '../../src/core/follow/follow-state.ts';
import type { Notice } from '../../src/core/follow/notice.ts';
import { finding, request, requestId, usual, view } from './outcomes.ts';
import { objectsIn, stringsIn } from './walk.ts';

const performed = request(usual, 'performed');
const cardWith = (notice: Notice, about: ChangeRequest = performed) =>
  cardFor({ kind: 'noticed', request: about, notice });
const news = (kind: NewsKind) => ({ kind, at: '2026-11-21T11:05:00.000Z', headline: 'How it stands.', because: [] });

describe('a notice', () => {
  it('names subject, account and request, says the cause in the diagnosis’s words, and leads to the request', () => {
    const late = newsNotice(performed, news('late'), [finding(usual, 43, 'cloud')]);
    const card = cardWith(late);
    const strings = stringsIn(card);

    expect(strings).toEqual(
      expect.arrayContaining([
        'The password has not reached the cloud',
        'How it stands.',
        'Jane Doe',
        'jdoe@contoso.com',
        `Request ${requestId}`,
        expect.stringMatching(/^Say: /),
      ]),
    );
    expect(
      objectsIn(card).filter((each) => each['verb'] === 'request.view' && each['type'] === 'Action.Execute'),
    ).toEqual([expect.objectContaining({ data: { requestId } })]);
  });

  it.each(['withheld', 'stopped', 'late', 'undecided', 'unreadable'] as const)(
    'of %s says that the reset itself was made, and that Latchkey goes on watching',
    (kind) => {
      const text = newsNotice(performed, news(kind), []).sentences.join(' ');

      expect(text).toContain('The reset itself was made in Active Directory.');
      expect(text).toContain('Latchkey goes on watching');
    },
  );

  it.each([
    ['the approvers', approversReminder(request(usual, 'pending'))],
    ['the requester', requesterReminder(request(usual, 'approved'))],
    ['a change that was not made', settledNotice(request(usual, 'failed'))],
  ])('to %s says that nothing was changed', (_whom, notice) => {
    expect(notice.sentences.join(' ')).toMatch(/[Nn]othing was changed\./);
  });

  it('of a reset that turned out to be made says how to get a password that somebody knows', () => {
    const { title, sentences } = settledNotice(performed);

    expect([title, sentences.at(-1)]).toEqual([
      'The change was made',
      'Nobody has seen that password. Look at the request and press "I did not get it".',
    ]);
  });
});

describe('the card of a request that was carried out', () => {
  const cardOf = (changes: Partial<ChangeRequest>) => {
    const { followUp: _unused, ...seen } = view(usual, 'performed', 'everyone', []);
    return stringsIn(cardFor({ kind: 'request', view: { ...seen, request: { ...performed, ...changes } } }));
  };
  const changedAt = performed.outcome?.at ?? '';

  it('shows the newest of what was found out since', () => {
    const strings = cardOf({ follow: { changedAt, news: [news('late'), news('arrived')], undelivered: 0 } });

    expect(strings).toContain('The cloud has the password');
    expect(strings).not.toContain('The password has not reached the cloud');
  });

  it('shows nothing that was found out about a password before this one', () => {
    const follow = { changedAt: '2026-11-21T10:00:00.000Z', news: [news('arrived')], undelivered: 0 };

    expect(cardOf({ follow })).not.toContain('The cloud has the password');
  });
});
