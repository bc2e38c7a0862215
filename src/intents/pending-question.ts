import type { Person } from '../core/person.ts';
import type { Context, Turn } from './turn.ts';
import type { Earlier } from './turn-notes.ts';
import type { Wish } from './wish.ts';

/** A question the bot has asked one person in one conversation. */
export interface PendingQuestion extends Wish {
  /** Of a choice among `people`. */
  readonly id?: string;
  /** Whom the bot offered to choose from; none: it asked "who?". */
  readonly people?: readonly Person[];
  /** What made the bot ask, for the transcript of what comes of it. */
  readonly asked?: Earlier;
}

const tenMinutes = 10 * 60_000;

export async function askLater(question: PendingQuestion, turn: Turn, { ports }: Context): Promise<void> {
  const expiresAt = new Date(turn.now.getTime() + tenMinutes).toISOString();
  const { earlier } = turn.notes;
  const kept: PendingQuestion = { ...(earlier && { asked: earlier }), ...question };
  await ports.memory.ask(turn.conversationId, turn.actor.aadObjectId, kept, expiresAt);
}

/** The open question, once: it is forgotten as it is taken. */
export async function takeQuestion(turn: Turn, { ports }: Context): Promise<PendingQuestion | undefined> {
  const question = await ports.memory.takeQuestion(turn.conversationId, turn.actor.aadObjectId, turn.now.toISOString());
  return question as PendingQuestion | undefined;
}
