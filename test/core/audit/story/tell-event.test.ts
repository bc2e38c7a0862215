import { describe, expect, it } from 'vitest';

import type { AuditEvent } from '../../../../src/core/audit-event.ts';
import { summariseRequest } from '../../../../src/core/audit/story/summarise-request.ts';
import { tellEvent } from '../../../../src/core/audit/story/tell-event.ts';

const event = (name: string, details: AuditEvent['details'] = {}): AuditEvent => ({
  code: 'HB1004I',
  name,
  at: '2026-11-21T10:00:00.000Z',
  correlationId: 'turn',
  actor: { aadObjectId: 'a', tenantId: 't', name: 'Ada Agent' },
  details,
});
const sentence = (name: string, details?: AuditEvent['details']) => tellEvent(event(name, details)).sentence;

describe('a reviewer who was not there', () => {
  it.each([
    [
      'who put a request to the approvers, not that they pressed anything',
      { card: 'approval-request', pressed: 'request.submit', shownTo: 'approvers' },
      'Ada Agent sent the form and the approvers were shown the request to approve or deny',
    ],
    [
      'what was pressed by the words on the button',
      { card: 'request', pressed: 'request.deny' },
      'Ada Agent pressed "Deny" and was shown the request as it stood',
    ],
    [
      'that an answer did not arrive',
      { card: 'refused', delivered: 'no' },
      'Ada Agent was shown a refusal, which could not be delivered',
    ],
    [
      'a card and a button of a later version by their names',
      { card: 'toString', pressed: 'constructor' },
      'Ada Agent pressed "constructor" and was shown the card "toString"',
    ],
  ])('is told %s', (_what, details, told) => {
    expect(sentence('answer_shown', details)).toBe(told);
  });

  it('is told whether the person could sign in as the card said it', () => {
    expect(tellEvent(event('facts_viewed', { onprem: 'prompt', cloud: 'blocked' })).lines).toStrictEqual([
      { label: 'Sign-in on the premises', value: 'works after a prompt' },
      { label: 'Sign-in in the cloud', value: 'blocked' },
    ]);
  });

  it('is told that a voided request changed nothing and that its approvals no longer count', () => {
    expect(sentence('request_voided', { change: 'reset' })).toBe(
      'The account had changed since the request was made: its approvals no longer count, and the password reset was not made',
    );
  });

  it('is told of another password as what the agent said, not as what happened', () => {
    expect(sentence('change_reissued')).toBe(
      'Latchkey began to set another password for the account, inside the same approval: Ada Agent said that the one before did not arrive',
    );
  });

  it('sees in short who got the password each time, and why a request ended without a change', () => {
    const events = [event('secret_delivered'), event('secret_delivered'), event('request_voided', { state: 'void' })];

    expect(summariseRequest(events)).toStrictEqual([
      ['Password handed over to', 'Ada Agent at 2026-11-21 10:00:00; Ada Agent at 2026-11-21 10:00:00'],
      ['Ended without a change', '2026-11-21 10:00:00, the account had changed since'],
      ['State at the end', 'void'],
    ]);
  });
});
