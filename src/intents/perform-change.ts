import { claim, reissue } from '../core/approval.ts';
import { carryOut } from './carry-out.ts';
import type { Outcome } from './outcome.ts';
import { checkChange } from './plan-change.ts';
import type { Press } from './press-request.ts';
import { readAgain } from './read-again.ts';
import { refusePress } from './refuse-press.ts';
import { settleMove, show } from './settle-move.ts';
import { voidBecause } from './void-request.ts';

/**
 * *Reset and show once*, or *I did not get it*: read again, judge again, claim, carry out. The claim is one
 * compare-and-set, so that of two presses one goes on; an account that changed since the request voids it.
 */
export async function performChange(press: Press, which: 'first' | 'again'): Promise<Outcome> {
  const { request, groups, turn, context } = press;
  const start = which === 'first' ? claim : reissue;
  const move = start(request, turn.actor, turn.now, context.settings.policy);
  if (move.kind === 'refused')
    return refusePress(which === 'first' ? 'request.perform' : 'request.reissue', move, press);

  const now = await readAgain(request, context);
  if (now.kind === 'unreadable') return show(request, press, now.text);
  if (groups === 'unknown') return show(request, press, rightsUnknown);
  // The change itself moved the password dates, so a re-issue is judged by the rules alone.
  const changes = which === 'again' && now.kind === 'read' ? [] : now.changes;
  const objections = [...changes, ...(now.kind === 'read' ? rulesAgainst(now.account, press) : [])];
  if (objections.length > 0) {
    return which === 'first'
      ? voidBecause(objections, press)
      : show(request, press, `No other password was set: ${objections.join('; ')}.`);
  }
  // No event yet: the attempt is recorded when the change is about to be sent.
  const claimed = await settleMove(move.next, [], press);
  if (claimed.kind === 'lost') return claimed.outcome;
  return carryOut(move.next, press, minimumLengthOf(now));
}

const rightsUnknown =
  'Your group membership could not be read from Entra ID just now. Nothing was changed; press again in a minute.';

/** Why the rules forbid the approved change to the account as it is now; empty: they do not. */
function rulesAgainst(account: Parameters<typeof checkChange>[0], press: Press): readonly string[] {
  const { request, groups, turn, context } = press;
  const checked = checkChange(account, request.change, { objectId: turn.actor.aadObjectId, groups }, context);
  return checked.kind === 'refused' ? checked.because.map((reason) => reason.text) : [];
}

/** How long the domain wants passwords to be; 0: it did not say. */
function minimumLengthOf(now: Awaited<ReturnType<typeof readAgain>>): number {
  const ad = now.kind === 'read' ? now.account.facts.ad : undefined;
  return (ad?.kind === 'read' ? ad.value.domain.minPwdLength : undefined) ?? 0;
}
