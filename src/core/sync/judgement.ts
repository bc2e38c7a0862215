import type { SyncVerdict } from '../sync-verdict.ts';

/** A verdict before the diagnosis is consulted: `codes` are the causes it may rest on, if they hold. */
export interface Judgement {
  readonly kind: SyncVerdict['kind'];
  readonly headline: string;
  readonly codes: readonly string[];
  readonly deadline?: Date;
}
