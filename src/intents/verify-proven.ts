import { base64OfHex } from '../core/audit/base64-of-hex.ts';
import { isWhole } from '../core/audit/chain.ts';
import { parseCheckpoint, parseNote } from '../core/audit/checkpoint.ts';
import type { ProvenRecords } from '../core/audit/export/transcript-html.ts';
import { rootFromPath } from '../core/audit/inclusion.ts';
import type { Hasher } from '../core/audit/record.ts';
import { parseRecordLine } from '../core/audit/record-line.ts';
import type { CheckNote } from '../ports/checkpoint-signer.ts';

export interface ProofVerdict {
  /** Records proven against the checkpoint. */
  readonly proven: number;
  /** Records that the checkpoint is too old for; they are only whole in themselves. */
  readonly uncovered: number;
  /** Empty: nothing is wrong. */
  readonly problems: readonly string[];
}

/** Proves every record of a request's transcript against its checkpoint. It does not show that none was left out. */
export function verifyProven(
  { checkpoint, records }: ProvenRecords,
  hasher: Hasher,
  isSigned: CheckNote | undefined,
): ProofVerdict {
  const note = checkpoint === undefined ? undefined : parseNote(checkpoint);
  const head = note && parseCheckpoint(note.text);
  if (checkpoint !== undefined && (!note || !head || (isSigned && !isSigned(note))))
    return { proven: 0, uncovered: 0, problems: ['The checkpoint is not signed by a trusted key.'] };

  const problems: string[] = [];
  let proven = 0;
  for (const [at, { line, path }] of records.entries()) {
    const record = parseRecordLine(line);
    if ('unreadable' in record || !isWhole(record, hasher)) problems.push(`Record ${at + 1} of the page was changed.`);
    else if (path) {
      const root = head && rootFromPath(record.hash, record.sequence - 1, head.size, path, hasher);
      if (root !== undefined && base64OfHex(root) === head?.root) proven += 1;
      else problems.push(`Record ${record.sequence} is not in the log that the checkpoint covers.`);
    }
  }
  return { proven, uncovered: records.filter(({ path }) => !path).length, problems };
}
