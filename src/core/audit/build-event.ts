import type { AuditEvent } from '../audit-event.ts';
import type { Actor } from '../change-request.ts';
import { auditEvents, type AuditKind } from './codes.ts';
import { tidy, type Details } from './details.ts';

/** Who acts, in which turn, and when. `actor` is missing where Latchkey acts by itself (recovery, expiry by clock). */
export interface AuditTurn {
  readonly actor?: Actor;
  readonly correlationId: string;
  readonly now: Date;
  /** Fingerprint of the policy by which the turn decides. */
  readonly policyVersion?: string;
}

export interface Reason {
  readonly code: string;
  readonly text: string;
}

export function event(kind: AuditKind, turn: AuditTurn, details: Details, subject?: AuditEvent['subject']): AuditEvent {
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

export const reasons = (because: readonly Reason[]): Details => ({
  because: because.map(({ code }) => code),
  text: because.map(({ text }) => text),
});
