import type { Subject } from './change-request.ts';
import type { AccountFacts } from './facts.ts';
import type { PersonKey } from './person.ts';
import { isCloudOnly } from './situation.ts';

/** The directory in which an account's password is set. */
export type Home = 'ad' | 'entra';

export const homeNames: Readonly<Record<Home, string>> = { ad: 'Active Directory', entra: 'Entra ID' };

export function homeOf({ objectGUID }: Subject): Home {
  return objectGUID === undefined ? 'entra' : 'ad';
}

/** Where a change to the account as it is now would be made. Says nothing on whether it may be. */
export function homeOfFacts(facts: AccountFacts): Home {
  return isCloudOnly(facts) ? 'entra' : 'ad';
}

/** The id by which requests and records of this account are kept: a GUID of AD, or of Entra ID where AD has none. */
export function subjectIdOf(subject: Subject): string {
  return subject.objectGUID ?? subject.entraObjectId;
}

/** The same id, of an account as it was read. `undefined`: its AD side was not read, or has no id. */
export function subjectIdOfFacts({ ad, entra }: AccountFacts): string | undefined {
  if (ad.kind === 'read') return ad.value.objectGUID;
  return ad.kind === 'absent' && entra.kind === 'read' ? entra.value.id : undefined;
}

/** The name by which the person and the helpdesk know the account. */
export function signInNameOf(subject: Subject): string {
  if (subject.objectGUID === undefined) return subject.userPrincipalName;
  return subject.userPrincipalName ?? subject.sAMAccountName;
}

/** Finds exactly this account again. */
export function keyOfSubject(subject: Subject): PersonKey {
  return subject.objectGUID === undefined
    ? { by: 'entra-id', value: subject.entraObjectId }
    : { by: 'object-guid', value: subject.objectGUID };
}
