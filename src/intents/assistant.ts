import type { Actor, PostedCard } from '../core/change-request.ts';
import { answerMessage } from './answer-message.ts';
import type { Outcome } from './outcome.ts';
import { choosePerson } from './choose-person.ts';
import { pressRequest } from './press-request.ts';
import { rememberCard } from './remember-card.ts';
import { beginTurn, type Context } from './turn.ts';

export interface MessageInput {
  readonly actor: Actor;
  readonly conversationId: string;
  readonly text: string;
  readonly entities?: unknown;
  /** Teams id of a mentioned person -> Entra object id, for those that could be resolved. */
  readonly mentions: ReadonlyMap<string, string>;
}

export interface ActionInput {
  readonly actor: Actor;
  readonly conversationId: string;
  readonly verb: string;
  readonly requestId?: string;
  readonly pick?: number;
  readonly values: Readonly<Record<string, string>>;
}

/** All that the bot can be asked for. Every answer is an outcome; a rejection is a defect. */
export interface Assistant {
  onMessage(input: MessageInput): Promise<Outcome>;
  onAction(input: ActionInput): Promise<Outcome>;
  onInstalled(): Promise<Outcome>;
  /** Says where the card of an outcome was posted, so that it can be updated later. */
  onPosted(outcome: Outcome, posted: PostedCard): Promise<void>;
}

export function createAssistant(context: Context): Assistant {
  return {
    onMessage: (input) => answerMessage(input, beginTurn(input.actor, input.conversationId, context), context),
    onAction: (input) => {
      const turn = beginTurn(input.actor, input.conversationId, context);
      return input.verb === 'person.choose'
        ? choosePerson(input.pick, turn, context)
        : pressRequest(input, turn, context);
    },
    onInstalled: () => Promise.resolve({ kind: 'help' }),
    onPosted: (outcome, posted) => rememberCard(outcome, posted, context),
  };
}
