import type { ConversationMemory } from '../../src/ports/conversation-memory.ts';

export function rememberInMemory(): ConversationMemory {
  const references = new Map<string, unknown>();
  const seen = new Set<string>();
  return {
    saveReference: async (id, reference) => void references.set(id, JSON.parse(JSON.stringify(reference))),
    reference: async (id) => references.get(id),
    ask: async () => {},
    takeQuestion: async () => undefined,
    firstTime: async (key) => !seen.has(key) && Boolean(seen.add(key)),
  };
}
