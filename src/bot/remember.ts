import { TurnContext } from 'botbuilder';
import type { ConversationMemory } from '../ports/conversation-memory.ts';
import type { Environment } from '../ports/environment.ts';
import type { Conversation } from './read-activity.ts';

interface Memory {
  readonly memory: ConversationMemory;
  readonly environment: Environment;
}

/** Keeps where to post later: the conversation, and for a thread the channel itself. */
export async function rememberConversation(
  context: TurnContext,
  conversation: Conversation,
  { memory }: Memory,
): Promise<void> {
  const reference = TurnContext.getConversationReference(context.activity);
  await memory.saveReference(conversation.id, reference);
  if (conversation.rootId === conversation.id) return;
  await memory.saveReference(conversation.rootId, {
    ...reference,
    conversation: { ...reference.conversation, id: conversation.rootId },
  });
}

/** Teams delivers at least once. True from the second delivery of an activity on. */
export async function isRepeated(
  { conversation, activityId }: { conversation: Conversation; activityId: string },
  { memory, environment }: Memory,
): Promise<boolean> {
  return !(await memory.firstTime(`activity:${conversation.rootId}:${activityId}`, environment.now().toISOString()));
}
