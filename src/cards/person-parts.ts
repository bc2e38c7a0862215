import type { Subject } from '../core/change-request.ts';
import type { Person } from '../core/person.ts';
import { signInNameOf } from '../core/subject.ts';
import { fact, heading, subtle } from './elements.ts';
import type { Element, Fact } from './schema.ts';
import { joined } from './lists.ts';
import { line } from './text.ts';

/** Name and what tells the person from a namesake. */
export function personHeader(person: Person | Subject, department = person.department): readonly Element[] {
  const title = 'title' in person ? person.title : undefined;
  const details = [person.userPrincipalName, person.sAMAccountName, title, department].filter(
    (each) => each !== undefined,
  );
  return [
    heading(line`${person.displayName}`),
    ...(details.length > 0 ? [subtle(joined(details.map((each) => line`${each}`)))] : []),
  ];
}

/** The words to type for this account; undefined when nothing unambiguous is known. */
export function typedName(person: Person | Subject): string | undefined {
  return person.userPrincipalName ?? person.sAMAccountName ?? person.objectGUID ?? person.entraObjectId;
}

/** Name, sign-in name and department as facts. */
export function subjectFacts(subject: Subject): readonly (Fact | undefined)[] {
  return [
    fact('For', line`${subject.displayName}`),
    fact('Account', line`${signInNameOf(subject)}`),
    subject.department === undefined ? undefined : fact('Department', line`${subject.department}`),
  ];
}

/** The end of an id: enough to tell two accounts apart, not enough to use. */
export function maskedId(person: Person): string | undefined {
  const id = person.objectGUID ?? person.entraObjectId;
  return id === undefined ? undefined : `…${id.slice(-4)}`;
}
