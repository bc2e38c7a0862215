import { base64OfHex } from '../core/audit/base64-of-hex.ts';
import { parseCheckpoint, parseNote, type Checkpoint } from '../core/audit/checkpoint.ts';
import type { Passed } from '../core/audit/chain.ts';
import type { Flaw } from '../core/audit/flaw.ts';
import { numberIn, type Hasher, type StoredRecord } from '../core/audit/record.ts';
import { checkpointPublishedCode } from '../core/audit/transcript-codes.ts';
import { treeRoot } from '../core/audit/tree.ts';
import type { CheckNote } from '../ports/checkpoint-signer.ts';
import type { CheckpointPlace } from '../ports/checkpoint-place.ts';

export interface CheckpointEvidence {
  readonly place: Pick<CheckpointPlace, 'sizes' | 'read'>;
  /** Missing: signatures are not checked, so a checkpoint proves only that its file was not changed along. */
  readonly isSigned?: CheckNote;
}

/** The published checkpoints, held against the records as they pass. Keeps eight bytes for each checkpoint. */
export interface Shelf {
  /** Size of the largest checkpoint; 0: there is none. */
  readonly last: number;
  /** Whether the record has to do with a checkpoint: one covers the log up to it, or it tells of one. */
  isAwaiting(record: StoredRecord): boolean;
  compare(passed: Passed, record: StoredRecord, hasher: Hasher): Promise<Flaw | undefined>;
  /** Whether there is a checkpoint of a longer log. */
  beyond(sequence: number): Promise<Flaw | undefined>;
  fitting(): number;
  covered(): number;
}

/** @param after - Checkpoints up to this size were compared before. */
export async function openShelf({ place, isSigned }: CheckpointEvidence, after: number): Promise<Shelf> {
  const sizes = Float64Array.from(await place.sizes());
  // One that was published since the list was made is there, too.
  const has = async (size: number) => sizes.includes(size) || canRead(place, size);
  let next = sizes.findIndex((size) => size > after);
  if (next < 0) next = sizes.length;
  const first = next;
  let covered = after;

  const open = async (size: number): Promise<Checkpoint | undefined> => {
    const note = parseNote(await place.read(size));
    const checkpoint = note && parseCheckpoint(note.text);
    if (!note || checkpoint?.size !== size || (isSigned && !isSigned(note))) return undefined;
    return note.signatures.some(({ keyName }) => keyName === checkpoint.origin) ? checkpoint : undefined;
  };

  const compareRoot = async (passed: Passed, hasher: Hasher): Promise<Flaw | undefined> => {
    const { sequence } = passed;
    const checkpoint = await open(sequence);
    if (!checkpoint) return forged(sequence);
    const root = treeRoot(passed.tree, hasher);
    if (root === undefined || base64OfHex(root) !== checkpoint.root) return recomputed(covered + 1, sequence);
    next += 1;
    covered = sequence;
    return undefined;
  };

  return {
    last: sizes.at(-1) ?? 0,
    isAwaiting: ({ sequence, code }) => sizes[next] === sequence || code === checkpointPublishedCode,
    async compare(passed, record, hasher) {
      const flaw = sizes[next] === record.sequence ? await compareRoot(passed, hasher) : undefined;
      return flaw ?? (await missing(record, has));
    },
    async beyond(sequence) {
      const size = sizes.at(-1);
      if (size === undefined || size <= sequence) return undefined;
      return (await open(size)) ? tailCut(sequence, size) : forged(size);
    },
    fitting: () => next - first,
    covered: () => covered,
  };
}

async function canRead(place: CheckpointEvidence['place'], size: number): Promise<boolean> {
  try {
    await place.read(size);
    return true;
  } catch {
    return false;
  }
}

async function missing(
  { code, payloadText, sequence }: StoredRecord,
  has: (size: number) => Promise<boolean>,
): Promise<Flaw | undefined> {
  if (code !== checkpointPublishedCode || payloadText === undefined) return undefined;
  const size = numberIn(payloadText, 'size');
  if (await has(size)) return undefined;
  const text = `Record ${sequence} says that a checkpoint of ${size} records was published; it is missing.`;
  return { kind: 'checkpoint-missing', record: sequence, text };
}

const recomputed = (record: number, upTo: number): Flaw => ({
  kind: 'recomputed',
  record,
  upTo,
  text: `Records ${record} to ${upTo} are not those that were signed: at least one was changed and the chain was computed again without the key.`,
});

const forged = (size: number): Flaw => ({
  kind: 'checkpoint-forged',
  record: size,
  text: `The checkpoint of ${size} records is not signed by a trusted key, or is not a checkpoint of that size.`,
});

const tailCut = (sequence: number, size: number): Flaw => ({
  kind: 'tail-cut',
  record: sequence + 1,
  upTo: size,
  text: `The transcript ends at record ${sequence}, but a checkpoint was signed for ${size}: the newest records were cut off.`,
});
