import { describe, expect, it } from 'vitest';
import { cardFor } from '../../src/cards/card-for.ts';
import type { AdaptiveCard } from '../../src/cards/schema.ts';
import type { ChangeRequest, RequestState } from '../../src/core/change-request.ts';
import type { RequestView } from '../../src/intents/outcome.ts';
import { requestId, requestStates, usual, view } from './outcomes.ts';
import { objectsIn, stringsIn } from './walk.ts';

function cardOf(state: RequestState, viewer: RequestView['viewer'], may: RequestView['may'] = []): AdaptiveCard {
  return cardFor({ kind: 'request', view: view(usual, state, viewer, may) });
}

const titles = (card: AdaptiveCard): readonly string[] => (card.actions ?? []).map((action) => action.title);

describe('the card of a pending request', () => {
  const card = cardOf('pending', 'approver', ['request.approve', 'request.deny']);

  it('tells an approver who asks what for whom, why, how the caller was verified and until when', () => {
    const facts = objectsIn(card).flatMap((each) => (each['type'] === 'FactSet' ? (each['facts'] as unknown[]) : []));

    expect(stringsIn(card)).toContain('Anna Agent asks to reset a password');
    expect(stringsIn(card)).toContain(
      'Lapses {{DATE(2026-11-21T11:42:00Z,SHORT)}} {{TIME(2026-11-21T11:42:00Z)}} when nobody decides. Nothing was changed.',
    );
    expect(facts.slice(0, 7)).toEqual([
      { title: 'For', value: 'Jane Doe' },
      { title: 'Account', value: 'jdoe@contoso.com' },
      { title: 'Department', value: 'Finance' },
      { title: 'Change', value: 'New password, must be changed at the next sign-in; clears the lockout' },
      { title: 'Reason', value: 'Forgot it over the holidays' },
      { title: 'Ticket', value: 'INC-1042' },
      { title: 'Caller verified', value: 'Called back on the number in the directory' },
    ]);
    expect(stringsIn(card)).toContain('The last sync was two hours ago.');
  });

  it('has buttons that carry the request and the verb, with a fallback for clients that know no Execute', () => {
    expect(card.actions?.[0]).toEqual({
      type: 'Action.Execute',
      title: 'Approve',
      verb: 'request.approve',
      data: { requestId },
      style: 'positive',
      fallback: { type: 'Action.Submit', title: 'Approve', data: { requestId, verb: 'request.approve' } },
    });
    expect(titles(card)).toEqual(['Approve', 'Deny']);
  });
});

describe('the risks and the progress of a request', () => {
  const pending = view(usual, 'pending', 'approver', ['request.deny']);
  const risk = { code: 'risk-burst', text: 'The requester has already asked for 6 changes within 10 minutes.' };
  const cardWith = (changes: Partial<ChangeRequest>) =>
    cardFor({ kind: 'request', view: { ...pending, request: { ...pending.request, ...changes } } });
  const boxes = (card: AdaptiveCard) =>
    objectsIn(card)
      .filter((each) => each['type'] === 'Container' && Array.isArray(each['items']) && each['items'].length > 1)
      .map((each) => [each['style'], stringsIn(each['items'])]);

  it('puts risks in a box of their own, before what limits the change', () => {
    const found = boxes(
      cardWith({ caveats: [risk, { code: 'sync-stale', text: 'The last sync was two hours ago.' }] }),
    );

    expect(found.map(([style]) => style)).toEqual(['attention', 'warning']);
    expect(found[0]?.[1]).toEqual(expect.arrayContaining(['Look twice', risk.text]));
    expect(found[1]?.[1]).not.toContain(risk.text);
  });

  it('shows no empty box beside the risks', () => {
    expect(boxes(cardWith({ caveats: [risk] })).map(([style]) => style)).toEqual(['attention']);
  });

  it('counts different people who approved, each by the last thing they said', () => {
    const { by } = pending.request.decisions[0] ?? { by: pending.request.requester };
    const at = '2026-11-21T10:45:12.345Z';
    const yes = { by, verdict: 'approve', at } as const;
    const strings = (decisions: ChangeRequest['decisions']) =>
      stringsIn(cardWith({ approvalsNeeded: 2, decisions })).filter((each) => each.endsWith('approvals'));

    expect(strings([])).toEqual(['0 of 2 approvals']);
    expect(strings([yes])).toEqual(['1 of 2 approvals']);
    expect(strings([yes, { by, verdict: 'deny', at }])).toEqual(['0 of 2 approvals']);
  });

  it('says nothing of progress where one yes is enough', () => {
    expect(
      stringsIn(cardWith({ approvalsNeeded: 1, decisions: [] })).filter((each) => each.endsWith('approvals')),
    ).toEqual([]);
  });
});

describe('the buttons of a request', () => {
  it.each([
    ['pending', ['request.cancel'], ['Cancel request']],
    ['approved', ['request.perform', 'request.cancel'], ['Reset and show once', 'Cancel request']],
    ['performed', ['request.reissue'], ['I did not get it', 'Check sync status']],
    ['performed', [], ['Check sync status']],
    ['denied', [], []],
  ] as const)('in state %s with %j are %j', (state, may, expected) => {
    expect(titles(cardOf(state, 'requester', may))).toEqual(expected);
  });
});

describe('the stored card of a request', () => {
  it('refreshes itself for each viewer while something may be pressed, and not once the password is on a screen', () => {
    const refreshing = requestStates.filter((state) => cardOf(state, 'everyone').refresh !== undefined);

    expect(refreshing).toEqual(['pending', 'approved', 'performing', 'outcome-unknown']);
    expect(cardOf('pending', 'everyone').refresh?.action).toMatchObject({ verb: 'request.view', data: { requestId } });
  });

  it('does not refresh itself again once it is one person’s view', () => {
    expect(requestStates.filter((state) => cardOf(state, 'approver').refresh !== undefined)).toEqual([]);
  });
});

describe('every final state without a change', () => {
  it.each(['denied', 'cancelled', 'expired', 'failed', 'void'] as const)(
    '%s says that nothing was changed',
    (state) => {
      expect(stringsIn(cardOf(state, 'everyone')).filter((each) => each.includes('Nothing was changed.'))).toHaveLength(
        1,
      );
    },
  );

  it('failed at another password says that the one from before stays, because that one was set', () => {
    const failed = view(usual, 'failed', 'everyone', []);
    const again = { ...failed, request: { ...failed.request, reveals: 1 } };
    const strings = stringsIn(cardFor({ kind: 'request', view: again }));

    expect(strings.filter((each) => each.includes('Nothing was changed.'))).toEqual([]);
    expect(strings.filter((each) => each.includes('the one set before stays'))).toHaveLength(1);
  });

  it('outcome-unknown claims neither', () => {
    const strings = stringsIn(cardOf('outcome-unknown', 'everyone'));

    expect(strings.filter((each) => each.includes('Nothing was changed'))).toEqual([]);
    expect(strings.filter((each) => each.includes('may or may not have happened'))).toHaveLength(1);
  });
});
