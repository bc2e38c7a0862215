import { pictureOf } from './chat-list.js';
import { avatar, icon, make } from './elements.js';

export function chatHead(conversation, leave) {
  const { kind, title, members } = conversation;
  const names = members.map(({ name }) => name).join(', ');
  const personal = kind === 'personal';
  return [
    make(
      'button',
      { type: 'button', className: 'icon-button back', 'aria-label': 'Back to the chats', onclick: leave },
      icon('back'),
    ),
    avatar(title, pictureOf(conversation)),
    make(
      'div',
      { className: 'chat-title' },
      make('h2', {}, title, personal && make('span', { className: 'tag' }, 'App')),
      make('p', { title: names }, personal ? 'Password help for the helpdesk' : `${names} and Latchkey`),
    ),
  ];
}

export function emptyChat(conversation) {
  const personal = conversation.kind === 'personal';
  return make(
    'div',
    { className: 'empty' },
    avatar(conversation.title, pictureOf(conversation)),
    make('h3', {}, personal ? 'Chat with Latchkey' : conversation.title),
    make(
      'p',
      {},
      personal
        ? 'Ask why somebody cannot sign in, whether a password has reached the cloud, or for a reset.'
        : 'In a group, Latchkey reads only messages that mention it: begin with @Latchkey.',
    ),
  );
}
