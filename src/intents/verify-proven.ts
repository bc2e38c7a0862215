import { base64OfHex } from '../core/audit/base64-of-hex.ts';
import { isWhole } from '../core/audit/chain.ts';
import { parseCheckpoint, parseNote, type Checkpoint } from '../core/audit/checkpoint.ts';
import type { ProvenRecords } from '../core/audit/export/transcript-html.ts';
import { rootFromPath } from '../core/audit/inclusion.ts';
import { eventOf, type Hasher, type StoredRecord } from '../core/audit/record.ts';
import { parseRecordLine } from '../core/audit/record-line.ts';
import type { CheckNote } from '../ports/checkpoint-signer.ts';

export interface ProofVerdict {
  /** Records proven against the checkpoint. */
  readonly proven: number;
  /** Records that the checkpoint is too old for: nothing proves them yet. */
  readonly uncovered: number;
  /** Empty: nothing is wrong. */
  readonly problems: readonly string[];
}

/** Proves every record of a request's transcript against its checkpoint. It does not show that none was left out. */
export function verifyProven(
  { requestId, checkpoint, records }: ProvenRecords,
  hasher: Hasher,
  isSigned: CheckNote | undefined,
): ProofVerdict {
  const note = checkpoint === undefined ? undefined : parseNote(checkpoint);
  const head = note && parseCheckpoint(note.text);
  if (checkpoint !== undefined && (!note || !head || (isSigned && !isSigned(note))))
    return { proven: 0, uncovered: 0, problems: ['The checkpoint is not signed by a trusted key.'] };

  const problems: string[] = [];
  let [proven, uncovered] = [0, 0];
  let last = 0;
  for (const [at, { line, path }] of records.entries()) {
    const record = parseRecordLine(line);
    if ('unreadable' in record || !isWhole(record, hasher)) {
      problems.push(`Record ${at + 1} of the page was changed.`);
      continue;
    }
    const { sequence } = record;
    if (sequence <= last) problems.push(`Record ${sequence} is not in its place.`);
    last = sequence;
    if (!isAbout(requestId, record)) problems.push(`Record ${sequence} belongs to another request.`);
    if (!path && sequence > (head?.size ?? 0)) uncovered += 1;
    else if (head && isIn(head, record, path ?? [], hasher)) proven += 1;
    else problems.push(`Record ${sequence} is not in the log that the checkpoint covers.`);
  }
  return { proven, uncovered, problems };
}

/** A record whose payload was removed does not say what it was about. */
const isAbout = (requestId: string, { payloadText }: StoredRecord): boolean =>
  payloadText === undefined || eventOf(payloadText).requestId === requestId;

function isIn(head: Checkpoint, { hash, sequence }: StoredRecord, path: readonly string[], hasher: Hasher): boolean {
  const root = rootFromPath(hash, sequence - 1, head.size, path, hasher);
  return root !== undefined && base64OfHex(root) === head.root;
}
