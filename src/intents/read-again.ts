import type { ChangeRequest } from '../core/change-request.ts';
import { diagnose } from '../core/diagnose.ts';
import { fingerprint, fingerprintChanges } from '../core/fingerprint.ts';
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
  const found = await lookUp({ by: 'object-guid', value: request.subject.objectGUID }, ports, settings.profile);
  if (found.kind === 'nobody' && found.unreadable.includes('ad')) return unreadable('Active Directory');
  if (found.kind !== 'found') return { kind: 'gone', changes: ['The account is no longer in Active Directory'] };
  const { ad, entra } = found.facts;
  if (ad.kind === 'unavailable') return unreadable('Active Directory');
  if (entra.kind === 'unavailable') return unreadable('Entra ID');
  const changes = fingerprintChanges(request.fingerprint, fingerprint(found.facts));
  return { kind: 'read', account: { ...found, diagnosis: diagnose(found.facts) }, changes };
}

function unreadable(side: string): ReadAgain {
  return {
    kind: 'unreadable',
    text: `${side} could not be read just now. Nothing was changed; press again in a minute.`,
  };
}
