import type { ChangeRequest } from '../core/change-request.ts';
import { diagnose } from '../core/diagnose.ts';
import { fingerprint, fingerprintChanges } from '../core/fingerprint.ts';
import { homeNames, homeOf, keyOfSubject } from '../core/subject.ts';
import type { Account } from './answer-about.ts';
import { lookUp } from './look-up.ts';
import type { Context } from './turn.ts';

/** The account of a request as it is now. `unreadable`: nobody knows, so nothing may follow from it, a void neither. */
export type ReadAgain =
  | { readonly kind: 'unreadable'; readonly text: string }
  /** `changes`: what differs from the account the request was made for; empty: nothing. */
  | { readonly kind: 'read'; readonly account: Account; readonly changes: readonly string[] }
  | { readonly kind: 'gone'; readonly changes: readonly string[] };

export async function readAgain(request: ChangeRequest, { ports, settings }: Context): Promise<ReadAgain> {
  const home = homeOf(request.subject);
  const { objectGUID, entraObjectId } = request.subject;
  const lastMate =
    objectGUID === undefined || entraObjectId === undefined
      ? undefined
      : ({ by: 'entra-id', value: entraObjectId } as const);
  const found = await lookUp(keyOfSubject(request.subject), ports, settings.profile, lastMate);
  if (found.kind === 'nobody' && found.unreadable.includes(home)) return unreadable(homeNames[home]);
  if (found.kind !== 'found') return gone(home);
  const { ad, entra } = found.facts;
  if (ad.kind === 'unavailable') return unreadable('Active Directory');
  if (entra.kind === 'unavailable') return unreadable('Entra ID');
  // Somebody may be found on the other side alone: that is not the account the request was made for.
  if (home === 'ad' ? ad.kind === 'absent' : entra.kind === 'absent') return gone(home);
  const changes = fingerprintChanges(request.fingerprint, fingerprint(found.facts));
  return { kind: 'read', account: { ...found, diagnosis: diagnose(found.facts) }, changes };
}

function gone(home: keyof typeof homeNames): ReadAgain {
  return { kind: 'gone', changes: [`The account is no longer in ${homeNames[home]}`] };
}

function unreadable(side: string): ReadAgain {
  return {
    kind: 'unreadable',
    text: `${side} could not be read just now. Nothing was changed; press again in a minute.`,
  };
}
