import { diagnose } from '../core/diagnose.ts';
import type { AccountFacts } from '../core/facts.ts';
import { tenantContradictions } from '../core/tenant-contradictions.ts';
import { describeDiagnosis } from './describe-diagnosis.ts';

/** What `explain` prints of one account: text for a person, or one line of JSON. */
export function explainFacts(facts: AccountFacts, json: boolean, id?: string): string {
  return json
    ? JSON.stringify(explanation(facts, id))
    : describeDiagnosis(diagnose(facts), tenantContradictions(facts), id);
}

/** The contract of `explain --json`. `remedy` is the first thing to do; `remedies` holds all of them in order. */
function explanation(facts: AccountFacts, id?: string): object {
  const { findings, effect } = diagnose(facts);
  return {
    ...(id !== undefined && { id }),
    causes: findings.map(({ code }) => code),
    effect,
    findings: findings.map(({ code, rank, blocks, title, meaning, evidence, remedies, reference }) => ({
      code,
      rank,
      blocks,
      title,
      meaning,
      evidence,
      remedy: remedies[0]?.action ?? 'Nothing to do.',
      remedies,
      reference,
    })),
    contradictions: tenantContradictions(facts),
  };
}
