import type { AuditEvent } from '../../audit-event.ts';
import type { StoredRecord } from '../record.ts';

const columns = [
  'sequence',
  'recordedAt',
  'at',
  'code',
  'name',
  'requestId',
  'correlationId',
  'actorId',
  'actorName',
  'subjectGUID',
  'subjectName',
  'subjectSignInName',
  'details',
  'hash',
] as const;

/** The first line, with the names of the columns. */
export const csvHeading = columns.join(',');

/** One record as a line of RFC 4180 CSV, without the line break. */
export function csvLine({ sequence, recordedAt, code, hash }: StoredRecord, event: AuditEvent | undefined): string {
  const { actor, subject } = event ?? {};
  const row: Record<(typeof columns)[number], unknown> = {
    sequence,
    recordedAt,
    at: event?.at,
    code,
    name: event?.name,
    requestId: event?.requestId,
    correlationId: event?.correlationId,
    actorId: actor?.aadObjectId,
    actorName: actor?.name,
    subjectGUID: subject?.objectGUID,
    subjectName: subject?.displayName,
    subjectSignInName: subject?.userPrincipalName,
    details: event && JSON.stringify(event.details),
    hash,
  };
  return columns.map((column) => cell(row[column])).join(',');
}

/** A spreadsheet takes text that begins like this for a formula, with or without quotes around it. */
const formulaStart = /^[\s]*[=+\-@|%]|^[\t\r\n]/u;

function cell(value: unknown): string {
  if (value === undefined) return '';
  const text = String(value);
  const harmless = typeof value === 'string' && formulaStart.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
