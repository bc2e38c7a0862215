/**
 * What a chat holds, on the server side.
 *
 * INVARIANT: only what people typed and what the bot posted or updated is kept here. The answer to a card action goes
 * to the one person who pressed and is kept by that person's page alone; a revealed password can therefore never be
 * read from this log or reach another page.
 */
export interface MessageLog {
  post(draft: Draft): StoredMessage;
  /** `undefined`: there is no such message, it was deleted, or a person wrote it. */
  update(conversationId: string, id: string, draft: BotDraft): StoredMessage | undefined;
  /** False: there is no such message, or a person wrote it. */
  remove(conversationId: string, id: string): boolean;
  /** Not kept: it only tells the listeners. */
  typing(conversationId: string): void;
  /** Oldest first. Without an argument: of all chats. */
  list(conversationId?: string): readonly StoredMessage[];
  /** Returns the function that ends the subscription. Listeners are called at once, in the order of subscription. */
  subscribe(listener: (event: MessageEvent) => void): () => void;
}

export interface StoredMessage extends BotDraft {
  readonly id: string;
  readonly conversationId: string;
  /** `undefined`: the bot. Otherwise the persona's short name. */
  readonly from?: string;
  readonly fromName: string;
  /** ISO 8601. */
  readonly at: string;
  /** How often it was changed since it was posted. */
  readonly revision: number;
}

export interface BotDraft {
  readonly text?: string;
  readonly textFormat?: string;
  /** What Teams shows in the list of chats and in notifications in place of a card. */
  readonly summary?: string;
  readonly attachments?: readonly Attachment[];
  readonly suggestedActions?: unknown;
}

export interface Attachment {
  readonly contentType: string;
  readonly content?: unknown;
}

export interface Draft extends BotDraft {
  readonly conversationId: string;
  readonly from?: string;
  readonly fromName: string;
}

export type MessageEvent =
  | { readonly kind: 'posted' | 'updated'; readonly conversationId: string; readonly message: StoredMessage }
  | { readonly kind: 'deleted'; readonly conversationId: string; readonly messageId: string }
  | { readonly kind: 'typing'; readonly conversationId: string };

export function createMessageLog(now: () => Date): MessageLog {
  const messages: StoredMessage[] = [];
  const listeners = new Set<(event: MessageEvent) => void>();
  let lastId = 0;

  const tell = (event: MessageEvent): void => listeners.forEach((listener) => listener(event));
  /** Teams uses the time of posting in milliseconds; two messages of one millisecond still differ. */
  const nextId = (): string => String((lastId = Math.max(now().getTime(), lastId + 1)));
  const indexOfBotMessage = (conversationId: string, id: string): number =>
    messages.findIndex((one) => one.id === id && one.conversationId === conversationId && one.from === undefined);

  return {
    post(draft) {
      const message = { ...draft, id: nextId(), at: now().toISOString(), revision: 0 };
      messages.push(message);
      tell({ kind: 'posted', conversationId: message.conversationId, message });
      return message;
    },

    update(conversationId, id, draft) {
      const index = indexOfBotMessage(conversationId, id);
      const before = messages[index];
      if (!before) return undefined;
      const { fromName, at } = before;
      const message: StoredMessage = { ...draft, id, conversationId, fromName, at, revision: before.revision + 1 };
      messages[index] = message;
      tell({ kind: 'updated', conversationId, message });
      return message;
    },

    remove(conversationId, id) {
      const index = indexOfBotMessage(conversationId, id);
      if (index === -1) return false;
      messages.splice(index, 1);
      tell({ kind: 'deleted', conversationId, messageId: id });
      return true;
    },

    typing(conversationId) {
      tell({ kind: 'typing', conversationId });
    },

    list: (conversationId) =>
      messages.filter((one) => conversationId === undefined || one.conversationId === conversationId),

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
