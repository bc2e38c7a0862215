import type { Diagnosis } from './diagnosis.ts';
import { effectOf } from './effect.ts';
import type { AccountFacts } from './facts.ts';
import { catalogue, stops } from './findings/catalogue.ts';
import { remediesOf, type Cause } from './findings/cause.ts';
import type { Finding } from './findings/finding.ts';
import { besideHealthy, healthy } from './findings/healthy.ts';
import { readSituation, type Situation } from './situation.ts';
import { defaultThresholds, type Thresholds } from './thresholds.ts';

/**
 * Asks every known cause of one account's facts. Pure: the same facts give the same answer, and no cause depends on the
 * order in which they are asked. A source that could not be read is a finding of its own and excludes `healthy`.
 */
export function diagnose(facts: AccountFacts, thresholds: Thresholds = defaultThresholds): Diagnosis {
  const situation = readSituation(facts, thresholds);
  const stop = findingsOf(stops, situation)[0];
  const findings = stop === undefined ? withHealthy(findingsOf(causes, situation), situation) : [stop];
  return { findings, effect: effectOf(findings, situation) };
}

const causes = catalogue.filter((cause) => cause !== healthy && !stops.includes(cause));

function withHealthy(findings: readonly Finding[], situation: Situation): readonly Finding[] {
  const isHealthy = findings.every(({ blocks }) => besideHealthy.includes(blocks));
  return isHealthy ? [...findingsOf([healthy], situation), ...findings] : findings;
}

function findingsOf(asked: readonly Cause[], situation: Situation): readonly Finding[] {
  const findings: Finding[] = [];
  for (const cause of asked) {
    const evidence = cause.detect(situation);
    if (evidence !== undefined) findings.push(toFinding(cause, evidence, situation));
  }
  return findings;
}

function toFinding(cause: Cause, evidence: Finding['evidence'], situation: Situation): Finding {
  const { code, rank, blocks, title, meaning, reference } = cause;
  return { code, rank, blocks, title, meaning, evidence, remedies: remediesOf(cause, situation), reference };
}
