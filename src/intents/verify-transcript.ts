import type { Flaw } from '../core/audit/flaw.ts';
import { isPayload } from '../core/audit/is-payload.ts';
import {
  clockFlaw,
  follows,
  nothingPassed,
  pass,
  payloadFlaw,
  unexplainedRemoval,
  type Passed,
} from '../core/audit/chain.ts';
import { explainBreak, hear, noWitness } from '../core/audit/explain-break.ts';
import { saysItsNumber } from '../core/audit/transcript-codes.ts';
import { isBare, type ChainHead, type Hasher, type StoredRecord, type UnreadableRecord } from '../core/audit/record.ts';
import type { RecordPage } from '../ports/transcript.ts';
import { openShelf, type CheckpointEvidence, type Shelf } from './checkpoint-shelf.ts';

export interface Evidence {
  /** All records, oldest first. */
  readonly records: AsyncIterable<RecordPage> | Iterable<RecordPage>;
  readonly hasher: Hasher;
  /** Where the store says that the chain ends. A file of records has no such word. */
  readonly head?: () => Promise<ChainHead>;
  /** Without them nobody can tell whether the whole chain was computed again, or its end cut off. */
  readonly checkpoints?: CheckpointEvidence;
  /** What was verified before; `records` are then those after it. */
  readonly from?: Passed;
}

export interface Verdict {
  /** Records that were found good. */
  readonly records: number;
  /** Checkpoints that fit; 0 without checkpoints. */
  readonly checkpoints: number;
  /** Records up to this one are covered by a checkpoint. */
  readonly covered: number;
  /** Empty: nothing is wrong. The first break ends the verification; set-back clocks do not. */
  readonly flaws: readonly Flaw[];
}

/** Reads the records once, in order, and remembers no more of them than `Passed`, however many there are. */
export async function verifyTranscript(evidence: Evidence): Promise<Verdict> {
  const shelf = evidence.checkpoints && (await openShelf(evidence.checkpoints, evidence.from?.sequence ?? 0));
  let passed = evidence.from ?? nothingPassed;
  let clock: Flaw | undefined;
  const verdict = (flaw?: Flaw): Verdict => ({
    records: passed.sequence,
    checkpoints: shelf?.fitting() ?? 0,
    covered: shelf?.covered() ?? 0,
    flaws: [clock, flaw].filter((each) => each !== undefined),
  });

  const records = recordsOf(evidence.records);
  for (let step = await records.next(); !step.done; step = await records.next()) {
    const page = step.value;
    for (const [at, found] of page.entries()) {
      const record = checkForm(found, shelf?.last ?? 0);
      if ('unreadable' in record || !follows(passed, record, evidence.hasher))
        return verdict(await explain(passed, record, page.slice(at + 1), records, evidence.hasher));
      clock ??= clockFlaw(passed, record);
      const bare = payloadFlaw(passed, record);
      if (bare) return verdict(bare);
      passed = pass(passed, record, evidence.hasher);
      const flaw =
        shelf && (shelf.isAwaiting(record) ? await shelf.compare(passed, record, evidence.hasher) : undefined);
      if (flaw) return verdict(flaw);
    }
  }
  return verdict(unexplainedRemoval(passed) ?? (await endFlaw(passed, await evidence.head?.(), shelf)));
}

/**
 * A payload in other letters than RFC 8785 asks for, or with other parts, would be refused by other verifiers. What a
 * checkpoint covers needs no such look: it is what was signed, or the checkpoint does not fit.
 */
function checkForm(record: StoredRecord | UnreadableRecord, covered: number): StoredRecord | UnreadableRecord {
  if ('unreadable' in record || isBare(record)) return record;
  if (!saysItsNumber(record)) return { unreadable: 'it does not say what its code asks for' };
  if (record.sequence <= covered || isPayload(record.payloadText ?? '')) return record;
  return { unreadable: 'its payload is not an event and its salt in canonical JSON' };
}

async function* recordsOf(pages: Evidence['records']): AsyncGenerator<RecordPage, undefined> {
  yield* pages;
  return undefined;
}

async function explain(
  passed: Passed,
  bad: StoredRecord | UnreadableRecord,
  restOfPage: RecordPage,
  others: AsyncIterable<RecordPage>,
  hasher: Hasher,
): Promise<Flaw> {
  let witness = noWitness;
  for (const later of restOfPage) witness = hear(witness, passed, bad, later);
  for await (const page of others) for (const later of page) witness = hear(witness, passed, bad, later);
  return explainBreak(passed, bad, witness, hasher);
}

async function endFlaw(
  passed: Passed,
  head: ChainHead | undefined,
  shelf: Shelf | undefined,
): Promise<Flaw | undefined> {
  const { sequence } = passed;
  const beyond = await shelf?.beyond(sequence);
  if (beyond) return beyond;
  if (!head || (head.sequence === sequence && head.hash === passed.hash)) return undefined;
  if (head.sequence > sequence) {
    const text = `The transcript ends at record ${sequence}, but the store counted ${head.sequence}: the newest records were cut off.`;
    return { kind: 'tail-cut', record: sequence + 1, upTo: head.sequence, text };
  }
  return head.sequence < sequence
    ? {
        kind: 'inserted',
        record: head.sequence + 1,
        text: `Record ${head.sequence + 1} was inserted: the store counted only ${head.sequence}.`,
      }
    : {
        kind: 'changed',
        record: sequence,
        text: `Record ${sequence} was changed: the store knows another hash for it.`,
      };
}
