/** What this page asks of the lab's server; everything under the person's own address. */
export function connect(persona) {
  const base = `/as/${encodeURIComponent(persona)}`;

  const post = async (path, body) => {
    const response = await fetch(`${base}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`The lab answered ${response.status}`);
    return response.json();
  };

  return {
    state: async () => (await fetch(`${base}/state`)).json(),
    people: async () => (await fetch('/people')).json(),
    say: (conversationId, text, value) => post('say', { conversationId, text, value }),
    press: (conversationId, messageId, trigger, action) =>
      post('press', { conversationId, messageId, trigger, action }),

    /** `onOpen` runs at every connection, also after one that broke, and is the moment to read the state anew. */
    follow(onOpen, onEvent, onLost) {
      const source = new EventSource(`${base}/events`);
      source.addEventListener('open', onOpen);
      source.addEventListener('error', onLost);
      source.addEventListener('message', ({ data }) => onEvent(JSON.parse(data)));
    },
  };
}
