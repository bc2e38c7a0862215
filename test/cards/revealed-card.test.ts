import { expect, it } from 'vitest';
import { cardFor } from '../../src/cards/card-for.ts';
import { revealed, usual, view } from './outcomes.ts';
import { stringsIn } from './walk.ts';

it('a shown password is put away by the button that stands out; the one that sets another does not stand out', () => {
  const { actions = [] } = cardFor(revealed(usual));

  expect(actions.map((action) => [action.title, 'style' in action ? action.style : undefined])).toEqual([
    ['Done, hide it', 'positive'],
    ['I did not get it', undefined],
    ['Check sync status', undefined],
  ]);
});

it('a shown password comes with what limits it, because the agent reads this out to the person', () => {
  expect(stringsIn(cardFor(revealed(usual)))).toContain('The last sync was two hours ago.');
});

it('a card that says "Done" still says what limits the change', () => {
  const strings = stringsIn(cardFor({ kind: 'request', view: view(usual, 'performed', 'everyone', []) }));

  expect(strings).toEqual(expect.arrayContaining(['Done', 'The last sync was two hours ago.']));
});
