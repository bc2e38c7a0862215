import type { AccountFacts } from '../facts.ts';
import type { Thresholds } from '../thresholds.ts';

/** Whom a cause stops. `ok` is `healthy` alone; `interrupt` asks the person for something; `unknown` is a missing fact. */
export type Blocks = 'ok' | 'both' | 'cloud' | 'onprem' | 'interrupt' | 'caveat' | 'info' | 'unknown';

/** One fact behind a finding: where it was read, under which name, and its value in words a person understands. */
export interface Evidence {
  readonly source: 'Active Directory' | 'Entra ID' | 'Sign-in log' | 'Tenant profile' | 'Latchkey';
  readonly name: string;
  readonly value: string;
}

/** What removes a cause. `command` is printed for an administrator and never run by Latchkey. */
export interface Remedy {
  readonly who:
    'agent' | 'person' | 'AD administrator' | 'sync administrator' | 'Entra administrator' | 'security team';
  readonly where: string;
  readonly action: string;
  readonly command?: string;
  readonly risk?: string;
}

/** A cause that holds for one account. */
export interface Finding {
  readonly code: string;
  readonly rank: number;
  readonly blocks: Blocks;
  readonly title: string;
  /** For the agent to say to the person on the phone. */
  readonly meaning: string;
  readonly evidence: readonly Evidence[];
  /** In order: the first is the one to try first. */
  readonly remedies: readonly Remedy[];
  /** Document and section the rule comes from. */
  readonly reference: string;
}

export type { AccountFacts, Thresholds };
