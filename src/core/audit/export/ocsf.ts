import type { AuditEvent } from '../../audit-event.ts';
import type { StoredRecord } from '../record.ts';

const schemaVersion = '1.8.0';
const accountChange = 3001;
const activities = { reset: { id: 4, name: 'Password Reset' }, unlock: { id: 12, name: 'Unlock' } } as const;

/**
 * One record as an OCSF Account Change event (schema.ocsf.io, class 3001): attempts and outcomes of changes.
 * `undefined` for everything else, which is no account change.
 */
export function ocsfAccountChange(record: StoredRecord, event: AuditEvent | undefined): object | undefined {
  const change = event?.details['change'];
  if (!event?.subject || !event.code.startsWith('HB3') || (change !== 'reset' && change !== 'unlock')) return undefined;
  const { id, name } = activities[change];
  return {
    category_uid: 3,
    category_name: 'Identity & Access Management',
    class_uid: accountChange,
    class_name: 'Account Change',
    activity_id: id,
    activity_name: name,
    type_uid: accountChange * 100 + id,
    time: Date.parse(event.at),
    ...severityOf(event.code),
    ...statusOf(event),
    message: `${event.name} (${event.code})`,
    metadata: {
      version: schemaVersion,
      product: { name: 'Latchkey', vendor_name: 'Latchkey' },
      event_code: event.code,
      uid: record.hash,
      sequence: record.sequence,
      correlation_uid: event.requestId ?? event.correlationId,
      logged_time: Date.parse(record.recordedAt),
      original_time: event.at,
    },
    ...(event.actor && { actor: { user: { uid: event.actor.aadObjectId, name: event.actor.name, type_id: 1 } } }),
    user: userOf(event.subject),
    unmapped: event.details,
  };
}

function severityOf(code: string) {
  if (code.endsWith('E')) return { severity_id: 3, severity: 'Medium' };
  return code.endsWith('W') ? { severity_id: 2, severity: 'Low' } : { severity_id: 1, severity: 'Informational' };
}

function statusOf({ name, code, details }: AuditEvent) {
  const because = details['because'];
  const detail = typeof because === 'string' ? { status_detail: because } : {};
  if (name === 'change_performed') return { status_id: 1, status: 'Success' };
  if (name === 'change_failed') return { status_id: 2, status: 'Failure', ...detail };
  return { status_id: code.endsWith('E') ? 99 : 0, status: code.endsWith('E') ? name : 'Unknown', ...detail };
}

function userOf(subject: NonNullable<AuditEvent['subject']>) {
  const { userPrincipalName, displayName, objectSid, objectGUID, distinguishedName, entraObjectId } = subject;
  const uid = objectSid ?? (objectGUID === undefined ? entraObjectId : undefined);
  return {
    name:
      userPrincipalName ?? displayName ?? distinguishedName ?? objectSid ?? objectGUID ?? entraObjectId ?? 'unknown',
    type_id: 1,
    ...(displayName !== undefined && { full_name: displayName }),
    ...(uid !== undefined && { uid }),
    ...(objectGUID !== undefined && { uid_alt: objectGUID }),
  };
}
