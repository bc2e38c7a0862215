import type { ConversationKey } from './conversation.ts';
import type { InvokeAnswer } from './invoke-answer.ts';
import type { MessageEvent, StoredMessage } from './message-log.ts';
import type { TeamsServer } from './start-teams-server.ts';
import { createViewer, type Viewer } from './viewer.ts';

/** Teams as a program uses it: the lab's people say and press things, through the same ways as their pages. */
export interface LabTeams {
  /** The persona's view; made on first use. `undefined`: nobody of that name chats. */
  viewer(persona: string): Viewer | undefined;
  /** Rejects a persona who does not chat, or is not in that conversation. Resolves to whether the bot took it. */
  say(persona: string, conversation: ConversationKey, text: string): Promise<boolean>;
  /** Rejects a persona who does not see the message or the verb. */
  press(
    persona: string,
    activityId: string,
    verb: string,
    values?: Readonly<Record<string, unknown>>,
  ): Promise<InvokeAnswer>;
  /** Everything the chats hold, oldest first; never the answer to a press. */
  messages(): readonly StoredMessage[];
  subscribe(listener: (event: MessageEvent) => void): () => void;
  /** Resolves when no activity has been on its way to the bot for a short while. */
  waitForQuiet(): Promise<void>;
}

export function createLabTeams({ service, link }: TeamsServer): LabTeams {
  const viewers = new Map<string, Viewer>();

  const viewer = (persona: string): Viewer | undefined => {
    const known = viewers.get(persona);
    const person = service.people.find((one) => one.persona === persona);
    if (known || !person) return known;
    const made = createViewer(person, service);
    viewers.set(persona, made);
    return made;
  };
  const viewerOf = (persona: string): Viewer => {
    const found = viewer(persona);
    if (!found) throw new Error(`Nobody called "${persona}" chats here. These do: ${namesOf(service.people)}`);
    return found;
  };

  return {
    viewer,

    async say(persona, key, text) {
      const { person } = viewerOf(persona);
      const conversation = service.conversations.find(
        (one) => one.key === key && one.members.some(({ id }) => id === person.id),
      );
      if (!conversation) throw new Error(`${person.name} is not in the conversation "${key}"`);
      return service.say(person, conversation, text).delivered;
    },

    async press(persona, activityId, verb, values) {
      const answer = await viewerOf(persona).press(activityId, verb, values);
      if (!answer) throw new Error(`${persona} sees no "${verb}" on message ${activityId}`);
      return answer;
    },

    messages: () => service.log.list(),
    subscribe: (listener) => service.log.subscribe(listener),
    waitForQuiet: () => link.waitForQuiet(),
  };
}

function namesOf(people: readonly { readonly persona: string }[]): string {
  return people.map(({ persona }) => persona).join(', ');
}
