interface Card {
  /** Settles, always well, when the update that is under way has ended. */
  ended: Promise<void>;
  /** The one that waits; a newer one takes its place. */
  waiting?: { update: () => Promise<void>; readonly done: Promise<void> };
}

/**
 * Runs the updates of one card one after the other, and of those that wait only the newest: an older one that came
 * later would put the card back. Who was overtaken gets the end of the newer update, which shows the older one, too.
 */
export function latestOnly(): (key: string, update: () => Promise<void>) => Promise<void> {
  const cards = new Map<string, Card>();

  const start = (key: string, update: () => Promise<void>): Promise<void> => {
    const done = update();
    const card: Card = { ended: Promise.resolve() };
    const leave = (): void => {
      if (cards.get(key) === card && !card.waiting) cards.delete(key);
    };
    card.ended = done.then(leave, leave);
    cards.set(key, card);
    return done;
  };

  return (key, update) => {
    const card = cards.get(key);
    if (!card) return start(key, update);
    if (card.waiting) {
      card.waiting.update = update;
      return card.waiting.done;
    }
    const done = card.ended.then(() => start(key, () => card.waiting?.update() ?? Promise.resolve()));
    card.waiting = { update, done };
    return done;
  };
}
