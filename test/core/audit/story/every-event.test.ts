import { expect, it } from 'vitest';
import { auditEvents } from '../../../../src/core/audit/codes.ts';
import { tellEvent } from '../../../../src/core/audit/story/tell-event.ts';

const event = (name: string, details = {}) => ({
  code: 'HB0000I',
  name,
  at: '2026-11-20T09:00:00.000Z',
  correlationId: 'c',
  details,
});

it.each(Object.values(auditEvents).map(({ name }) => [name]))(
  '%s is told as a sentence of its own, not as the name of its code',
  (name) => {
    const { sentence } = tellEvent(event(name, { found: 'late' }));

    expect(sentence.toLowerCase().replaceAll(/[^a-z]/g, '')).not.toBe(name.replaceAll('_', ''));
  },
);

it('says in words what the requester was told, and an unknown word as it is', () => {
  expect(['withheld', 'constructor'].map((found) => tellEvent(event('follow_up_told', { found })).sentence)).toEqual([
    'The requester was told: the cloud does not get the temporary password; the old one goes on working there',
    'The requester was told: constructor',
  ]);
});
