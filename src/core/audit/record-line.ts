import type { StoredRecord, UnreadableRecord } from './record.ts';
import { headerText } from './record.ts';

/** One line of a transcript file: canonical JSON, without the line break. */
export function recordLine(record: StoredRecord): string {
  return `{"hash":"${record.hash}","header":${headerText(record)},"payload":${record.payloadText ?? 'null'}}`;
}

/**
 * Reads one line of a transcript file. Up to the payload it must be exactly what `recordLine` writes: JSON that means the
 * same in other letters (a repeated name, another order) could be shown differently by another reader. The letters of
 * the payload are for the verifier to judge.
 */
export function parseRecordLine(line: string): StoredRecord | UnreadableRecord {
  const start = parseLineStart(line);
  if (!start || !line.endsWith('}')) return { unreadable: 'it is not written as a record is' };
  const payloadText = line.slice(start.length, -1);
  return payloadText === 'null' ? start.record : { ...start.record, payloadText };
}

/** Reads a line up to its payload, which begins at `length`; `undefined`: it does not begin as a record does. */
export function parseLineStart(line: string): { readonly record: StoredRecord; readonly length: number } | undefined {
  const [start = '', hash = '', codeText = '', payload = '', previous = '', recordedAt = '', sequence] =
    lineStart.exec(line) ?? [];
  const code = codeIn(codeText);
  if (code === undefined || !isInstant(recordedAt) || !Number.isSafeInteger(Number(sequence))) return undefined;
  return { record: { code, payload, previous, recordedAt, sequence: Number(sequence), hash }, length: start.length };
}

/** The text that JSON writes in just these letters. */
function codeIn(json: string): string | undefined {
  try {
    const code: unknown = JSON.parse(json);
    return typeof code === 'string' && JSON.stringify(code) === json ? code : undefined;
  } catch {
    return undefined;
  }
}

const lineStart =
  /^\{"hash":"([0-9a-f]{64})","header":\{"code":("(?:[^"\\]|\\.)*"),"payload":"([0-9a-f]{64})","previous":"([0-9a-f]{64})","recordedAt":"([^"]{24})","sequence":([1-9]\d{0,15}),"version":1\},"payload":/;

const hexHash = /^[0-9a-f]{64}$/;

/** Whether every field has the form the specification gives it. */
export function hasRecordFields({ code, hash, payload, previous, recordedAt, sequence }: StoredRecord): boolean {
  return (
    typeof code === 'string' &&
    [hash, payload, previous].every((value) => typeof value === 'string' && hexHash.test(value)) &&
    typeof recordedAt === 'string' &&
    isInstant(recordedAt) &&
    Number.isSafeInteger(sequence)
  );
}

/** Whether a text is a date and time that exists, in UTC to the millisecond; a clock cannot be compared with another. */
function isInstant(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}
