import type { AuditEvent } from '../../audit-event.ts';

/**
 * Whether an event names a person as actor, account or decider.
 *
 * @param person - An id, a sign-in name, a display name or a distinguished name, in any case; whole, not a part.
 */
export function namesPerson({ actor, subject, details }: AuditEvent, person: string): boolean {
  const wanted = person.trim().toLowerCase();
  const { requester, decidedBy } = details;
  const names = [
    actor?.aadObjectId,
    actor?.name,
    ...Object.values(subject ?? {}),
    requester,
    ...(Array.isArray(decidedBy) ? decidedBy.map((line: string) => line.replace(/^\w+: /, '')) : []),
  ];
  return names.some((name) => typeof name === 'string' && name.toLowerCase() === wanted);
}
