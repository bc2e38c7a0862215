import type { Person, PersonKey } from '../core/person.ts';
import type { Candidate } from './look-up.ts';

/** A possible person, as a choice card shows it. */
export function personOfCandidate(candidate: Candidate): Person {
  const raw = 'ad' in candidate ? candidate.ad : candidate.entra;
  const text = (name: string): string | undefined => (typeof raw[name] === 'string' ? raw[name] : undefined);
  const shown = text('displayName') ?? text('userPrincipalName') ?? text('sAMAccountName') ?? 'no name';
  return dropUndefined({
    displayName: shown,
    userPrincipalName: text('userPrincipalName'),
    sAMAccountName: 'ad' in candidate ? text('sAMAccountName') : text('onPremisesSamAccountName'),
    department: text('department'),
    title: text('title'),
    distinguishedName: text('distinguishedName'),
    objectGUID: 'ad' in candidate ? text('objectGUID') : undefined,
    entraObjectId: 'entra' in candidate ? text('id') : undefined,
  });
}

/** The key that finds exactly this candidate again. */
export function keyOfPerson(person: Person): PersonKey | undefined {
  if (person.objectGUID) return { by: 'object-guid', value: person.objectGUID };
  return person.entraObjectId ? { by: 'entra-id', value: person.entraObjectId } : undefined;
}

function dropUndefined(person: { [K in keyof Person]: Person[K] | undefined }): Person {
  return Object.fromEntries(Object.entries(person).filter(([, value]) => value !== undefined)) as unknown as Person;
}
