import { avatar, icon, make } from './elements.js';

/**
 * The list "People to try": who they are, what is wrong, and a message to try.
 *
 * @param {{ syncNote: string, people: readonly { name: string, department: string, title: string, story: string, tryThis: string, role: string | null }[] }} known
 * @param {{ insert: (text: string) => void, close?: () => void }} actions
 */
export function peoplePanel({ people, syncNote }, { insert, close }) {
  const list = make(
    'ul',
    { className: 'people-list' },
    ...people.filter(({ role }) => !role || role === 'employee').map((person) => entry(person, insert)),
  );
  return make(
    'section',
    { className: 'people', 'aria-label': 'People to try' },
    make(
      'header',
      { className: 'people-head' },
      make('h2', {}, 'People to try'),
      close &&
        make(
          'button',
          { className: 'icon-button', type: 'button', 'aria-label': 'Close people to try', onclick: close },
          icon('close'),
        ),
    ),
    make(
      'p',
      { className: 'people-hint' },
      `Each account has one thing wrong with it. Click a message to put it into the chat. ${syncNote}`,
    ),
    list,
  );
}

function entry({ name, department, title, story, tryThis }, insert) {
  return make(
    'li',
    { className: 'person' },
    avatar(name),
    make(
      'div',
      { className: 'person-text' },
      make('h3', {}, name),
      make('p', { className: 'person-job' }, `${title}, ${department}`),
      make('p', { className: 'person-story' }, story),
      make(
        'button',
        { className: 'try', type: 'button', title: 'Put this message into the chat', onclick: () => insert(tryThis) },
        tryThis,
      ),
    ),
  );
}
