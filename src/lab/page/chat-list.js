import { avatar, make } from './elements.js';
import { previewOf, timeOf } from './message-view.js';

/** The bot's own picture, or one per group: in a narrow list nothing else tells them apart. */
export function pictureOf({ key }) {
  return { latchkey: 'bot', approvals: 'approvals', helpdesk: 'helpdesk' }[key];
}

/** The list of chats, newest state. */
export function chatList(state, open) {
  return [
    make('header', { className: 'list-head' }, make('h1', {}, 'Chat'), make('p', {}, state.me.name)),
    make(
      'ul',
      { className: 'conversations', onkeydown: moveFocus },
      ...state.conversations.map((conversation) => make('li', {}, entry(conversation, state, open))),
    ),
  ];
}

function entry(conversation, state, open) {
  const last = conversation.messages.at(-1);
  const unread = state.unread.get(conversation.id) ?? 0;
  return make(
    'button',
    {
      type: 'button',
      className: `conversation${unread > 0 ? ' unread' : ''}`,
      'aria-current': conversation.id === state.currentId ? 'true' : undefined,
      'aria-label': `${conversation.title}${unread > 0 ? `, ${unread} unread` : ''}`,
      'data-conversation': conversation.id,
      title: conversation.title,
      onclick: () => open(conversation),
    },
    avatar(conversation.title, pictureOf(conversation)),
    make(
      'span',
      { className: 'conversation-text' },
      make('span', { className: 'conversation-title' }, conversation.title),
      last && make('time', {}, timeOf(last.at)),
      make(
        'span',
        { className: 'conversation-preview' },
        last ? preview(conversation, last, state) : 'No messages yet',
      ),
    ),
    make('span', { className: 'dot', 'aria-hidden': 'true' }),
  );
}

function preview({ kind }, last, { persona }) {
  if (last.from === persona) return `You: ${previewOf(last)}`;
  return kind === 'groupChat' ? `${last.fromName.split(' ')[0]}: ${previewOf(last)}` : previewOf(last);
}

function moveFocus(event) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const buttons = [...event.currentTarget.querySelectorAll('.conversation')];
  buttons[buttons.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
  event.preventDefault();
}
