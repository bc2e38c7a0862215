import { auditEvents, type AuditKind } from './audit/codes.ts';
import {
  accountDetails,
  changeDetails,
  subjectOfFacts,
  subjectOfRequest,
  tidy,
  type Details,
} from './audit/details.ts';
import type { ChangeResult, MoveRefusal } from './approval.ts';
import type { AuditEvent } from './audit-event.ts';
import type { Actor, ChangeRequest } from './change-request.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { AccountFacts } from './facts.ts';

// One builder per event. What people typed is redacted and made printable here, so that no caller can forget it.

/** Who acts, in which turn, and when. `actor` is missing where Latchkey acts by itself (recovery, expiry by clock). */
export interface AuditTurn {
  readonly actor?: Actor;
  readonly correlationId: string;
  readonly now: Date;
}

interface Reason {
  readonly code: string;
  readonly text: string;
}

interface Understood {
  readonly intent: string;
  readonly targets: readonly { readonly kind: string; readonly value: string }[];
  readonly ticket?: string;
  readonly reason?: string;
  readonly ask?: string;
}

export function messageUnderstood(turn: AuditTurn, understood: Understood): AuditEvent {
  const { intent, targets, ticket, reason, ask } = understood;
  return event('messageUnderstood', turn, {
    intent,
    targets: targets.map(({ kind, value }) => `${kind}: ${value}`),
    ticket,
    reason,
    ask,
  });
}

/** `what` is the intent: `diagnose`, `sync`, `reset`, `unlock`, `audit`. */
export function factsViewed(turn: AuditTurn, what: string, facts: AccountFacts, diagnosis: Diagnosis): AuditEvent {
  return event(
    'factsViewed',
    turn,
    { what, causes: diagnosis.findings.map(({ code }) => code), ...diagnosis.effect, ...accountDetails(facts) },
    subjectOfFacts(facts),
  );
}

/** Somebody without the right asked. `what` is the intent or verb. */
export function requestDenied(turn: AuditTurn, what: string, because: readonly Reason[]): AuditEvent {
  return event('accessDenied', turn, { what, ...reasons(because) });
}

/** The account or policy forbids the change. */
export function requestRefused(
  turn: AuditTurn,
  change: 'reset' | 'unlock',
  facts: AccountFacts,
  because: readonly Reason[],
): AuditEvent {
  const details = { what: change, ...reasons(because), ...accountDetails(facts) };
  return event('requestRefused', turn, details, subjectOfFacts(facts));
}

export const requestPlanned = requestEvent('requestPlanned');
export const requestSubmitted = requestEvent('requestSubmitted');
export const requestCancelled = requestEvent('requestCancelled');
export const requestExpired = requestEvent('requestExpired');

export function approvalDecided(turn: AuditTurn, request: ChangeRequest, verdict: 'approve' | 'deny'): AuditEvent {
  return aboutRequest(verdict === 'approve' ? 'approvalGranted' : 'approvalWithheld', turn, request);
}

/** A press on approve or deny that was not allowed, e.g. by the requester himself. The request is as it was. */
export function approvalDenied(
  turn: AuditTurn,
  request: ChangeRequest,
  verdict: 'approve' | 'deny',
  refusal: { readonly code: MoveRefusal; readonly text: string },
): AuditEvent {
  return aboutRequest('approvalDenied', turn, request, { verdict, because: refusal.code, text: refusal.text });
}

/** A press on a request by somebody who may not make it. The request is as it was. */
export function pressDenied(
  turn: AuditTurn,
  request: ChangeRequest,
  verb: string,
  refusal: { readonly code: MoveRefusal; readonly text: string },
): AuditEvent {
  return aboutRequest('accessDenied', turn, request, { what: verb, ...reasons([refusal]) });
}

/** Written before the change, so that a crash leaves a trace. A second password inside one approval has its own name. */
export function changeAttempted(turn: AuditTurn, request: ChangeRequest): AuditEvent {
  return aboutRequest(request.reveals > 0 ? 'changeReissued' : 'changeAttempted', turn, request);
}

export function changeCompleted(turn: AuditTurn, request: ChangeRequest, result: ChangeResult): AuditEvent {
  const kinds = { done: 'changePerformed', refused: 'changeFailed', unknown: 'changeOutcomeUnknown' } as const;
  return aboutRequest(kinds[result.kind], turn, request, {
    server: result.server,
    because: result.kind === 'done' ? undefined : result.code,
    pwdLastSet: request.outcome?.pwdLastSet,
  });
}

/** Recovery settled a change whose answer was lost, from what the directory shows. */
export function changeSettled(turn: AuditTurn, request: ChangeRequest): AuditEvent {
  return aboutRequest('changeSettled', turn, request);
}

export function requestVoided(turn: AuditTurn, request: ChangeRequest, changes: readonly string[]): AuditEvent {
  return aboutRequest('requestVoided', turn, request, { because: 'target_changed', changes });
}

/** That a secret was handed over and by which way; never the secret. */
export function secretDelivered(turn: AuditTurn, request: ChangeRequest, way: string): AuditEvent {
  return aboutRequest('secretDelivered', turn, request, { way });
}

/** A programming fault ended the turn. The message of an exception may hold anything, so it is redacted like typed text. */
export function defectMet(turn: AuditTurn, where: string, message: string): AuditEvent {
  return event('defect', turn, { where, message });
}

function requestEvent(kind: AuditKind): (turn: AuditTurn, request: ChangeRequest) => AuditEvent {
  return (turn, request) => aboutRequest(kind, turn, request);
}

function aboutRequest(kind: AuditKind, turn: AuditTurn, request: ChangeRequest, details: Details = {}): AuditEvent {
  return {
    ...event(kind, turn, { ...changeDetails(request), ...details }, subjectOfRequest(request)),
    requestId: request.id,
  };
}

function event(kind: AuditKind, turn: AuditTurn, details: Details, subject?: AuditEvent['subject']): AuditEvent {
  const { actor } = turn;
  return {
    ...auditEvents[kind],
    at: turn.now.toISOString(),
    correlationId: turn.correlationId,
    ...(actor && {
      actor: { aadObjectId: actor.aadObjectId, tenantId: actor.tenantId, name: tidy.name(actor.name) },
    }),
    ...(subject && { subject }),
    details: tidy.details(details),
  };
}

const reasons = (because: readonly Reason[]): Details => ({
  because: because.map(({ code }) => code),
  text: because.map(({ text }) => text),
});
