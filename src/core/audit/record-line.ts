import type { StoredRecord, UnreadableRecord } from './record.ts';
import { headerText } from './record.ts';

/** One line of a transcript file: canonical JSON, without the line break. */
export function recordLine(record: StoredRecord): string {
  return `${lineStart(record)}${record.payloadText ?? 'null'}}`;
}

/**
 * Reads one line of a transcript file. The line must be exactly what `recordLine` writes, to the byte: JSON that means
 * the same in other letters (a repeated name, another order) could be shown differently by another reader.
 */
export function parseRecordLine(line: string): StoredRecord | UnreadableRecord {
  const parsed = parse(line);
  if (!parsed) return { unreadable: 'it is not a record' };
  const start = lineStart(parsed);
  if (!line.startsWith(start) || !line.endsWith('}')) return { unreadable: 'it is not written as a record is' };
  const payload = line.slice(start.length, -1);
  return payload === 'null' ? parsed : { ...parsed, payloadText: payload };
}

const lineStart = (record: StoredRecord) => `{"hash":"${record.hash}","header":${headerText(record)},"payload":`;

function parse(line: string): StoredRecord | undefined {
  try {
    const { hash, header } = JSON.parse(line) as { hash: unknown; header: Record<string, unknown> };
    const record = { ...header, hash } as unknown as StoredRecord;
    return hasRecordFields(record) ? record : undefined;
  } catch {
    return undefined;
  }
}

const hexHash = /^[0-9a-f]{64}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Whether every field has the form the specification gives it. */
export function hasRecordFields({ code, hash, payload, previous, recordedAt, sequence }: StoredRecord): boolean {
  return (
    typeof code === 'string' &&
    [hash, payload, previous].every((value) => typeof value === 'string' && hexHash.test(value)) &&
    typeof recordedAt === 'string' &&
    instant.test(recordedAt) &&
    Number.isSafeInteger(sequence)
  );
}
