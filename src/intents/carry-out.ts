import { complete, type ChangeResult } from '../core/approval.ts';
import { changeAttempted, changeCompleted } from '../core/audit.ts';
import type { AuditEvent } from '../core/audit-event.ts';
import type { ChangeRequest } from '../core/change-request.ts';
import { homeNames, homeOf } from '../core/subject.ts';
import { auditFailure } from './audit-failure.ts';
import { deliverSecret } from './deliver-secret.ts';
import { makeChange } from './make-change.ts';
import type { Outcome } from './outcome.ts';
import type { Press } from './press-request.ts';
import { scheduleAfterChange } from './request-jobs.ts';
import { moveClaimed, type ClaimedMove } from './move-claimed.ts';
import { show } from './settle-move.ts';

/**
 * Makes the change of a claimed request: schedule what follows, record the attempt, change, record the outcome, answer.
 * If the attempt cannot be recorded, or the claim was settled before it was, nothing is changed; if the outcome cannot be
 * recorded the secret is not shown and the request stays `performing` until it is settled from what the directory says.
 */
export async function carryOut(claimed: ChangeRequest, press: Press, minimumLength = 0): Promise<Outcome> {
  const { turn, context } = press;
  let attempted: ClaimedMove;
  try {
    await scheduleAfterChange(claimed, context.ports.environment.now(), context);
    attempted = await moveClaimed(claimed, (now) => [noted(now), [changeAttempted(turn, now)]], context);
  } catch {
    return auditFailure('Nothing was changed.', turn.correlationId);
  }
  if (attempted.kind === 'taken') return show(attempted.current ?? claimed, press, tookTooLong('Nothing was changed.'));
  const { outcome, secret } = await makeChange(attempted.request, minimumLength, context);
  let stored: ClaimedMove;
  try {
    stored = await storeOutcome(attempted.request, outcome, press);
  } catch {
    return auditFailure(
      `${whatHappened(outcome, claimed)} The new password is not shown, because its record is missing.`,
      turn.correlationId,
    );
  }
  if (stored.kind === 'taken')
    return show(stored.current ?? claimed, press, tookTooLong(whatHappened(outcome, claimed)));
  // The stored cards change before the secret is shown: an update that came later would replace the secret on screen.
  await context.ports.cards.update(stored.request);
  return secret && outcome.kind === 'done' ? deliverSecret(stored.request, secret, press) : show(stored.request, press);
}

/** The attempt is a version of its own, so that a claim that was settled is no longer carried out. */
const noted = (request: ChangeRequest): ChangeRequest => ({
  ...request,
  version: request.version + 1,
  attempt: 'begun',
});

/** What happened is recorded in any case: a request that was settled meanwhile keeps its state, and gets the event. */
async function storeOutcome(
  attempted: ChangeRequest,
  outcome: ChangeResult,
  { turn, context }: Press,
): Promise<ClaimedMove> {
  const now = context.ports.environment.now();
  const step = (request: ChangeRequest): readonly [ChangeRequest, readonly AuditEvent[]] => {
    const next = completed(request, outcome, now);
    return [next, [changeCompleted(turn, next, outcome)]];
  };
  const stored = await moveClaimed(attempted, step, context);
  if (stored.kind === 'taken') await context.ports.audit.append(step(attempted)[1]);
  return stored;
}

function completed(request: ChangeRequest, outcome: ChangeResult, now: Date): ChangeRequest {
  const move = complete(request, outcome, now);
  if (move.kind === 'refused') throw new Error(move.text);
  return move.next;
}

const tookTooLong = (happened: string): string =>
  `${happened} It took so long that the request was settled meanwhile. No password is shown.`;

function whatHappened(outcome: ChangeResult, { subject }: ChangeRequest): string {
  const directory = homeNames[homeOf(subject)];
  switch (outcome.kind) {
    case 'done':
      return `The change WAS made in ${directory}.`;
    case 'refused':
      return 'The change was refused; nothing was changed.';
    case 'unknown':
      return `It is not known whether ${directory} made the change.`;
  }
}
