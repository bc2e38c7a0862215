import type { Finding } from './findings/finding.ts';

/** What a person meets on one side. `depends`: on the device or place; `n/a`: the side does not apply to this account. */
export type Effect = 'ok' | 'prompt' | 'blocked' | 'wait' | 'depends' | 'unknown' | 'n/a';

export interface Diagnosis {
  /** By rank. Never empty: `healthy` is a finding too. */
  readonly findings: readonly Finding[];
  readonly effect: { readonly onprem: Effect; readonly cloud: Effect };
}
