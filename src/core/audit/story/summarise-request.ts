import type { AuditEvent } from '../../audit-event.ts';

/** The case in a few lines, as far as the transcript has it: who asked for what about whom, and what became of it. */
export function summariseRequest(events: readonly AuditEvent[]): readonly (readonly [label: string, value: string])[] {
  const named = (...names: readonly string[]) => events.filter(({ name }) => names.includes(name));
  const asked = named('request_submitted').at(-1) ?? named('request_planned').at(-1);
  const told = (name: string): string => textOf(asked?.details[name]);
  const lines: readonly (readonly [string, string])[] = [
    ['Account', accountOf(events.findLast(({ subject }) => subject?.displayName !== undefined))],
    ['Asked for', asked?.details['change'] === 'unlock' ? 'Unlock' : asked ? 'Password reset' : ''],
    ['Asked by', peopleIn(asked ? [asked] : [])],
    ['Reason', told('reason')],
    ['Ticket', told('ticket')],
    ['Caller verified by', told('verification')],
    ['Approved by', peopleIn(named('approval_granted'))],
    ['Denied by', peopleIn(named('approval_withheld'))],
    ['Tried and refused', peopleIn(named('approval_denied', 'request_denied'))],
    ['Change', changesIn(named('change_performed', 'change_failed', 'change_outcome_unknown', 'change_settled'))],
    ['Password handed over to', peopleIn(named('secret_delivered'))],
    ['Ended without a change', endedAt(named('request_voided', 'request_expired', 'request_cancelled'))],
    ['State at the end', textOf(events.findLast(({ details }) => 'state' in details)?.details['state'])],
  ];
  return lines.filter(([, value]) => value !== '');
}

function accountOf(event: AuditEvent | undefined): string {
  const { displayName = '', userPrincipalName } = event?.subject ?? {};
  return userPrincipalName === undefined ? displayName : `${displayName}, ${userPrincipalName}`;
}

const peopleIn = (events: readonly AuditEvent[]): string =>
  events.flatMap(({ actor, at }) => (actor ? [`${actor.name} at ${clock(at)}`] : [])).join('; ');

const changesIn = (events: readonly AuditEvent[]): string =>
  events
    .map(({ name, at, details }) => {
      const server = textOf(details['server']);
      return `${name.replace('change_', '').replaceAll('_', ' ')}${server === '' ? '' : ` on ${server}`} at ${clock(at)}`;
    })
    .join('; ');

const endings: Readonly<Record<string, string>> = {
  request_voided: 'the account had changed since',
  request_expired: 'nobody decided in time',
  request_cancelled: 'the request was taken back',
};

const endedAt = (events: readonly AuditEvent[]): string =>
  events.map(({ name, at }) => `${clock(at)}, ${endings[name]}`).join('; ');

const clock = (at: string): string => at.slice(0, 19).replace('T', ' ');

const textOf = (value: AuditEvent['details'][string] | undefined): string =>
  value === undefined || value === null ? '' : String(value);
