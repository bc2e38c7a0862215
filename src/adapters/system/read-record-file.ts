import { hash } from 'node:crypto';
import { createReadStream } from 'node:fs';

import { parseLineStart, parseRecordLine } from '../../core/audit/record-line.ts';
import type { StoredRecord, UnreadableRecord } from '../../core/audit/record.ts';
import type { RecordPage } from '../../ports/transcript.ts';

const bytesAtATime = 512 * 1024;
/** The part of a line before its payload is shorter. */
const longestStart = 512;
const lineFeed = 0x0a;
const closingBrace = 0x7d;

/**
 * Reads a transcript file page by page. Only a line feed ends a line: other line separators may stand inside a text.
 *
 * Payloads are hashed as the bytes they are and decoded only when they are asked for, which a verifier seldom does.
 */
export async function* readRecordFile(file: string): AsyncGenerator<RecordPage> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: bytesAtATime }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const page: (StoredRecord | UnreadableRecord)[] = [];
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      page.push(readLine(bytes.subarray(start, end)));
      start = end + 1;
    }
    rest = bytes.subarray(start);
    yield page;
  }
  if (rest.length > 0) yield [readLine(rest)];
}

function readLine(line: Buffer): StoredRecord | UnreadableRecord {
  // One character for each byte, so that lengths agree; what is not ASCII is left to the reader of text.
  const start = parseLineStart(line.toString('latin1', 0, longestStart));
  if (!start || line.at(-1) !== closingBrace || !isAscii(start.record.code)) return parseRecordLine(line.toString());
  const payload = line.subarray(start.length, -1);
  return payload.length === 4 && payload.toString('latin1') === 'null'
    ? start.record
    : new FileRecord(start.record, payload);
}

const isAscii = (text: string) => /^[\x20-\x7e]*$/.test(text);
/** A byte order mark is not part of the format and must not be passed over. */
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

class FileRecord implements StoredRecord {
  readonly code: string;
  readonly payload: string;
  readonly previous: string;
  readonly recordedAt: string;
  readonly sequence: number;
  readonly hash: string;
  readonly payloadDigest: string;
  readonly #payload: Buffer;

  constructor(start: StoredRecord, payload: Buffer) {
    this.code = start.code;
    this.payload = start.payload;
    this.previous = start.previous;
    this.recordedAt = start.recordedAt;
    this.sequence = start.sequence;
    this.hash = start.hash;
    this.payloadDigest = hash('sha256', payload, 'hex');
    this.#payload = payload;
  }

  /** Empty, which no payload is, when the bytes are no UTF-8. */
  get payloadText(): string {
    try {
      return strictDecoder.decode(this.#payload);
    } catch {
      return '';
    }
  }
}
