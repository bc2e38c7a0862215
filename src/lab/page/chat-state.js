/** Everything this page knows. `views` are the answers to this person's own actions: they live here and nowhere else. */
export function createState(persona) {
  const state = {
    persona,
    me: undefined,
    role: undefined,
    people: [],
    syncNote: '',
    conversations: [],
    currentId: undefined,
    unread: new Map(),
    /** By message id: `{ card?, note?, error?, revision }`. */
    views: new Map(),
    /** Ids of conversations whose last message the bot did not take. */
    notDelivered: new Set(),
  };

  const withId = (id) => state.conversations.find((conversation) => conversation.id === id);

  /** A changed message takes this person's view away, as in Teams, unless the view came after the change. */
  const dropOldView = ({ id, revision }) => {
    if ((state.views.get(id)?.revision ?? -1) < revision) state.views.delete(id);
  };

  return Object.assign(state, {
    withId,
    current: () => withId(state.currentId),
    withKey: (key) => state.conversations.find((conversation) => conversation.key === key),

    /** Messages that did not change stay the same objects, so that they are not drawn again. */
    setConversations(conversations) {
      state.conversations = conversations.map((conversation) => {
        const known = new Map((withId(conversation.id)?.messages ?? []).map((message) => [message.id, message]));
        const messages = conversation.messages.map((message) => {
          dropOldView(message);
          const before = known.get(message.id);
          return before?.revision === message.revision ? before : message;
        });
        return { ...conversation, messages };
      });
    },

    keep(conversation, message) {
      const index = conversation.messages.findIndex(({ id }) => id === message.id);
      if (index === -1) conversation.messages.push(message);
      else conversation.messages[index] = message;
      dropOldView(message);
    },

    remove(conversation, messageId) {
      conversation.messages = conversation.messages.filter(({ id }) => id !== messageId);
      state.views.delete(messageId);
    },

    countUnread({ id }) {
      state.unread.set(id, (state.unread.get(id) ?? 0) + 1);
    },

    totalUnread: () => [...state.unread.values()].reduce((sum, count) => sum + count, 0),
  });
}
