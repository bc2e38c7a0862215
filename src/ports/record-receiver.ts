import type { StoredRecord } from '../core/audit/record.ts';

/** Milliseconds that one delivery may take; then it has failed. */
export const deliveryTakesAtMost = 30_000;

/** A system outside that collects the transcript, such as a SIEM. */
export interface RecordReceiver {
  /** Says where it is, without a secret. Another name counts as another receiver, which gets every record. */
  readonly name: string;

  /**
   * Resolves when the receiver has all of them, in this order, each whole; rejects when that is not certain. The same
   * records may come again.
   *
   * @param signal - Ends the delivery before its time is over.
   */
  deliver(records: readonly StoredRecord[], signal: AbortSignal): Promise<void>;
}
