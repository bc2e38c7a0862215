import { cardOf, findAction, refreshActionFor } from './card-actions.ts';
import type { Conversation, TeamsPerson } from './conversation.ts';
import type { InvokeAnswer } from './invoke-answer.ts';
import type { MessageEvent, StoredMessage } from './message-log.ts';
import type { TeamsService } from './teams-service.ts';

/**
 * One person's Teams without a screen, for scripts and tests: refreshes cards as a page would, and remembers the views
 * made for this person. Like a page, it forgets a view when the message changes.
 */
export interface Viewer {
  readonly person: TeamsPerson;
  /** The newest message whose card, as this person sees it, has the verb. */
  findCard(verb: string): StoredMessage | undefined;
  /** `undefined`: this person sees no such message, or its card has no such verb. */
  press(messageId: string, verb: string, values?: Readonly<Record<string, unknown>>): Promise<InvokeAnswer | undefined>;
  /** The card as this person sees it now. */
  cardSeen(messageId: string): unknown;
}

export function createViewer(person: TeamsPerson, teams: TeamsService): Viewer {
  const own = teams.conversations.filter(({ members }) => members.some(({ id }) => id === person.id));
  const views = new Map<string, unknown>();

  const seen = (message: StoredMessage): unknown => views.get(message.id) ?? cardOf(message);
  const messages = (): readonly StoredMessage[] => own.flatMap(({ id }) => teams.log.list(id));

  const look = async (conversation: Conversation, message: StoredMessage): Promise<void> => {
    views.delete(message.id);
    const action = refreshActionFor(cardOf(message), person.id, conversation.members.length);
    if (!action) return;
    const answer = await teams.press(person, conversation, { messageId: message.id, action, trigger: 'automatic' });
    if (answer.kind === 'card') views.set(message.id, answer.card);
  };

  const lookAt = (event: MessageEvent): void => {
    const conversation = own.find(({ id }) => id === event.conversationId);
    if (conversation && (event.kind === 'posted' || event.kind === 'updated')) void look(conversation, event.message);
  };

  teams.log.subscribe(lookAt);
  for (const message of messages()) lookAt({ kind: 'posted', conversationId: message.conversationId, message });

  return {
    person,

    findCard: (verb) =>
      messages()
        .toSorted((a, b) => Number(b.id) - Number(a.id))
        .find((message) => findAction(seen(message), verb, {}) !== undefined),

    async press(messageId, verb, values = {}) {
      const message = messages().find(({ id }) => id === messageId);
      const conversation = own.find(({ id }) => id === message?.conversationId);
      const action = message && findAction(seen(message), verb, values);
      if (!conversation || !action) return undefined;
      const answer = await teams.press(person, conversation, { messageId, action, trigger: 'manual' });
      if (answer.kind === 'card') views.set(messageId, answer.card);
      return answer;
    },

    cardSeen: (messageId) => {
      const message = messages().find(({ id }) => id === messageId);
      return message && seen(message);
    },
  };
}
