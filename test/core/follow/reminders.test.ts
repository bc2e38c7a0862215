import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RequestState } from '../../../src/core/change-request.ts';
import { dutyOf } from '../../../src/core/follow/reminders.ts';
import { defaultPolicy } from '../../../src/core/policy.ts';
import { minutesLater, sampleRequest } from '../samples/request.ts';

const { reminders } = defaultPolicy;
const cards = { approvers: { conversationId: '19:approvers', activityId: '1' } };
const submittedAt = minutesLater(2).toISOString();
const iso = submittedAt;

it.each<[string, RequestState, number, object, object]>([
  ['a pending request early on', 'pending', 5, {}, { nextAt: minutesLater(17) }],
  ['a pending request after a while', 'pending', 17, {}, { what: 'remind-approvers', nextAt: minutesLater(50) }],
  ['one whose approvers were reminded', 'pending', 18, { approvers: iso }, { nextAt: minutesLater(50) }],
  ['an approved request early on', 'approved', 20, {}, { nextAt: minutesLater(50) }],
  ['an approved request near its end', 'approved', 50, {}, { what: 'remind-requester', nextAt: minutesLater(60) }],
  ['one whose requester was reminded', 'approved', 51, { requester: iso }, { nextAt: minutesLater(60) }],
  ['a pending request near its end', 'pending', 50, { approvers: iso }, { nextAt: minutesLater(60) }],
  ['a request at its end', 'approved', 60, {}, { what: 'expire' }],
  ['a form that was never sent', 'draft', 60, {}, { what: 'expire' }],
  ['a denied request', 'denied', 60, {}, {}],
  ['a request that is carried out', 'performing', 60, {}, {}],
])('%s', (_what, state, minutes, reminded, duty) => {
  const request = sampleRequest({ state, submittedAt, reminded, cards });

  expect(dutyOf(request, minutesLater(minutes), reminders)).toEqual(duty);
});

it('never stands still before the end of the request, whatever the settings are', () => {
  const minute = fc.integer({ min: 0, max: 120 });
  fc.assert(
    fc.property(minute, minute, fc.integer({ min: 0, max: 59 }), (after, before, at) => {
      const policy = { approversAfter: after * 60_000, requesterBefore: before * 60_000 };
      const { nextAt } = dutyOf(sampleRequest({ state: 'pending', submittedAt }), minutesLater(at), policy);

      expect(nextAt && nextAt > minutesLater(at) && nextAt <= minutesLater(60)).toBe(true);
    }),
  );
});

it.each([
  ['before a busy conversation can have taken it', 4, {}, { nextAt: minutesLater(5) }],
  ['after that', 5, {}, { what: 'post-approvers-card', nextAt: minutesLater(17) }],
  ['and was posted once more', 6, { card: iso }, { nextAt: minutesLater(17) }],
] as const)('a pending request whose card never reached the approvers, %s', (_what, minutes, reminded, duty) => {
  const request = sampleRequest({ state: 'pending', submittedAt, reminded, cards: {} });

  expect(dutyOf(request, minutesLater(minutes), reminders)).toEqual(duty);
});
