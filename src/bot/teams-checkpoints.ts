import type { Activity, CloudAdapter, ConversationReference } from 'botbuilder';
import type { CheckpointPublisher } from '../ports/checkpoint-place.ts';
import type { ConversationMemory } from '../ports/conversation-memory.ts';
import { isObject } from './untyped.ts';

export interface TeamsCheckpointParts {
  readonly adapter: CloudAdapter;
  readonly appId: string;
  readonly memory: ConversationMemory;
  readonly conversationId: string;
}

/** Posts each checkpoint in a channel, where many people get it and nobody can take it back from all of them. */
export function createTeamsCheckpoints(parts: TeamsCheckpointParts): CheckpointPublisher {
  const { adapter, appId, memory, conversationId } = parts;
  return {
    publish: async (size, note) => {
      const reference = await memory.reference(conversationId);
      if (!isObject(reference)) throw new Error(`The bot was never added to the conversation ${conversationId}.`);
      let failure: unknown;
      await adapter.continueConversationAsync(appId, reference as Partial<ConversationReference>, async (context) => {
        // Bot Framework makes up an id for the turn and would answer to it; this is a post of its own.
        delete (context.activity as Partial<Activity>).id;
        // Caught inside the turn: on-turn-error would tell the channel of a failure that nobody there can mend.
        await context.sendActivity(textOf(size, note)).catch((error: unknown) => {
          failure = error;
        });
      });
      if (failure)
        throw new Error(
          `Teams did not take the checkpoint for the conversation ${conversationId}: ${wordsOf(failure)}`,
        );
    },
  };
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const textOf = (size: number, note: string): string =>
  `Checkpoint of the audit transcript after ${size} records. Keep it: with it a reviewer can show that none of them ` +
  `was changed afterwards.\n\n\`\`\`\n${note}\`\`\``;
