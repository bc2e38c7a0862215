import { TurnContext, type Activity, type ConversationReference } from 'botbuilder';
import type { ConversationMemory } from '../ports/conversation-memory.ts';
import type { Environment } from '../ports/environment.ts';
import type { Conversation } from './read-activity.ts';

interface Memory {
  readonly memory: ConversationMemory;
  readonly environment: Environment;
}

/** Keeps where to post later: the conversation, and for a thread the channel itself. */
export async function rememberConversation(
  activity: Activity,
  conversation: Conversation,
  { memory }: Memory,
): Promise<void> {
  const reference = placeOf(activity);
  await memory.saveReference(conversation.id, reference);
  if (conversation.rootId === conversation.id) return;
  await memory.saveReference(conversation.rootId, {
    ...reference,
    conversation: { ...reference.conversation, id: conversation.rootId },
  });
}

/**
 * What stays the same from turn to turn, so that it need not be written again each time. In a conversation of several
 * people nobody is the other side.
 */
function placeOf(activity: Activity): Partial<ConversationReference> {
  const { activityId: _activityId, user, ...place } = TurnContext.getConversationReference(activity);
  return activity.conversation.conversationType === 'personal' ? { ...place, ...(user && { user }) } : place;
}

/** Teams delivers at least once. True from the second delivery of an activity on. */
export async function isRepeated(
  { conversation, activityId }: { conversation: Conversation; activityId: string },
  { memory, environment }: Memory,
): Promise<boolean> {
  return !(await memory.firstTime(`activity:${conversation.rootId}:${activityId}`, environment.now().toISOString()));
}
