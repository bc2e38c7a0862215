import type { AuditEvent } from '../audit-event.ts';

/** What the chain is made of. It names nobody, so it stays when the payload is removed. docs/audit-format.md has it in full. */
export interface RecordHeader {
  readonly code: string;
  /** SHA-256 of the payload's text. */
  readonly payload: string;
  /** Hash of the record before, `noHash` in the first one. */
  readonly previous: string;
  /** ISO 8601 UTC with milliseconds: when the store appended it, by its own clock. */
  readonly recordedAt: string;
  /** 1, 2, 3 ... without gaps. */
  readonly sequence: number;
}

export interface StoredRecord extends RecordHeader {
  readonly hash: string;
  /** The payload's text as it was hashed; missing once retention has removed it. */
  readonly payloadText?: string;
  /** SHA-256 of that text where a reader computed it from the bytes; with it the text need not be asked for. */
  readonly payloadDigest?: string;
}

/** Retention has removed the payload. */
export const isBare = (record: StoredRecord): boolean =>
  record.payloadDigest === undefined && record.payloadText === undefined;

/** A place in the transcript where no record can be read, and what is wrong there. */
export interface UnreadableRecord {
  readonly unreadable: string;
}

/** Where a chain ends. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

/** SHA-256 as RFC 6962 uses it, in lower-case hexadecimal. */
export interface Hasher {
  /** Of the UTF-8 text alone. */
  text(text: string): string;
  /** Of 0x00 and the UTF-8 text. */
  leaf(text: string): string;
  /** Of 0x01 and both hashes as bytes. */
  node(left: string, right: string): string;
}

export const noHash = '0'.repeat(64);
export const emptyChain: ChainHead = { sequence: 0, hash: noHash };

/** The header as RFC 8785 canonical JSON; its leaf hash is the record's hash. */
export function headerText({ code, payload, previous, recordedAt, sequence }: RecordHeader): string {
  return (
    `{"code":${JSON.stringify(code)},"payload":"${payload}","previous":"${previous}",` +
    `"recordedAt":"${recordedAt}","sequence":${sequence},"version":1}`
  );
}

/**
 * The payload as RFC 8785 canonical JSON.
 *
 * @param canonicalEvent - The event as canonical JSON.
 * @param salt - 128 random bits in hexadecimal, which go with the payload: without them nobody can find out who a
 *   removed payload was about by hashing guesses.
 */
export const payloadText = (canonicalEvent: string, salt: string): string =>
  `{"event":${canonicalEvent},"salt":"${salt}"}`;

/** The event in a payload whose hash has been checked. */
export function eventOf(payload: string): AuditEvent {
  return (JSON.parse(payload) as { readonly event: AuditEvent }).event;
}

/** A whole number among the details of an event, in a payload that may be anything; NaN: there is none. */
export function numberIn(payload: string, detail: string): number {
  try {
    const value: unknown = eventOf(payload).details[detail];
    return Number.isSafeInteger(value) ? Number(value) : Number.NaN;
  } catch {
    return Number.NaN;
  }
}
