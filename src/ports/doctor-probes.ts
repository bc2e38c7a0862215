import type { AdFacts } from '../core/doctor/ad-facts.ts';
import type { AuditFacts } from '../core/doctor/audit-checks.ts';
import type { BotFacts } from '../core/doctor/bot-checks.ts';
import type { FileFacts } from '../core/doctor/file-checks.ts';
import type { GraphFacts } from '../core/doctor/graph-facts.ts';
import type { MachineFacts } from '../core/doctor/machine-checks.ts';
import type { StoreFacts } from '../core/doctor/store-facts.ts';
import type { TenantContradiction } from '../core/tenant-contradictions.ts';

/**
 * Looks at one part of the set-up and changes nothing. What cannot be seen is in the facts; a probe rejects only when it
 * broke off as a whole or its time was up.
 */
export type Probe<Facts> = () => Promise<Facts>;

export interface DoctorProbes {
  readonly machine: Probe<MachineFacts>;
  readonly graph: Probe<GraphFacts>;
  /** What speaks against the tenant profile on single accounts; undefined: no account could be read. */
  readonly contradictions: Probe<readonly TenantContradiction[] | undefined>;
  /** Those below are missing in the lab, which has no such part that could be broken. */
  readonly files?: Probe<readonly FileFacts[]>;
  readonly ad?: Probe<AdFacts>;
  readonly bot?: Probe<BotFacts>;
  readonly store?: Probe<StoreFacts>;
  readonly audit?: Probe<AuditFacts>;
}
