/** What can be wrong with a transcript. */
export type FlawKind =
  /** A record is not what was recorded. */
  | 'changed'
  | 'removed'
  | 'reordered'
  | 'inserted'
  /** The newest records are missing. */
  | 'tail-cut'
  /** Every link holds, yet the records are not those that were signed. */
  | 'recomputed'
  /** A payload is missing although no event says that it was removed. */
  | 'payload-missing'
  | 'checkpoint-missing'
  /** A checkpoint was not signed by a key that is trusted, or not for this transcript. */
  | 'checkpoint-forged'
  | 'clock-backwards';

export interface Flaw {
  readonly kind: FlawKind;
  /** The first record that is wrong. */
  readonly record: number;
  /** Where only a range can be told: its last record. */
  readonly upTo?: number;
  readonly text: string;
}
