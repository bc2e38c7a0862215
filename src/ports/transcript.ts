import type { AuditEvent } from '../core/audit-event.ts';
import type { ChainHead, StoredRecord, UnreadableRecord } from '../core/audit/record.ts';
import type { TreeSummary } from '../core/audit/tree.ts';

/** The transcript as a chain of records: for verifying, exporting, checkpoints and retention. */
export interface Transcript {
  /** Oldest first, page by page, each as it is stored: nothing is believed yet. Holds no lock while it is read. */
  records(filter: TranscriptFilter): AsyncIterable<RecordPage>;

  /** Where the store says that the chain ends. */
  head(): Promise<ChainHead>;

  lastCheckpoint(): Promise<KeptCheckpoint | undefined>;

  /** Keeps a published checkpoint and appends its event, at once. Does nothing when one of that size is kept already. */
  keepCheckpoint(checkpoint: KeptCheckpoint, event: AuditEvent): Promise<void>;

  /**
   * Removes the payloads of the oldest records, up to the first one that was recorded at `before` or later, apart from
   * events about the transcript, and appends the event that says so, at once.
   *
   * @param event - Is given the last record that lost its payload and how many did now. Not called when none would.
   */
  removePayloads(before: string, event: (upTo: number, removed: number) => AuditEvent): Promise<void>;
}

export type RecordPage = readonly (StoredRecord | UnreadableRecord)[];

export interface TranscriptFilter {
  readonly requestId?: string;
  readonly code?: string;
  /** By the event's own time, both included. Records without payload have none and are left out. */
  readonly since?: string;
  readonly until?: string;
  /** Records after this one only. */
  readonly after?: number;
}

export interface KeptCheckpoint {
  readonly size: number;
  readonly note: string;
  readonly tree: TreeSummary;
  readonly madeAt: string;
  readonly keyId: string;
}
