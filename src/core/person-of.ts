import type { AdSubject, EntraSubject, Subject } from './change-request.ts';
import { linkedIdsOf } from './linked-identity.ts';
import type { AccountFacts, AdAccount, EntraUser } from './facts.ts';
import type { Person } from './person.ts';
import { homeOfFacts } from './subject.ts';

/** Names the person the facts are about, AD's words first. Falls back to the query where nothing could be read. */
export function personOf(facts: AccountFacts): Person {
  const ad = theAdAccount(facts);
  const entra = theEntraUser(facts);
  return withoutUndefined({
    displayName: nameOf(facts),
    userPrincipalName: ad?.userPrincipalName ?? entra?.userPrincipalName,
    sAMAccountName: ad?.sAMAccountName ?? entra?.onPremisesSamAccountName,
    department: ad?.department ?? entra?.department,
    title: ad?.title,
    distinguishedName: ad?.distinguishedName,
    objectGUID: ad?.objectGUID,
    objectSid: ad?.objectSid,
    entraObjectId: entra?.id,
  });
}

/** Pins the account for a change. `undefined`: no single account can be named in the directory that holds its password. */
export function subjectOf(facts: AccountFacts): Subject | undefined {
  return homeOfFacts(facts) === 'entra' ? entraSubjectOf(facts) : adSubjectOf(facts);
}

function entraSubjectOf(facts: AccountFacts): EntraSubject | undefined {
  const entra = theEntraUser(facts);
  if (facts.ad.kind !== 'absent' || !entra?.id || !entra.userPrincipalName) return undefined;
  return withoutUndefined({
    entraObjectId: entra.id,
    userPrincipalName: entra.userPrincipalName,
    displayName: nameOf(facts),
    department: entra.department,
    employeeId: linkedIdsOf(facts).employeeId,
  });
}

function adSubjectOf(facts: AccountFacts): AdSubject | undefined {
  const ad = theAdAccount(facts);
  const entra = theEntraUser(facts);
  if (!ad?.objectGUID || !ad.distinguishedName || !ad.sAMAccountName) return undefined;
  const linked = linkedIdsOf(facts);
  return withoutUndefined({
    objectGUID: ad.objectGUID,
    objectSid: ad.objectSid,
    entraObjectId: entra?.id,
    distinguishedName: ad.distinguishedName,
    sAMAccountName: ad.sAMAccountName,
    userPrincipalName: ad.userPrincipalName ?? entra?.userPrincipalName,
    displayName: nameOf(facts),
    department: ad.department ?? entra?.department,
    immutableId: linked.immutableId,
    employeeId: linked.employeeId,
  });
}

/** The AD account, unless several matched: then nothing of what was read may be used. */
function theAdAccount({ ad }: AccountFacts): AdAccount | undefined {
  return ad.kind === 'read' && ad.value.matches <= 1 ? ad.value : undefined;
}

function theEntraUser({ entra }: AccountFacts): EntraUser | undefined {
  return entra.kind === 'read' ? entra.value : undefined;
}

function nameOf(facts: AccountFacts): string {
  const ad = theAdAccount(facts);
  const entra = theEntraUser(facts);
  const query = facts.ad.kind === 'read' ? facts.ad.value.query : undefined;
  const names = [
    ad?.displayName,
    entra?.displayName,
    ad?.sAMAccountName,
    ad?.userPrincipalName,
    entra?.userPrincipalName,
    query,
  ];
  return names.find((name) => name?.trim()) ?? 'Unknown person';
}

type Known<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out what is not known, so that "absent" has one form. */
function withoutUndefined<T extends object>(values: T): Known<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Known<T>;
}
