import { parseTranscriptHtml } from '../core/audit/export/transcript-html.ts';
import { printable } from '../core/redact.ts';
import { verifyProven } from '../intents/verify-proven.ts';
import { verifyTranscript, type Evidence, type Verdict } from '../intents/verify-transcript.ts';
import type { AuditTools } from './audit-tools.ts';
import { exit, type Terminal } from './terminal.ts';

export interface VerifyOptions {
  readonly database?: string;
  readonly file?: string;
  readonly checkpoints?: string;
  readonly publicKey?: string;
}

/** Says whether a transcript is what was recorded; exit status 1 when it is not. */
export async function auditVerify(options: VerifyOptions, tools: AuditTools, terminal: Terminal): Promise<number> {
  // Key and checkpoints of the settings belong to the database of the settings.
  const own = options.database === undefined && options.file === undefined;
  const isSigned = own || options.publicKey !== undefined ? await tools.openNoteCheck(options.publicKey) : undefined;
  if (!isSigned) terminal.error('No public key was given, so signatures are not checked.');
  const file = options.file === undefined ? undefined : await tools.openFile(options.file);
  if (file?.kind === 'page') return verifyPage(file.text);

  const place = own || options.checkpoints !== undefined ? await tools.openCheckpoints(options.checkpoints) : undefined;
  if (!place)
    terminal.error(
      'No checkpoints were given, so nobody can tell whether all records were computed again or the newest cut off.',
    );
  const common = { hasher: tools.hasher, ...(place && { checkpoints: { place, ...(isSigned && { isSigned }) } }) };
  if (file) return report(await verifyTranscript({ ...common, records: file.records }));
  const transcript = await tools.openTranscript(options.database);
  try {
    const evidence: Evidence = { ...common, records: transcript.records({}), head: transcript.head };
    return report(await verifyTranscript(evidence));
  } finally {
    await transcript.close();
  }

  function report(verdict: Verdict): number {
    for (const flaw of verdict.flaws) terminal.out(`${flaw.kind}: ${flaw.text}`);
    terminal.out(summary(verdict));
    return verdict.flaws.length === 0 ? exit.done : exit.no;
  }

  function verifyPage(text: string): number {
    const proven = parseTranscriptHtml(text);
    if (!proven) {
      terminal.out(
        'changed: The page is not a transcript of Latchkey, it was made by another version, or it shows something else than its records.',
      );
      return exit.no;
    }
    const { problems, proven: count, uncovered } = verifyProven(proven, tools.hasher, isSigned);
    for (const problem of problems) terminal.out(`changed: ${problem}`);
    if (problems.length > 0) return exit.no;
    const request = `request ${printable(proven.requestId)}`;
    if (uncovered > 0) {
      terminal.out(
        `Not proven: ${request} has ${uncovered} records that its checkpoint does not cover, and ${count} that are proven. ` +
          'Export it again after the next checkpoint.',
      );
      return exit.no;
    }
    terminal.out(`Good: ${request}. Records proven against the checkpoint: ${count}.`);
    return exit.done;
  }
}

function summary({ records, checkpoints, covered, flaws }: Verdict): string {
  if (flaws.some(({ kind }) => kind !== 'clock-backwards'))
    return `Bad. Records that are good before that: ${records}.`;
  const cover = `Checkpoints that fit: ${checkpoints}. Records that no checkpoint covers: ${records - covered}.`;
  return `${flaws.length === 0 ? 'Good' : 'Bad'}. Records that hold together: ${records}. ${cover}`;
}
