import { emptyChat } from './chat-head.js';
import { icon, make } from './elements.js';
import { messageView, notesOf } from './message-view.js';

/** Messages of one author closer than this stand under one name. */
const together = 120_000;
/** Pixels from the end within which the log follows new messages. */
const nearEnd = 80;

/**
 * The messages of the current chat.
 *
 * @param {HTMLElement} log
 * @param {ReturnType<typeof import('./chat-state.js').createState>} state
 * @param {(conversation: object, message: object, action: object) => void} onAction
 */
export function createLog(log, state, onAction) {
  const day = make('p', { className: 'day' }, 'Today');
  const elementOf = (id) => log.querySelector(`[data-message="${CSS.escape(id)}"]`);

  const followEnd = (change) => {
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < nearEnd;
    change();
    if (atEnd) toEnd();
  };

  /** To the last line, or to the beginning of a last message that is taller than the log. */
  const toEnd = () => {
    const beginning = log.lastElementChild?.offsetTop ?? 0;
    log.scrollTop = Math.min(log.scrollHeight - log.clientHeight, beginning - log.offsetTop);
  };

  const draw = (conversation, message, index) => {
    const before = conversation.messages[index - 1];
    const element = messageView(message, {
      mine: message.from === state.persona,
      follows:
        before !== undefined && before.from === message.from && new Date(message.at) - new Date(before.at) < together,
      view: state.views.get(message.id),
      onAction: (action) => onAction(conversation, message, action),
    });
    element.drawnFrom = message;
    return element;
  };

  return {
    /** Brings the log up to date. What did not change stays where it is, with its focus and what was typed into it. */
    update() {
      const conversation = state.current();
      const messages = conversation.messages.map((message, index) => {
        const element = elementOf(message.id);
        return element?.drawnFrom === message ? element : draw(conversation, message, index);
      });
      const wanted = messages.length === 0 ? [emptyChat(conversation)] : [day, ...messages];
      if (state.notDelivered.has(conversation.id)) wanted.push(notDelivered());
      followEnd(() => placeChildren(log, wanted));
    },

    /** Draws one message anew, for a view that came or went. */
    redraw(id) {
      const conversation = state.current();
      const index = conversation?.messages.findIndex((message) => message.id === id) ?? -1;
      const old = elementOf(id);
      if (index === -1 || !old) return;
      const hadFocus = old.contains(document.activeElement);
      const element = draw(conversation, conversation.messages[index], index);
      followEnd(() => old.replaceWith(element));
      if (!hadFocus) return;
      element.tabIndex = -1;
      element.focus({ preventScroll: true });
    },

    /** Draws only the lines below the card, so that what was typed into the card stays. */
    redrawNotes(id) {
      followEnd(() =>
        elementOf(id)
          ?.querySelector('.notes')
          .replaceChildren(...notesOf(state.views.get(id))),
      );
    },

    setBusy(id, busy) {
      const frame = elementOf(id)?.querySelector('.card-frame');
      if (!frame) return;
      frame.classList.toggle('busy', busy);
      frame.inert = busy;
    },

    toEnd,
  };
}

/** Moves nothing that is in place already: a moved element loses its focus and is read out again. */
function placeChildren(parent, wanted) {
  const keep = new Set(wanted);
  Array.from(parent.children)
    .filter((child) => !keep.has(child))
    .forEach((child) => child.remove());
  wanted.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
}

function notDelivered() {
  return make(
    'p',
    { className: 'not-delivered', role: 'alert' },
    icon('warning'),
    'Latchkey did not take the last message. It may not be running; please try again.',
  );
}
