import { cardOf } from './message-view.js';

/** In larger chats Teams refreshes nobody unless the card says whom. */
const mostAutomaticRefreshes = 60;

/** Presses cards for this person and keeps the answers in `state.views`: in this page's memory and nowhere else. */
export function createPresses(api, state, log) {
  const refreshed = new Map();

  const press = async (conversation, message, trigger, action) => {
    try {
      return await api.press(conversation.id, message.id, trigger, action);
    } catch {
      return { kind: 'error', text: 'Unable to reach app. Please try again.', revision: message.revision };
    }
  };

  return {
    async press(conversation, message, { kind: _kind, ...action }) {
      const { id } = message;
      log.setBusy(id, true);
      const answer = await press(conversation, message, 'manual', action);
      log.setBusy(id, false);
      const { revision } = answer;
      const { error: _error, ...kept } = state.views.get(id) ?? {};
      if (answer.kind === 'card') {
        state.views.set(id, { card: answer.card, revision });
        return log.redraw(id);
      }
      if (answer.kind === 'message') state.views.set(id, { ...kept, note: answer.text, revision });
      if (answer.kind === 'error') state.views.set(id, { ...kept, error: answer.text, revision });
      log.redrawNotes(id);
    },

    /** Asks for this person's own view of a card that offers one, once per version of the message. */
    async refresh(conversation, message) {
      const { action, userIds } = cardOf(message)?.refresh ?? {};
      const meant = userIds ? userIds.includes(state.me.id) : conversation.members.length <= mostAutomaticRefreshes;
      if (!action?.verb || !meant || refreshed.get(message.id) === message) return;
      refreshed.set(message.id, message);
      const answer = await press(conversation, message, 'automatic', { verb: action.verb, data: action.data ?? {} });
      const overtaken = refreshed.get(message.id) !== message || state.views.has(message.id);
      if (answer.kind !== 'card' || overtaken) return;
      state.views.set(message.id, { card: answer.card, revision: answer.revision });
      log.redraw(message.id);
    },
  };
}
