import { isWhole } from './chain.ts';
import type { Flaw, FlawKind } from './flaw.ts';
import type { ChainHead, Hasher, StoredRecord, UnreadableRecord } from './record.ts';
import { headerText } from './record.ts';

/** What the records after a bad one tell about it. Gathered while they stream by. */
export interface Witness {
  /** One of them follows the last good record: the expected one is there, only later. */
  readonly expectedComesLater: boolean;
  /** One of them follows the bad record, so it was once in the chain. */
  readonly isFollowed: boolean;
  /** One of them is what the bad record follows. */
  readonly predecessorComesLater: boolean;
  /** One of them is the same record. */
  readonly isRepeated: boolean;
  /** There are none. */
  readonly isLast: boolean;
}

export const noWitness: Witness = {
  expectedComesLater: false,
  isFollowed: false,
  predecessorComesLater: false,
  isRepeated: false,
  isLast: true,
};

export function hear(
  witness: Witness,
  passed: ChainHead,
  bad: StoredRecord | UnreadableRecord,
  later: StoredRecord | UnreadableRecord,
): Witness {
  if ('unreadable' in later) return { ...witness, isLast: false };
  const expectedComesLater = witness.expectedComesLater || later.previous === passed.hash;
  if ('unreadable' in bad) return { ...witness, expectedComesLater, isLast: false };
  return {
    expectedComesLater,
    isFollowed: witness.isFollowed || later.previous === bad.hash,
    predecessorComesLater: witness.predecessorComesLater || later.hash === bad.previous,
    isRepeated: witness.isRepeated || later.hash === bad.hash,
    isLast: false,
  };
}

/** Records that were renumbered after a removal are looked for this far. */
const furthestRenumbering = 1_000;

/** Names what was done where the chain breaks. `passed.before` is the hash of the last good record but one. */
export function explainBreak(
  passed: ChainHead & { readonly before: string },
  bad: StoredRecord | UnreadableRecord,
  witness: Witness,
  hasher: Hasher,
): Flaw {
  const expected = passed.sequence + 1;
  if ('unreadable' in bad) {
    return witness.expectedComesLater
      ? flaw('inserted', expected, `Something was inserted before record ${expected}: ${bad.unreadable}.`)
      : flaw('changed', expected, `Record ${expected} was changed: ${bad.unreadable}.`);
  }
  if (bad.previous === passed.hash) return explainInPlace(expected, bad, witness);
  if (passed.sequence > 0 && bad.previous === passed.before)
    return explainTwins(expected, bad.hash === passed.hash, witness);
  if (witness.expectedComesLater) return explainDisplaced(expected, witness);
  return explainGap(expected, bad, witness, hasher);
}

/** It claims the right place, but it is not whole or has another number. */
function explainInPlace(expected: number, bad: StoredRecord, witness: Witness): Flaw {
  if (witness.expectedComesLater) return insertedBefore(expected);
  const what = bad.sequence === expected ? 'its content does not fit its hash' : `its number is ${bad.sequence}`;
  return flaw('changed', expected, `Record ${expected} was changed: ${what}.`);
}

/** It and the last good record claim the same place. */
function explainTwins(expected: number, areSame: boolean, { isFollowed }: Witness): Flaw {
  const wrong = isFollowed && !areSame ? expected - 1 : expected;
  return flaw('inserted', wrong, `Record ${wrong} was inserted: two records claim the place ${expected - 1}.`);
}

function explainDisplaced(expected: number, witness: Witness): Flaw {
  const belongs = (witness.isFollowed || witness.predecessorComesLater) && !witness.isRepeated;
  if (!belongs) return insertedBefore(expected);
  return flaw('reordered', expected, `The records were reordered: in the place of record ${expected} is another one.`);
}

function explainGap(expected: number, bad: StoredRecord, witness: Witness, hasher: Hasher): Flaw {
  const whole = isWhole(bad, hasher);
  if (whole && bad.sequence > expected) return removed(expected, bad.sequence - 1);
  if (whole && bad.sequence < expected)
    return flaw('inserted', expected, `A copy of record ${bad.sequence} was inserted as record ${expected}.`);
  if (whole && expected > 1 && (witness.isFollowed || witness.isLast)) {
    const text = `Record ${expected - 1} was changed and its hash was computed again: record ${expected} does not follow it.`;
    return flaw('changed', expected - 1, text);
  }
  const numberBefore = renumberedFrom(bad, hasher);
  if (numberBefore !== undefined && numberBefore > expected) return removed(expected, numberBefore - 1);
  return flaw('changed', expected, `Record ${expected} was changed: it does not follow the record before.`);
}

/** The number a record had when it was made, if only its number was changed. */
function renumberedFrom(record: StoredRecord, hasher: Hasher): number | undefined {
  for (let by = 1; by <= furthestRenumbering; by++) {
    const sequence = record.sequence + by;
    if (hasher.leaf(headerText({ ...record, sequence })) === record.hash) return sequence;
  }
  return undefined;
}

const insertedBefore = (expected: number): Flaw =>
  flaw('inserted', expected, `A record was inserted before record ${expected}.`);

const removed = (first: number, last: number): Flaw =>
  flaw('removed', first, first === last ? `Record ${first} was removed.` : `Records ${first} to ${last} were removed.`);

const flaw = (kind: FlawKind, record: number, text: string): Flaw => ({ kind, record, text });
