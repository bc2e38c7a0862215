import type { Diagnosis } from '../../../src/core/diagnosis.ts';
import type { Blocks, Finding } from '../../../src/core/findings/finding.ts';

/** A diagnosis of the given causes, in this order. A cause is `code` or `[code, blocks]`. */
export function sampleDiagnosis(...causes: readonly (string | readonly [string, Blocks])[]): Diagnosis {
  return {
    findings: causes.map((cause, at) =>
      typeof cause === 'string' ? finding(cause, at) : finding(cause[0], at, cause[1]),
    ),
    effect: { onprem: 'ok', cloud: 'ok' },
  };
}

function finding(code: string, rank: number, blocks: Blocks = 'cloud'): Finding {
  return {
    code,
    rank,
    blocks,
    title: `Title of ${code}`,
    meaning: `Meaning of ${code}.`,
    evidence: [],
    remedies: [{ who: 'agent', where: 'here', action: `Remedy of ${code}` }],
    reference: 'A document',
  };
}
