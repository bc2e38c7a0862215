import { icon, make } from './elements.js';
import { tourSteps } from './tour-steps.js';

const remembered = 'latchkey-tour-step';

/**
 * The guided tour, one step at a time. It remembers where somebody was until the tab is closed.
 *
 * @param {{ say: (persona: string, text: string) => void, show: (persona: string) => void, close: () => void, finish: () => void }} actions
 */
export function tourPanel({ say, show, close, finish }) {
  const body = make('div', { className: 'tour-step', 'aria-live': 'polite' });
  const panel = make('section', { className: 'people tour', 'aria-label': 'Guided tour' }, head(close), body);
  let at = Math.min(Number(sessionStorage.getItem(remembered) ?? 0) || 0, tourSteps.length - 1);
  draw();
  return panel;

  function draw() {
    const step = tourSteps[at];
    body.replaceChildren(
      make('p', { className: 'tour-count' }, `Step ${at + 1} of ${tourSteps.length}`),
      make('h3', {}, step.title),
      make('p', {}, step.act),
      ...(step.say ? [sayButton(step)] : []),
      make('p', { className: 'tour-look' }, make('strong', {}, 'Look: '), step.look),
      make('div', { className: 'tour-moves' }, ...moves()),
    );
  }

  function sayButton({ as, say: text }) {
    return make(
      'button',
      { type: 'button', className: 'try', onclick: () => say(as, text) },
      `Put into the chat: ${text}`,
    );
  }

  function moves() {
    const isLast = at === tourSteps.length - 1;
    return [
      make('button', { type: 'button', className: 'tour-move', disabled: at === 0, onclick: () => go(at - 1) }, 'Back'),
      make(
        'button',
        { type: 'button', className: 'tour-move main', onclick: () => (isLast ? finish() : go(at + 1)) },
        isLast ? 'Meet the others' : 'Next',
      ),
    ];
  }

  function go(to) {
    at = to;
    sessionStorage.setItem(remembered, String(at));
    draw();
    show(tourSteps[at].as);
  }
}

function head(close) {
  return make(
    'header',
    { className: 'people-head' },
    make('h2', {}, 'Guided tour'),
    make(
      'button',
      { className: 'icon-button', type: 'button', 'aria-label': 'Close the tour', onclick: close },
      icon('close'),
    ),
  );
}
