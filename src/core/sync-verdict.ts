import type { AccountFacts } from './facts.ts';
import type { Evidence, Remedy } from './findings/finding.ts';

/** Whether the password set in AD is the one the cloud accepts. */
export interface SyncVerdict {
  readonly kind: 'in-step' | 'pending' | 'withheld' | 'stale' | 'diverged' | 'not-applicable' | 'unknown';
  /** One sentence for the agent. */
  readonly headline: string;
  /** `pending` only: when to start worrying. */
  readonly deadline?: Date;
  /** Codes of the causes the verdict rests on, from the same diagnosis; may be empty for `in-step`. */
  readonly because: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly remedies: readonly Remedy[];
}

export type { AccountFacts };
