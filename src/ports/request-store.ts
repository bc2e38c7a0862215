import type { AuditEvent } from '../core/audit-event.ts';
import type { ChangeRequest, RequestState } from '../core/change-request.ts';

/** Change requests. Every write is durable before it resolves, in one transaction with its audit events, or rejects. */
export interface RequestStore {
  create(request: ChangeRequest, events: readonly AuditEvent[]): Promise<void>;

  get(id: string): Promise<ChangeRequest | undefined>;

  /**
   * Compare-and-set: stores `next` when the stored version is `next.version - 1`. Otherwise nothing is written (the
   * events neither) and the current request comes back.
   */
  move(next: ChangeRequest, events: readonly AuditEvent[]): Promise<MoveResult>;

  /** Newest first, at most `limit`. */
  list(filter: RequestFilter, limit: number): Promise<readonly ChangeRequest[]>;
}

export type MoveResult =
  { readonly kind: 'moved' } | { readonly kind: 'lost'; readonly current: ChangeRequest | undefined };

export interface RequestFilter {
  readonly states?: readonly RequestState[];
  /** `subjectIdOf`: the objectGUID, or the object id in Entra ID of an account that is there alone. */
  readonly subjectGUID?: string;
  readonly requesterId?: string;
  /** ISO 8601: created at or after. */
  readonly since?: string;
}
