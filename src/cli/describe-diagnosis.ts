import type { Diagnosis } from '../core/diagnosis.ts';
import type { Finding } from '../core/findings/finding.ts';
import { printable } from '../core/redact.ts';
import type { TenantContradiction } from '../core/tenant-contradictions.ts';

/** The diagnosis as text for a terminal. Directory values are made printable: a name must not move the cursor. */
export function describeDiagnosis(
  diagnosis: Diagnosis,
  contradictions: readonly TenantContradiction[],
  heading?: string,
): string {
  const blocks = [
    ...(heading === undefined ? [] : [heading]),
    `On-premises: ${diagnosis.effect.onprem}   Cloud: ${diagnosis.effect.cloud}`,
    ...diagnosis.findings.map(describeFinding),
    ...contradictions.map(describeContradiction),
  ];
  return blocks.join('\n\n').split('\n').map(printable).join('\n') + '\n';
}

function describeFinding(finding: Finding): string {
  return [
    `${finding.title}  [${finding.code}, ${finding.blocks}]`,
    `  ${finding.meaning}`,
    ...finding.evidence.map((fact) => `  - ${fact.source}: ${fact.name} = ${fact.value.replaceAll(/\s+/g, ' ')}`),
    ...finding.remedies.flatMap((remedy, at) => [
      `  ${at + 1}. ${remedy.who}, ${remedy.where}: ${remedy.action}`,
      ...(remedy.command?.split('\n').map((line) => `       ${line}`) ?? []),
      ...(remedy.risk ? [`     Risk: ${remedy.risk}`] : []),
    ]),
    `  Source: ${finding.reference}`,
  ].join('\n');
}

function describeContradiction({ declared, seen, advice }: TenantContradiction): string {
  return `For the administrator: the tenant profile may be wrong\n  Declared: ${declared}\n  Seen: ${seen}\n  ${advice}`;
}
