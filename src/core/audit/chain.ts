import { isAboutTranscript, payloadsRemovedCode } from './transcript-codes.ts';
import type { Flaw } from './flaw.ts';
import type { ChainHead, Hasher, StoredRecord } from './record.ts';
import { emptyChain, headerText, isBare, numberIn } from './record.ts';
import type { TreeSummary } from './tree.ts';
import { addLeaf, emptyTree } from './tree.ts';

/** Clocks of two replicas may differ, and time servers correct them: so many milliseconds backwards are normal. */
export const clockTolerance = 5_000;

/** Everything a verifier remembers of the records it has passed. */
export interface Passed extends ChainHead {
  /** Hash of the last record but one. */
  readonly before: string;
  readonly tree: TreeSummary;
  readonly latest: string;
  /** First and last record that has lost its payload; 0: none yet. */
  readonly firstBare: number;
  readonly lastBare: number;
  /** A record that has its payload was passed, so a later one may not lack it. */
  readonly dressed: boolean;
  /** Highest record up to which an event says that payloads were removed. */
  readonly removedUpTo: number;
}

export const nothingPassed: Passed = {
  ...emptyChain,
  before: emptyChain.hash,
  tree: emptyTree,
  latest: '',
  firstBare: 0,
  lastBare: 0,
  dressed: false,
  removedUpTo: 0,
};

/** Whether a record is whole in itself and is the next one. */
export function follows(passed: ChainHead, record: StoredRecord, hasher: Hasher): boolean {
  return record.sequence === passed.sequence + 1 && record.previous === passed.hash && isWhole(record, hasher);
}

export function isWhole(record: StoredRecord, hasher: Hasher): boolean {
  return (
    (isBare(record) || (record.payloadDigest ?? hasher.text(record.payloadText ?? '')) === record.payload) &&
    hasher.leaf(headerText(record)) === record.hash
  );
}

/** Takes in a record that follows. */
export function pass(passed: Passed, record: StoredRecord, hasher: Hasher): Passed {
  const bare = isBare(record);
  return {
    sequence: record.sequence,
    hash: record.hash,
    before: passed.hash,
    tree: addLeaf(passed.tree, record.hash, hasher),
    latest: record.recordedAt > passed.latest || goesBack(passed, record) ? record.recordedAt : passed.latest,
    firstBare: bare && passed.firstBare === 0 ? record.sequence : passed.firstBare,
    lastBare: bare ? record.sequence : passed.lastBare,
    dressed: passed.dressed || (!bare && !isAboutTranscript(record.code)),
    removedUpTo: Math.max(passed.removedUpTo, removalIn(record)),
  };
}

/** Retention takes payloads from the oldest record on, so a gap in the middle is a removal that nobody recorded. */
export function payloadFlaw(passed: Passed, record: StoredRecord): Flaw | undefined {
  if (!isBare(record) || (!passed.dressed && !isAboutTranscript(record.code))) return undefined;
  return missingPayload(record.sequence);
}

/** Asked at the end, because the event that says what was removed comes after it. */
export function unexplainedRemoval({ firstBare, lastBare, removedUpTo }: Passed): Flaw | undefined {
  return lastBare > removedUpTo ? missingPayload(Math.max(firstBare, removedUpTo + 1)) : undefined;
}

export function clockFlaw(passed: Passed, record: StoredRecord): Flaw | undefined {
  if (!goesBack(passed, record)) return undefined;
  const text = `Record ${record.sequence} was made at ${record.recordedAt}, after one that was made at ${passed.latest}: the clock was set back.`;
  return { kind: 'clock-backwards', record: record.sequence, text };
}

const goesBack = ({ latest }: Passed, { recordedAt }: StoredRecord): boolean =>
  recordedAt < latest && Date.parse(latest) - Date.parse(recordedAt) > clockTolerance;

const missingPayload = (record: number): Flaw => ({
  kind: 'payload-missing',
  record,
  text: `The payload of record ${record} is missing, and no later record says that it was removed.`,
});

function removalIn(record: StoredRecord): number {
  if (record.code !== payloadsRemovedCode || record.payloadText === undefined) return 0;
  return numberIn(record.payloadText, 'upTo') || 0;
}
