/** What the bot must remember between turns: where to post, what it has asked, which activities it has seen. */
export interface ConversationMemory {
  /** Keeps the newest reference of a conversation (opaque JSON of the bot layer). */
  saveReference(conversationId: string, reference: unknown): Promise<void>;
  reference(conversationId: string): Promise<unknown>;

  /** The bot's open question to one person in one conversation; a new one replaces it. `expiresAt` is ISO 8601. */
  ask(conversationId: string, personId: string, question: unknown, expiresAt: string): Promise<void>;
  /** Returns and removes the question when it is not older than its expiry at `now` (ISO 8601). */
  takeQuestion(conversationId: string, personId: string, now: string): Promise<unknown>;

  /** True the first time a key is seen, false for a repetition. Keys are forgotten after a day at the earliest. */
  firstTime(key: string, now: string): Promise<boolean>;
}
