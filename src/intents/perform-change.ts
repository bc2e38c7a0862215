import { claim, reissue, voidRequest } from '../core/approval.ts';
import { changeAttempted, requestVoided } from '../core/audit.ts';
import type { ChangeRequest } from '../core/change-request.ts';
import { diagnose } from '../core/diagnose.ts';
import { fingerprint, fingerprintChanges } from '../core/fingerprint.ts';
import { carryOut } from './carry-out.ts';
import { expireIfDue } from './expire-request.ts';
import { lookUp } from './look-up.ts';
import type { Outcome } from './outcome.ts';
import { checkChange } from './plan-change.ts';
import type { Press } from './press-request.ts';
import { settleMove, show } from './settle-move.ts';

/**
 * *Reset and show once*, or *I did not get it*: claim, read again, judge again, then carry out. The claim is one
 * compare-and-set, so that of two presses one goes on; an account that changed since the request voids it.
 */
export async function performChange(press: Press, which: 'first' | 'again'): Promise<Outcome> {
  const { request, turn, context } = press;
  const { policy } = context.settings;
  const move =
    which === 'first' ? claim(request, turn.actor, turn.now, policy) : reissue(request, turn.actor, turn.now, policy);
  if (move.kind === 'refused') return show(await expireIfDue(press), press, move.text);
  const claimed = await settleMove(move.next, [changeAttempted(turn, move.next)], press);
  if (claimed.kind === 'lost') return claimed.outcome;

  const { objections, minimumLength } = await judgeAgain(move.next, press, which);
  if (objections.length === 0) return carryOut(move.next, press, minimumLength);
  const voided = voidRequest(move.next, objections, turn.now);
  if (voided.kind === 'refused') return show(move.next, press, voided.text);
  const stored = await settleMove(voided.next, [requestVoided(turn, voided.next, objections)], press);
  if (stored.kind === 'lost') return stored.outcome;
  await context.ports.cards.update(voided.next);
  return show(voided.next, press, `Nothing was changed: ${objections.join('; ')}.`);
}

/** Why the approved change may not happen to the account as it is now (empty: it may), and how long a password must be. */
async function judgeAgain(
  request: ChangeRequest,
  { groups, turn, context }: Press,
  which: 'first' | 'again',
): Promise<{ readonly objections: readonly string[]; readonly minimumLength?: number }> {
  const found = await lookUp(
    { by: 'object-guid', value: request.subject.objectGUID },
    context.ports,
    context.settings.profile,
  );
  if (found.kind !== 'found') return { objections: ['the account could not be read again'] };
  // The change itself moved the password dates, so a re-issue is judged by the rules alone.
  const changes = which === 'first' ? fingerprintChanges(request.fingerprint, fingerprint(found.facts)) : [];
  const account = { ...found, diagnosis: diagnose(found.facts) };
  const checked = checkChange(account, request.change, { objectId: turn.actor.aadObjectId, groups }, context);
  const minimumLength = found.facts.ad.kind === 'read' ? found.facts.ad.value.domain.minPwdLength : undefined;
  return {
    objections: [...changes, ...(checked.kind === 'refused' ? checked.because.map((reason) => reason.text) : [])],
    ...(minimumLength !== undefined && { minimumLength }),
  };
}
