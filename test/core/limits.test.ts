import { describe, expect, it } from 'vitest';
import type { ChangeRequest } from '../../src/core/change-request.ts';
import { countedStates, limitsHit, type RequestHistory } from '../../src/core/limits.ts';
import { createdAt, minutesLater, samplePolicy, sampleRequest } from './samples/request.ts';

const none: RequestHistory = { subject: [], agent: [], tenant: [] };
const performedAt = (minutes: number): ChangeRequest =>
  sampleRequest({ state: 'performed', outcome: { at: minutesLater(minutes).toISOString() } });
const codes = (history: Partial<RequestHistory>, minutes: number, change: 'reset' | 'unlock' = 'reset') =>
  limitsHit(samplePolicy, change, { ...none, ...history }, minutesLater(minutes)).map(({ code }) => code);

describe('limitsHit', () => {
  it.each([
    ['right after a reset of the same person', 20, ['limit-subject']],
    ['in the last moment of the fifteen minutes', 34.9, ['limit-subject']],
    ['after fifteen minutes', 35, []],
  ])('%s', (_when, minutes, expected) => {
    expect(codes({ subject: [performedAt(20)] }, minutes)).toEqual(expected);
  });

  it('counts a reset from its last step, not from when it was asked for', () => {
    const claimed = sampleRequest({ state: 'performing', claimedAt: minutesLater(50).toISOString() });

    expect(codes({ subject: [claimed] }, 60)).toEqual(['limit-subject']);
  });

  it('does not hold an unlock against a reset of the same person, or the other way round', () => {
    const unlock: ChangeRequest = { ...performedAt(0), change: { kind: 'unlock' } };

    expect(codes({ subject: [unlock] }, 1)).toEqual([]);
    expect(codes({ subject: [performedAt(0)] }, 1, 'unlock')).toEqual([]);
  });

  it('allows ten changes of one agent an hour and no eleventh, unlocks included', () => {
    const made = (count: number) => Array.from({ length: count }, () => performedAt(0));

    expect(codes({ agent: made(9) }, 59, 'unlock')).toEqual([]);
    expect(codes({ agent: made(10) }, 59, 'unlock')).toEqual(['limit-agent']);
    expect(codes({ agent: made(10) }, 60, 'unlock')).toEqual([]);
  });

  it('counts the whole tenant, and names every limit that is reached', () => {
    const made = Array.from({ length: 100 }, () => performedAt(0));

    expect(codes({ subject: made, agent: made, tenant: made }, 1)).toEqual([
      'limit-subject',
      'limit-agent',
      'limit-tenant',
    ]);
  });

  it('forgets an open request whose time is over, though nobody has marked it yet', () => {
    const over = sampleRequest({ state: 'pending', expiresAt: minutesLater(5).toISOString() });

    expect(codes({ subject: [over] }, 4)).toEqual(['limit-subject']);
    expect(codes({ subject: [over] }, 5)).toEqual([]);
  });

  it('counts what has no readable date, because it is not known to be old', () => {
    expect(codes({ subject: [{ ...performedAt(0), outcome: { at: 'once' } }] }, 500)).toEqual(['limit-subject']);
  });

  it('is told neither drafts nor what came to nothing', () => {
    expect(countedStates).toEqual(['pending', 'approved', 'performing', 'performed', 'outcome-unknown']);
  });

  it('says what was allowed and what to do', () => {
    const [hit] = limitsHit(samplePolicy, 'reset', { ...none, subject: [performedAt(0)] }, createdAt);

    expect(hit?.text).toBe(
      'Policy allows at most 1 resets of one person within 15 minutes, open requests included, and that many there are. Wait, or have the open request carried out or cancelled.',
    );
  });
});
