import type { ConversationMemory } from '../ports/conversation-memory.ts';

const mostKnown = 10_000;

/**
 * The memory, with a reference written only where this process has not just written the same: every activity brings
 * one, and it changes when Teams moves a conversation to another service.
 */
export function saveChangesOnly(memory: ConversationMemory): ConversationMemory {
  const known = new Map<string, string>();
  return {
    ...memory,
    async saveReference(conversationId, reference) {
      const json = JSON.stringify(reference);
      if (known.get(conversationId) === json) return;
      await memory.saveReference(conversationId, reference);
      if (known.size >= mostKnown) known.clear();
      known.set(conversationId, json);
    },
  };
}
