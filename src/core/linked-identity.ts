import type { Actor, Subject } from './change-request.ts';
import type { AccountFacts } from './facts.ts';
import { immutableIdOf } from './immutable-id.ts';

/** What ties accounts to one person beside the Entra object id. What is not known is left out. */
export interface LinkedIds {
  readonly objectGUID?: string;
  readonly objectSid?: string;
  /** `onPremisesImmutableId`, or what AD holds as the source anchor: base64. */
  readonly immutableId?: string;
  /** Of the person, not of the account: an administrator's second account bears the same. */
  readonly employeeId?: string;
}

export interface Identity extends LinkedIds {
  readonly entraObjectId?: string;
}

/**
 * Whether two accounts are known to belong to one person: they share the Entra object id, the SID, the anchor or the
 * employee number. False says only that nothing known ties them.
 */
export function samePerson(a: Identity, b: Identity): boolean {
  const known = new Set(keysOf(a));
  return keysOf(b).some((key) => known.has(key));
}

export function identityOfActor({ aadObjectId, linked }: Actor): Identity {
  return { ...linked, entraObjectId: aadObjectId };
}

export function identityOfSubject(subject: Subject): Identity {
  const { objectGUID, objectSid, immutableId, employeeId, entraObjectId } = subject;
  return known({ objectGUID, objectSid, immutableId, employeeId, entraObjectId });
}

/** The ids both directories give for one account. Nothing of AD where several accounts matched. */
export function linkedIdsOf(facts: AccountFacts): LinkedIds {
  const ad = facts.ad.kind === 'read' && facts.ad.value.matches <= 1 ? facts.ad.value : undefined;
  const entra = facts.entra.kind === 'read' ? facts.entra.value : undefined;
  return known({
    objectGUID: ad?.objectGUID,
    objectSid: ad?.objectSid ?? entra?.onPremisesSecurityIdentifier,
    immutableId: entra?.onPremisesImmutableId ?? ad?.consistencyGuid,
    employeeId: [ad?.employeeID, entra?.employeeId].find((id) => id !== undefined && id.trim() !== ''),
  });
}

/** An anchor is the objectGUID where no other was chosen, so both are compared in one form. Base64 keeps its case. */
function keysOf({ entraObjectId, objectGUID, objectSid, immutableId, employeeId }: Identity): readonly string[] {
  const anchors = [immutableId, objectGUID === undefined ? undefined : immutableIdOf(objectGUID)];
  return [
    key('entra', entraObjectId?.toLowerCase()),
    key('sid', objectSid?.toUpperCase()),
    ...anchors.map((anchor) => key('anchor', anchor)),
    key('employee', employeeId?.toLowerCase()),
  ].filter((one) => one !== undefined);
}

function key(kind: string, value: string | undefined): string | undefined {
  const id = value?.trim();
  return id ? `${kind} ${id}` : undefined;
}

function known(ids: { readonly [K in keyof Identity]: string | undefined }): Identity {
  return Object.fromEntries(Object.entries(ids).filter(([, id]) => id !== undefined));
}
