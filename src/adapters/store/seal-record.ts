import { hash as digest, randomBytes } from 'node:crypto';

import canonicalize from 'canonicalize';

import type { AuditEvent } from '../../core/audit-event.ts';
import type { ChainHead, RecordHeader } from '../../core/audit/record.ts';
import { headerText, payloadText } from '../../core/audit/record.ts';

export interface SealedRecord {
  readonly header: RecordHeader;
  readonly hash: string;
  /** The event as RFC 8785 canonical JSON. */
  readonly body: string;
  readonly salt: string;
}

/** Makes the record of an event that follows `last` in the chain. */
export type Seal = (event: AuditEvent, last: ChainHead) => SealedRecord;

export const createSeal =
  (now: () => Date, newSalt: () => string = randomSalt): Seal =>
  (event, last) => {
    const salt = newSalt();
    const body = canonicalize(event) ?? '';
    const header = {
      code: event.code,
      payload: sha256(payloadText(body, salt)),
      previous: last.hash,
      recordedAt: now().toISOString(),
      sequence: last.sequence + 1,
    };
    return { header, hash: sha256(`\0${headerText(header)}`), body, salt };
  };

const saltLength = 16;
let random = Buffer.alloc(0);

/** Takes many salts at once from the system, because asking costs more than all the rest of a record. */
function randomSalt(): string {
  if (random.length === 0) random = randomBytes(256 * saltLength);
  const salt = random.toString('hex', 0, saltLength);
  random = random.subarray(saltLength);
  return salt;
}

const sha256 = (text: string): string => digest('sha256', text, 'hex');
