import { avatar, make } from './elements.js';

/** Teams stops showing "is typing" after a while when nothing comes. */
const patience = 8_000;

export function createTyping(place) {
  let timer;
  const hide = () => {
    clearTimeout(timer);
    place.replaceChildren();
  };
  return {
    hide,
    show() {
      const dots = make('span', { className: 'dots', 'aria-hidden': 'true' }, make('i'), make('i'), make('i'));
      const words = make('span', { className: 'only-read' }, 'Latchkey is typing');
      place.replaceChildren(avatar('Latchkey', 'bot'), dots, words);
      clearTimeout(timer);
      timer = setTimeout(hide, patience);
    },
  };
}
