import type { Diagnosis } from './diagnosis.ts';
import type { AccountFacts } from './facts.ts';
import type { Evidence, Remedy } from './findings/finding.ts';
import { readSituation, type Situation } from './situation.ts';
import { compareDates } from './sync/compare-dates.ts';
import type { Judgement } from './sync/judgement.ts';
import { askedElsewhere, noAdAccount, noCloudAccount, notComparable, notSynchronised } from './sync/not-comparable.ts';
import { syncEvidence } from './sync/sync-evidence.ts';
import { defaultThresholds, type Thresholds } from './thresholds.ts';

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

/**
 * Says whether the cloud has the password that AD has, with the dates as evidence.
 *
 * @param diagnosis - Of the same facts: its causes explain the verdict and bring the remedies.
 */
export function syncVerdict(
  facts: AccountFacts,
  diagnosis: Diagnosis,
  thresholds: Thresholds = defaultThresholds,
): SyncVerdict {
  const situation = readSituation(facts, thresholds);
  const holds = (code: string): boolean => diagnosis.findings.some((finding) => finding.code === code);
  const { codes, ...judgement } = judge(situation, holds);
  const causes = diagnosis.findings.filter(({ code }) => codes.includes(code));
  return {
    ...judgement,
    because: causes.map(({ code }) => code),
    evidence: syncEvidence(situation),
    remedies: judgement.kind === 'in-step' ? [] : causes.flatMap(({ remedies }) => remedies),
  };
}

function judge(situation: Situation, holds: (code: string) => boolean): Judgement {
  const { ad, entra } = situation;
  const apart = notComparable(situation);
  if (apart) return apart;
  if (!entra) return noCloudAccount;
  if (!ad) return noAdAccount;
  // A tenant that stopped synchronising took nobody out of scope: its dates are compared.
  const outOfScope = holds('sync-disabled') ? undefined : notSynchronised(entra);
  return outOfScope ?? askedElsewhere(situation) ?? compareDates(situation, ad, entra, holds);
}
