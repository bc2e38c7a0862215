import type { AuditEvent } from '../audit-event.ts';
import type { Checkpoint } from './checkpoint.ts';
import { auditEvents } from './codes.ts';

interface Occasion {
  readonly correlationId: string;
  readonly now: Date;
}

export function checkpointPublished(occasion: Occasion, { size, root }: Checkpoint, keyId: string): AuditEvent {
  return event(auditEvents.checkpointPublished, occasion, { size, root, keyId });
}

/** @param from - Id of the key before; `undefined` for the first one. */
export function signingKeyChanged(occasion: Occasion, from: string | undefined, verifierKey: string): AuditEvent {
  return event(auditEvents.signingKeyChanged, occasion, { from: from ?? null, to: verifierKey });
}

/** @param upTo - No payload up to this record is kept, those of events about the transcript apart. */
export function payloadsRemoved(occasion: Occasion, upTo: number, removed: number, before: string): AuditEvent {
  return event(auditEvents.payloadsRemoved, occasion, { upTo, removed, before });
}

function event(
  kind: { readonly code: string; readonly name: string },
  { correlationId, now }: Occasion,
  details: AuditEvent['details'],
): AuditEvent {
  return { ...kind, at: now.toISOString(), correlationId, details };
}
