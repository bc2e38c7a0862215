import type { AuditEvent } from '../audit-event.ts';
import type { ChangeRequest } from '../change-request.ts';
import type { AccountFacts } from '../facts.ts';
import type { Person } from '../person.ts';
import { personOf } from '../person-of.ts';
import { homeOf } from '../subject.ts';
import { printable, redact } from '../redact.ts';

export type Details = Readonly<Record<string, string | number | boolean | null | readonly string[] | undefined>>;
type Subject = NonNullable<AuditEvent['subject']>;

/** Longer text is cut here and says so. */
const longestText = 1_000;

export const tidy = {
  /** Names come from a directory: made printable, not redacted. */
  name: (text: string): string => cut(printable(text)),

  /** Everything that may hold typed text: printable first, so that an invisible character cannot hide a secret. */
  details: (details: Details): AuditEvent['details'] =>
    Object.fromEntries(
      Object.entries(details).flatMap(([key, value]) => (value === undefined ? [] : [[key, tidyValue(value)]])),
    ),
};

/** What the request asks for, as it stands. */
export function changeDetails(request: ChangeRequest): Details {
  const { change, decisions, caveats = [] } = request;
  const risks = caveats.map(({ code }) => code).filter((code) => code.startsWith('risk-'));
  return {
    change: change.kind,
    home: homeOf(request.subject),
    ...(change.kind === 'reset' && { forceChange: change.forceChange, unlock: change.unlock }),
    state: request.state,
    requester: request.requester.aadObjectId,
    reason: request.reason,
    ticket: request.ticket,
    verification: request.verification,
    ...(request.approvalsNeeded !== undefined && { approvalsNeeded: request.approvalsNeeded }),
    ...(risks.length > 0 && { risks }),
    ...(decisions.length > 0 && { decidedBy: decisions.map(({ by, verdict }) => `${verdict}: ${by.aadObjectId}`) }),
    reveals: request.reveals,
  };
}

/** Which sources the answer rests on. */
export function accountDetails({ ad, entra, signIns, now }: AccountFacts): Details {
  return {
    readAt: now.toISOString(),
    ad: ad.kind === 'unavailable' ? ad.code : ad.kind,
    entra: entra.kind === 'unavailable' ? entra.code : entra.kind,
    signIns: signIns.kind === 'unavailable' ? signIns.code : signIns.kind,
    server: ad.kind === 'read' ? ad.value.server : undefined,
  };
}

export function subjectOfFacts(facts: AccountFacts): Subject {
  const { objectGUID, objectSid, entraObjectId, distinguishedName, userPrincipalName, displayName } = personOf(facts);
  return subject({ objectGUID, objectSid, entraObjectId, distinguishedName, userPrincipalName, displayName });
}

export function subjectOfPerson(person: Person): Subject {
  const { objectGUID, objectSid, entraObjectId, distinguishedName, userPrincipalName, displayName } = person;
  return subject({ objectGUID, objectSid, entraObjectId, distinguishedName, userPrincipalName, displayName });
}

export function subjectOfRequest({ subject: about }: ChangeRequest): Subject {
  const { objectGUID, objectSid, entraObjectId, distinguishedName, userPrincipalName, displayName } = about;
  return subject({ objectGUID, objectSid, entraObjectId, distinguishedName, userPrincipalName, displayName });
}

function subject(names: { readonly [K in keyof Subject]: string | undefined }): Subject {
  return Object.fromEntries(
    Object.entries(names).flatMap(([key, value]) => (value === undefined ? [] : [[key, tidy.name(value)]])),
  );
}

function tidyValue(value: Exclude<Details[string], undefined>): AuditEvent['details'][string] {
  if (typeof value === 'string') return tidyText(value);
  return Array.isArray(value) ? value.map((entry: string) => tidyText(entry)) : value;
}

const tidyText = (text: string): string => cut(redact(printable(text)));

function cut(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText).toWellFormed()} [cut at ${longestText}]`;
}
