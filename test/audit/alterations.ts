import { sha256 } from '../../src/adapters/system/sha-256.ts';
import { headerText, type StoredRecord } from '../../src/core/audit/record.ts';
import { recordLine } from '../../src/core/audit/record-line.ts';
import type { FlawKind } from '../../src/core/audit/flaw.ts';

/** What one attack left of a log, and what a verifier must say of it. */
export interface Altered {
  readonly lines: readonly string[];
  readonly kind: FlawKind;
  /** The first record that is wrong. */
  readonly record: number;
  /** Where fewer records than that are the same as before, so that a test may begin there. */
  readonly unchanged: number;
}

export type Random = (exclusiveMax: number) => number;
type Alteration = (records: readonly StoredRecord[], random: Random) => Altered;

/** The same numbers for the same seed (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed;
  return (exclusiveMax) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * exclusiveMax);
  };
}

const written = new WeakMap<StoredRecord, string>();

/** Most records are the same in every attack, so each is written once. */
export const lines = (records: readonly StoredRecord[]): string[] =>
  records.map((record) => {
    const line = written.get(record) ?? recordLine(record);
    written.set(record, line);
    return line;
  });

const rehash = (record: StoredRecord): StoredRecord => ({ ...record, hash: sha256.leaf(headerText(record)) });

/** Index of an ordinary record away from both ends and not next to an event about the transcript. */
function pick(records: readonly StoredRecord[], random: Random): number {
  for (;;) {
    const at = 2 + random(records.length - 12);
    const around = records.slice(at - 2, at + 8);
    if (around.every(({ code }) => !code.startsWith('HB5'))) return at;
  }
}

function rewrite(record: StoredRecord, word: string): StoredRecord {
  const payloadText = (record.payloadText ?? '').replace('"number"', `"${word}"`);
  return rehash({ ...record, payloadText, payload: sha256.text(payloadText) });
}

/** Links and hashes the records from `at` on again, as somebody can who has everything but the key. */
export function recompute(records: readonly StoredRecord[], at: number): StoredRecord[] {
  const result = records.slice(0, at);
  for (const record of records.slice(at)) {
    const last = result.at(-1);
    result.push(rehash({ ...record, sequence: result.length + 1, previous: last?.hash ?? '0'.repeat(64) }));
  }
  return result;
}

export const alterations: Readonly<Record<string, Alteration>> = {
  'one character of a line changed': (records, random) => {
    const at = pick(records, random);
    const changed = lines(records);
    const line = changed[at] ?? '';
    const place = random(line.length);
    const other = line[place] === 'x' ? 'y' : 'x';
    changed[at] = line.slice(0, place) + other + line.slice(place + 1);
    return { lines: changed, kind: 'changed', record: at + 1, unchanged: at };
  },
  'one bit of a line flipped': (records, random) => {
    const at = pick(records, random);
    const changed = lines(records);
    const bytes = Buffer.from(changed[at] ?? '');
    const place = random(bytes.length);
    bytes[place] = (bytes[place] ?? 0) ^ 0x01;
    changed[at] = bytes.toString();
    return { lines: changed, kind: 'changed', record: at + 1, unchanged: at };
  },
  'an event rewritten and its own hashes computed again': (records, random) => {
    const at = pick(records, random);
    const changed = records.with(at, rewrite(records[at] as StoredRecord, 'numbex'));
    return { lines: lines(changed), kind: 'changed', record: at + 1, unchanged: at };
  },
  'one to five records removed': (records, random) => {
    const at = pick(records, random);
    return { lines: lines(records.toSpliced(at, 1 + random(5))), kind: 'removed', record: at + 1, unchanged: at };
  },
  'one record removed and the rest numbered again': (records, random) => {
    const at = pick(records, random);
    const renumbered = records.toSpliced(at, 1).map((record, index) => ({ ...record, sequence: index + 1 }));
    return { lines: lines(renumbered), kind: 'removed', record: at + 1, unchanged: at };
  },
  'two neighbours swapped': (records, random) => {
    const at = pick(records, random);
    const [one, other] = records.slice(at, at + 2) as [StoredRecord, StoredRecord];
    return { lines: lines(records.toSpliced(at, 2, other, one)), kind: 'reordered', record: at + 1, unchanged: at };
  },
  'a record moved': (records, random) => {
    const [from, to] = [pick(records, random), pick(records, random)];
    const first = Math.min(from, to);
    const moved = records.toSpliced(from, 1).toSpliced(to, 0, records[from] as StoredRecord);
    const kind = from === to ? 'changed' : 'reordered';
    if (from === to) return alterations['one character of a line changed']?.(records, random) as Altered;
    return { lines: lines(moved), kind, record: first + 1, unchanged: first };
  },
  'two records exchanged under their numbers': (records, random) => {
    const at = pick(records, random);
    const [one, other] = records.slice(at, at + 2) as [StoredRecord, StoredRecord];
    const swapped = [
      { ...other, sequence: one.sequence },
      { ...one, sequence: other.sequence },
    ];
    return { lines: lines(records.toSpliced(at, 2, ...swapped)), kind: 'reordered', record: at + 1, unchanged: at };
  },
  'a forged record inserted with the right link': (records, random) => {
    const at = pick(records, random);
    const forged = rewrite(records[at] as StoredRecord, 'forged');
    return { lines: lines(records.toSpliced(at, 0, forged)), kind: 'inserted', record: at + 1, unchanged: at };
  },
  'a copy of another record inserted': (records, random) => {
    const at = pick(records, random);
    const copy = records[at - 1 - random(Math.min(at - 1, 50))] as StoredRecord;
    return { lines: lines(records.toSpliced(at, 0, copy)), kind: 'inserted', record: at + 1, unchanged: at - 1 };
  },
  'a line of nonsense inserted': (records, random) => {
    const at = pick(records, random);
    return { lines: lines(records).toSpliced(at, 0, '{"hello":1}'), kind: 'inserted', record: at + 1, unchanged: at };
  },
  'the end cut off': (records, random) => {
    const kept = records.length - 1 - random(Math.min(500, records.length - 3));
    return { lines: lines(records.slice(0, kept)), kind: 'tail-cut', record: kept + 1, unchanged: kept };
  },
  'a payload taken away': (records, random) => {
    const at = pick(records, random);
    const { payloadText: _gone, ...bare } = records[at] as StoredRecord;
    return { lines: lines(records.with(at, bare)), kind: 'payload-missing', record: at + 1, unchanged: at };
  },
  'an event rewritten and everything after it computed again': (records, random) => {
    const at = pick(records, random);
    const changed = recompute(records.with(at, rewrite(records[at] as StoredRecord, 'numbex')), at);
    return { lines: lines(changed), kind: 'recomputed', record: at + 1, unchanged: at };
  },
  'a record removed and everything after it computed again': (records, random) => {
    const at = pick(records, random);
    const changed = recompute(records.toSpliced(at, 1), at);
    return { lines: lines(changed), kind: 'recomputed', record: at + 1, unchanged: at };
  },
};
