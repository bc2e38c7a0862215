import type { Person } from '../core/person.ts';
import type { Context, Turn } from './turn.ts';
import type { Wish } from './wish.ts';

/** A question the bot has asked one person in one conversation. */
export interface PendingQuestion extends Wish {
  /** Of a choice among `people`. */
  readonly id?: string;
  /** Whom the bot offered to choose from; none: it asked "who?". */
  readonly people?: readonly Person[];
}

const tenMinutes = 10 * 60_000;

export async function askLater(question: PendingQuestion, turn: Turn, { ports }: Context): Promise<void> {
  const expiresAt = new Date(turn.now.getTime() + tenMinutes).toISOString();
  await ports.memory.ask(turn.conversationId, turn.actor.aadObjectId, question, expiresAt);
}

/** The open question, once: it is forgotten as it is taken. */
export async function takeQuestion(turn: Turn, { ports }: Context): Promise<PendingQuestion | undefined> {
  const question = await ports.memory.takeQuestion(turn.conversationId, turn.actor.aadObjectId, turn.now.toISOString());
  return question as PendingQuestion | undefined;
}
