import type { AuditEvent } from '../../core/audit-event.ts';
import type { ChainHead, StoredRecord, UnreadableRecord } from '../../core/audit/record.ts';
import { payloadText } from '../../core/audit/record.ts';
import { hasRecordFields } from '../../core/audit/record-line.ts';
import type { Seal } from './seal-record.ts';
import { either, instant, listOf, optional, recordOf, scalar, shape, text } from './shape.ts';
import { compareColumns, fromStoredJson, toPlainJson } from './stored-json.ts';
import type { AuditEventRow } from './tables.ts';
import { toGuidColumn, toInstantColumn } from './tables.ts';

/** Makes the row that follows `last`. */
export function toAuditEventRow(event: AuditEvent, last: ChainHead, seal: Seal): AuditEventRow {
  const plain = toPlainJson(rowName(last.sequence + 1), event, auditEvent);
  const { header, hash, body, salt } = seal(plain, last);
  return {
    seq: header.sequence,
    code: header.code,
    recorded_at: header.recordedAt,
    previous_hash: header.previous,
    payload_hash: header.payload,
    hash,
    ...searchColumns(plain),
    body,
    salt,
  };
}

/** Reads the event of a row that has its payload. */
export function fromAuditEventRow(row: AuditEventRow): AuditEvent {
  const name = rowName(row.seq);
  const event = fromStoredJson<AuditEvent>(name, row.body, auditEvent);
  const { code, at, request_id, actor_id, subject_guid } = row;
  compareColumns(name, { code, at, request_id, actor_id, subject_guid }, { code: event.code, ...searchColumns(event) });
  return event;
}

/** Reads a row for a verifier, who wants to hear of a bad one and not to stop at it. */
export function toStoredRecord(row: AuditEventRow): StoredRecord | UnreadableRecord {
  const isBare = row.body === null && row.salt === null;
  const record = {
    code: row.code,
    payload: row.payload_hash,
    previous: row.previous_hash,
    recordedAt: row.recorded_at,
    sequence: Number(row.seq),
    hash: row.hash,
    ...(!isBare && { payloadText: payloadText(String(row.body), String(row.salt)) }),
  };
  if (!hasRecordFields(record)) return { unreadable: 'a column does not hold what it must' };
  if (isBare) {
    const isEmpty = [row.at, row.request_id, row.actor_id, row.subject_guid].every((column) => column === null);
    return isEmpty ? record : { unreadable: 'its payload is removed only in part' };
  }
  const differing = differingColumn(row);
  return differing === undefined ? record : { unreadable: differing };
}

/** The search columns repeat the event, and a search that misses a record is a record hidden. */
function differingColumn(row: AuditEventRow): string | undefined {
  try {
    const event = JSON.parse(String(row.body)) as AuditEvent;
    if (row.code !== event.code) return 'column code differs from the event';
    const expected = searchColumns(event);
    for (const column of searched)
      if (row[column] !== expected[column]) return `column ${column} differs from the event`;
    return undefined;
  } catch {
    return 'its event cannot be read';
  }
}

const searched = ['at', 'request_id', 'actor_id', 'subject_guid'] as const;
const rowName = (seq: number) => `audit_event ${seq}`;

/** What a record is searched by; repeats its event. */
export function searchColumns(
  event: AuditEvent,
): Pick<AuditEventRow, 'at' | 'request_id' | 'actor_id' | 'subject_guid'> {
  const subjectId = event.subject?.objectGUID ?? event.subject?.entraObjectId;
  return {
    at: toInstantColumn(event.at),
    request_id: event.requestId ?? null,
    actor_id: event.actor ? toGuidColumn(event.actor.aadObjectId) : null,
    subject_guid: subjectId ? toGuidColumn(subjectId) : null,
  };
}

const auditEvent = shape<AuditEvent>({
  code: text,
  name: text,
  at: instant,
  correlationId: text,
  requestId: optional(text),
  actor: optional(shape<NonNullable<AuditEvent['actor']>>({ aadObjectId: text, tenantId: text, name: text })),
  subject: optional(
    shape<NonNullable<AuditEvent['subject']>>({
      objectGUID: optional(text),
      objectSid: optional(text),
      entraObjectId: optional(text),
      distinguishedName: optional(text),
      userPrincipalName: optional(text),
      displayName: optional(text),
    }),
  ),
  details: recordOf(either(scalar, listOf(text))),
});
