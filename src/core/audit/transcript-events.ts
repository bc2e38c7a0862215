import type { AuditEvent } from '../audit-event.ts';
import type { Checkpoint } from './checkpoint.ts';
import { checkpointPublishedCode, payloadsRemovedCode, signingKeyChangedCode } from './transcript-codes.ts';

interface Occasion {
  readonly correlationId: string;
  readonly now: Date;
}

export function checkpointPublished(occasion: Occasion, { size, root }: Checkpoint, keyId: string): AuditEvent {
  return event(checkpointPublishedCode, 'checkpoint_published', occasion, { size, root, keyId });
}

/** @param from - Id of the key before; `undefined` for the first one. */
export function signingKeyChanged(occasion: Occasion, from: string | undefined, verifierKey: string): AuditEvent {
  return event(signingKeyChangedCode, 'signing_key_changed', occasion, { from: from ?? null, to: verifierKey });
}

/** @param upTo - No payload up to this record is kept, those of events about the transcript apart. */
export function payloadsRemoved(occasion: Occasion, upTo: number, removed: number, before: string): AuditEvent {
  return event(payloadsRemovedCode, 'payloads_removed', occasion, { upTo, removed, before });
}

function event(code: string, name: string, { correlationId, now }: Occasion, details: AuditEvent['details']) {
  return { code, name, at: now.toISOString(), correlationId, details };
}
