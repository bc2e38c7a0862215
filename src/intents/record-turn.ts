import { answerShown } from '../core/audit.ts';
import { homeNames, homeOf } from '../core/subject.ts';
import { auditFailure } from './audit-failure.ts';
import { describeAnswer } from './describe-answer.ts';
import type { Outcome } from './outcome.ts';
import type { Context, Turn } from './turn.ts';

/**
 * Runs one turn and records it with what it answered, before it is answered. An answer that cannot be recorded is not
 * given. A turn that ends in a defect leaves behind what it had noted until then.
 *
 * @param pressed - The button; missing: it was a message.
 */
export async function recordTurn(
  turn: Turn,
  context: Context,
  pressed: string | undefined,
  work: (context: Context) => Promise<Outcome>,
): Promise<Outcome> {
  const { audit } = context.ports;
  const storeNotes = () => turn.notes.storeWith([], async (events) => events.length > 0 && audit.append(events));
  let outcome: Outcome;
  try {
    outcome = await work(turn.notes.within(context));
  } catch (error) {
    await storeNotes().catch(() => undefined);
    throw error;
  }
  if (!isLook(pressed, outcome))
    for (const answer of describeAnswer(outcome)) turn.notes.add(answerShown(turn, answer, pressed));
  try {
    await storeNotes();
    return outcome;
  } catch {
    return outcome.kind === 'failed' ? outcome : notRecorded(outcome, turn);
  }
}

/**
 * Teams looks again at every card on everybody's screen by itself. That shows a request to those who have its card
 * already, and is no turn of anybody; a look that is refused is.
 */
const isLook = (pressed: string | undefined, outcome: Outcome): boolean =>
  pressed === 'request.view' && outcome.kind === 'request';

function notRecorded(outcome: Outcome, { notes, correlationId }: Turn): Outcome {
  if (outcome.kind === 'revealed') {
    const directory = homeNames[homeOf(outcome.view.request.subject)];
    return auditFailure(
      `The password WAS changed in ${directory}. It is not shown, because that could not be recorded.`,
      correlationId,
    );
  }
  const changed = notes.acted
    ? 'What was done until then is recorded with the request, which stands as its card says. The answer is not shown.'
    : 'Nothing was changed, and nothing is shown.';
  return auditFailure(changed, correlationId);
}
