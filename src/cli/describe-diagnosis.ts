import { printable } from '../core/redact.ts';
import type { Diagnosis } from '../core/diagnosis.ts';
import type { Finding } from '../core/findings/finding.ts';

/** The diagnosis as text for a terminal. Directory values are made printable: a name must not move the cursor. */
export function describeDiagnosis(diagnosis: Diagnosis, heading = ''): string {
  const sides = `On-premises: ${diagnosis.effect.onprem}   Cloud: ${diagnosis.effect.cloud}`;
  return (
    [heading, sides, ...diagnosis.findings.map(describeFinding), ''].filter((part) => part !== '').join('\n') + '\n'
  );
}

function describeFinding(finding: Finding): string {
  return [
    `\n${finding.title}  [${finding.code}, ${finding.blocks}]`,
    `  ${finding.meaning}`,
    ...finding.evidence.map((fact) => `  - ${fact.source}: ${fact.name} = ${fact.value}`),
    ...finding.remedies.flatMap((remedy, at) => [
      `  ${at + 1}. ${remedy.who}, ${remedy.where}: ${remedy.action}`,
      ...(remedy.command ? remedy.command.split('\n').map((line) => `       ${line}`) : []),
      ...(remedy.risk ? [`     Risk: ${remedy.risk}`] : []),
    ]),
    `  Source: ${finding.reference}`,
  ]
    .map((part) => part.split('\n').map(printable).join('\n'))
    .join('\n');
}
