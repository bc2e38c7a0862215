import type { AuditEvent } from '../core/audit-event.ts';

/** The transcript. Append-only. */
export interface AuditLog {
  /** Resolves when the events are durable, rejects otherwise; the caller then does not act. */
  append(events: readonly AuditEvent[]): Promise<void>;

  /** Newest first, at most `limit`. */
  query(filter: AuditFilter, limit: number): Promise<readonly AuditEvent[]>;
}

export interface AuditFilter {
  readonly requestId?: string;
  /** The objectGUID; of an event that has none the object id in Entra ID. */
  readonly subjectGUID?: string;
  readonly actorId?: string;
  readonly code?: string;
  readonly since?: string;
}
