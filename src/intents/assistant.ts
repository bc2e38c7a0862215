import type { Actor, PostedCard } from '../core/change-request.ts';
import { answerMessage } from './answer-message.ts';
import { createAdLinks } from './ad-links.ts';
import { choosePerson } from './choose-person.ts';
import type { Outcome } from './outcome.ts';
import { pressRequest } from './press-request.ts';
import { showWelcome } from './show-help.ts';
import { recordTurn } from './record-turn.ts';
import { rememberCard } from './remember-card.ts';
import { asSwitched } from './change-switch.ts';
import { beginTurn, type Context } from './turn.ts';

/** All that can be asked of Latchkey from a chat. Every answer is an outcome; a rejection is a defect. */
export interface Assistant {
  onMessage(input: MessageInput): Promise<Outcome>;

  /** Answers a click. Teams waits for it: about three seconds. */
  onAction(input: ActionInput): Promise<Outcome>;

  /** The bot was added to a conversation. */
  onInstalled(): Promise<Outcome>;

  /** Says where a card with a request now lives, so that it can be updated later. */
  onPosted(outcome: Outcome, card: PostedCard): Promise<void>;
}

export interface MessageInput {
  readonly actor: Actor;
  /** Without the thread of a channel: who is in it does not depend on the thread. */
  readonly conversationId: string;
  readonly text: string;
  /** As Teams sent them; of any shape. */
  readonly entities: unknown;
  readonly mentions: readonly Mention[];
}

/** A person mentioned in a message, the bot itself left out. */
export interface Mention {
  readonly teamsId: string;
  readonly name?: string;
  /** Missing: Teams could not say who it is. Never guess from the name. */
  readonly entraObjectId?: string;
}

export interface ActionInput {
  readonly actor: Actor;
  /** Without the thread of a channel. */
  readonly conversationId: string;
  readonly verb: string;
  readonly requestId?: string;
  /** The place in the list of people that was shown. */
  readonly pick?: number;
  /** Inputs of the form by id, all text. */
  readonly values: Readonly<Record<string, string>>;
}

export function createAssistant(parts: Context): Assistant {
  const context: Context = { adLinks: createAdLinks(), ...parts };
  return {
    onMessage: async (input) => {
      const turn = beginTurn(input.actor, input.conversationId, context);
      return recordTurn(turn, await asSwitched(context), undefined, (within) => answerMessage(input, turn, within));
    },
    onAction: async (input) => {
      const turn = beginTurn(input.actor, input.conversationId, context);
      return recordTurn(turn, await asSwitched(context), input.verb, (within) =>
        input.verb === 'person.choose'
          ? choosePerson(input.pick, input.values['questionId'], turn, within)
          : pressRequest(input, turn, within),
      );
    },
    onInstalled: () => showWelcome(context),
    onPosted: (outcome, posted) => rememberCard(outcome, posted, context),
  };
}
