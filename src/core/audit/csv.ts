import type { AuditEvent } from '../audit-event.ts';

const columns = [
  'at',
  'code',
  'name',
  'correlationId',
  'requestId',
  'actor',
  'actorId',
  'subject',
  'subjectId',
  'reason',
  'ticket',
  'details',
] as const;

type Row = Readonly<Record<(typeof columns)[number], string>>;

/**
 * The transcript as CSV (RFC 4180) for a spreadsheet: a head, then one row per event. No cell is calculated by a
 * spreadsheet, whatever somebody typed: see `cell`. For proof use the transcript itself, from which this is made.
 */
export function auditCsv(events: readonly AuditEvent[]): string {
  return csvHead + events.map(csvRow).join('');
}

/** One event as a row, for an export that is too large to be held. */
export function csvRow(event: AuditEvent): string {
  const row = rowOf(event);
  return lineOf(columns.map((column) => row[column]));
}

const lineOf = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

export const csvHead: string = lineOf(columns);

function rowOf({ actor, subject, details, requestId = '', ...event }: AuditEvent): Row {
  const { reason, ticket, ...others } = details;
  return {
    at: event.at,
    code: event.code,
    name: event.name,
    correlationId: event.correlationId,
    requestId,
    actor: actor?.name ?? '',
    actorId: actor?.aadObjectId ?? '',
    subject: subject?.displayName ?? subject?.userPrincipalName ?? '',
    subjectId: subject?.objectGUID ?? subject?.entraObjectId ?? '',
    reason: textOf(reason),
    ticket: textOf(ticket),
    details: JSON.stringify(others),
  };
}

/**
 * One quoted cell on one line. What a spreadsheet may take for a formula, also behind blanks and in full-width
 * letters, gets an apostrophe in front, which shows it as text (OWASP, "CSV Injection").
 */
function cell(text: string): string {
  const oneLine = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  const safe = /^[\p{Z}\p{Cf}"']*[=+\-@|%＝＋－＠]/u.test(oneLine) ? `'${oneLine}` : oneLine;
  return `"${safe.replaceAll('"', '""')}"`;
}

function textOf(value: AuditEvent['details'][string] | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? value.join('; ') : String(value);
}
