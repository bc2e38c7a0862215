import { describe, expect, it } from 'vitest';
import { approvalsFor } from '../../src/core/approval/quorum.ts';
import type { RequestHistory } from '../../src/core/limits.ts';
import type { Policy } from '../../src/core/policy.ts';
import { unavailable } from '../../src/core/reading.ts';
import { risksOf, type Risk, type RiskInput } from '../../src/core/risks.ts';
import { domainSid, sampleFacts } from './samples/facts.ts';
import { agents, createdAt, minutesLater, samplePolicy, sampleRequest } from './samples/request.ts';

const none: RequestHistory = { subject: [], agent: [], tenant: [] };
const performed = sampleRequest({ state: 'performed', outcome: { at: createdAt.toISOString() } });
const ordinary: RiskInput = {
  facts: sampleFacts(),
  policy: samplePolicy,
  history: none,
  ownersGroups: [],
  now: createdAt,
};
const codes = (changes: Partial<RiskInput>) => risksOf({ ...ordinary, ...changes }).map(({ code }) => code);
const day = 24 * 60;

describe('risksOf', () => {
  it('names none for an ordinary person, agent and hour', () => {
    expect(risksOf(ordinary)).toEqual([]);
  });

  it.each([
    ['a reset within the day', [performed], day - 1, ['risk-recent-reset']],
    ['a reset a day ago', [performed], day, []],
    [
      'a reset whose outcome nobody knows',
      [{ ...performed, state: 'outcome-unknown' as const }],
      1,
      ['risk-recent-reset'],
    ],
    ['an unlock', [{ ...performed, change: { kind: 'unlock' as const } }], 1, []],
    ['a request that still waits', [sampleRequest({ state: 'pending' })], 1, []],
  ])('of the same person: %s', (_what, subject, minutes, expected) => {
    expect(codes({ history: { ...none, subject }, now: minutesLater(minutes) })).toEqual(expected);
  });

  it.each<[string, Partial<RiskInput>, readonly string[]]>([
    [
      'a member of Protected Users',
      { facts: sampleFacts({ ad: { tokenGroups: [`${domainSid}-525`] } }) },
      ['risk-privileged-target'],
    ],
    [
      'a member of a group that policy names',
      {
        facts: sampleFacts({ ad: { tokenGroups: [`${domainSid}-4711`] } }),
        policy: {
          ...samplePolicy,
          risks: { ...samplePolicy.risks, privilegedGroupSids: [`${domainSid}-4711`.toLowerCase()] },
        },
      },
      ['risk-privileged-target'],
    ],
    ['somebody with rights in Latchkey', { ownersGroups: [agents] }, ['risk-privileged-target']],
    ['somebody whose rights could not be read', { ownersGroups: 'unknown' }, ['risk-privileged-target']],
    [
      'somebody whose AD groups could not be read',
      { facts: sampleFacts({ ad: { tokenGroups: undefined } }) },
      ['risk-privileged-target'],
    ],
    [
      'somebody whom AD could not be asked about, which forbids the change anyway',
      { facts: sampleFacts({ ad: unavailable('ldap.timeout') }) },
      [],
    ],
  ])('of the target: %s', (_who, changes, expected) => {
    expect(codes(changes)).toEqual(expected);
  });

  it('sees a burst of one agent, from the fifth change on', () => {
    const agent = Array.from({ length: 5 }, () => performed);

    expect(codes({ history: { ...none, agent: agent.slice(1) }, now: minutesLater(9) })).toEqual([]);
    expect(codes({ history: { ...none, agent }, now: minutesLater(9) })).toEqual(['risk-burst']);
    expect(codes({ history: { ...none, agent }, now: minutesLater(10) })).toEqual([]);
  });

  it('sees a change outside working hours and says which these are', () => {
    const workingHours = { timeZone: 'UTC', days: [1, 2, 3, 4, 5], start: '10:00', end: '18:00' };

    expect(risksOf({ ...ordinary, policy: { ...samplePolicy, workingHours } })).toEqual([
      {
        code: 'risk-outside-hours',
        text: 'It is asked for outside working hours (Mon, Tue, Wed, Thu, Fri 10:00–18:00, UTC).',
      },
    ]);
  });
});

describe('approvalsFor', () => {
  const night: Risk = { code: 'risk-outside-hours', text: '' };
  const burst: Risk = { code: 'risk-burst', text: '' };
  const policy = (approval: Partial<Policy['approval']>): Policy => ({
    ...samplePolicy,
    approval: { ...samplePolicy.approval, ...approval },
  });
  const forRisk = { ...samplePolicy.approval.forRisk, 'risk-outside-hours': 3, 'risk-burst': 0 };

  it.each<[string, 'reset' | 'unlock', readonly Risk[], Policy, number]>([
    ['a reset', 'reset', [], samplePolicy, 1],
    ['an unlock', 'unlock', [], samplePolicy, 0],
    ['an unlock with a risk', 'unlock', [burst], samplePolicy, 1],
    ['a reset under a quorum of two', 'reset', [burst], policy({ quorum: 2 }), 2],
    ['a reset with a risk that asks for more', 'reset', [night, burst], policy({ quorum: 2, forRisk }), 3],
    ['an unlock with a risk that is only shown', 'unlock', [burst], policy({ forRisk }), 0],
    ['an unlock where policy wants a second person', 'unlock', [], policy({ unlock: 1 }), 1],
    ['a reset, whatever a policy made by hand says', 'reset', [], policy({ quorum: 0 }), 1],
  ])('%s', (_what, change, risks, rules, expected) => {
    expect(approvalsFor(change, risks, rules)).toBe(expected);
  });
});
