import { describe, expect, it } from 'vitest';
import { sampleRequest } from '../core/samples/request.ts';
import type { AuditEvent } from '../../src/core/audit-event.ts';
import type { ChangeRequest } from '../../src/core/change-request.ts';
import type { Account } from './company.ts';
import { judge, type Evidence, type Verdicts } from './judge.ts';
import type { PasswordWrite } from './ldap-tap.ts';

const account: Account = {
  address: 'subject@lab.test',
  displayName: 'Subject',
  dn: 'CN=subject',
  objectGUID: '6f9619ff-8b86-4011-b42d-00c04fc964ff',
  objectSid: 'S-1-5-21-1-2-3-1105',
  versionBefore: 1,
};
const request: ChangeRequest = {
  ...sampleRequest(),
  id: 'R1',
  state: 'performed',
  reveals: 1,
  subject: { objectGUID: account.objectGUID, distinguishedName: 'CN=subject', sAMAccountName: 's', displayName: 'S' },
};

const at = (second: number): string => new Date(Date.UTC(2026, 10, 21, 10, 0, second)).toISOString();
const event = (name: string, second: number): AuditEvent => ({
  code: 'HB0000I',
  name,
  at: at(second),
  correlationId: 'c',
  requestId: 'R1',
  details: {},
});
const write = (second: number, result = 0): PasswordWrite => ({
  through: 'one',
  dn: `<GUID=${account.objectGUID}>`,
  password: 'x',
  at: new Date(at(second)),
  result,
});

/** One reset that was made once, as it should be. */
const good: Evidence = {
  accounts: [account],
  changes: new Map([[account.objectGUID, 1]]),
  writes: [write(2)],
  requests: [request],
  events: [event('change_attempted', 1), event('change_performed', 3)],
  played: [{ account, requestId: 'R1', passwords: ['x'], reissuePresses: 0 }],
};

const none: Verdicts = {
  doubleChanges: [],
  changesWithoutAttempt: [],
  stuck: [],
  settledWrongly: [],
  wrongRecords: [],
  miscounted: [],
};

const failing = (evidence: Partial<Evidence>): readonly string[] =>
  Object.entries(judge({ ...good, ...evidence })).flatMap(([kind, list]) =>
    (list as string[]).length > 0 ? [kind] : [],
  );
const twice = new Map([[account.objectGUID, 2]]);
const again = { ...request, reveals: 2 };
const pressedAgain = good.played.map((played) => ({ ...played, reissuePresses: 1 }));

describe('the judgement of the torture', () => {
  it('has nothing to say of one reset that was made once', () => {
    expect(judge(good)).toEqual(none);
  });

  it('allows a second change that was asked for and recorded as one', () => {
    const events = [...good.events, event('change_reissued', 4)];

    expect(
      failing({ changes: twice, writes: [write(2), write(5)], requests: [again], events, played: pressedAgain }),
    ).toEqual([]);
  });

  it.each<[string, Partial<Evidence>, readonly string[]]>([
    [
      'a second change that nobody asked for',
      {
        changes: twice,
        writes: [write(2), write(5)],
        requests: [again],
        events: [...good.events, event('change_reissued', 4)],
      },
      ['doubleChanges'],
    ],
    [
      'a second change under one attempt',
      { changes: twice, writes: [write(2), write(5)], requests: [again], played: pressedAgain },
      ['doubleChanges', 'changesWithoutAttempt'],
    ],
    ['a change before its attempt', { writes: [write(0)] }, ['changesWithoutAttempt', 'wrongRecords']],
    ['a change without any attempt', { events: [] }, ['doubleChanges', 'changesWithoutAttempt', 'wrongRecords']],
    ['a change the DC knows of and the line does not', { writes: [] }, ['wrongRecords', 'miscounted']],
    ['a request that is still claimed', { requests: [{ ...request, state: 'performing', reveals: 0 }] }, ['stuck']],
    [
      'a request that recovery calls made, and the DC refused',
      { changes: new Map(), writes: [write(2, 19)], events: [...good.events, event('change_settled', 9)] },
      ['settledWrongly'],
    ],
    [
      'a request that recovery calls failed, and the DC made',
      { requests: [{ ...request, state: 'failed', reveals: 0 }], events: [...good.events, event('change_settled', 9)] },
      ['settledWrongly'],
    ],
    [
      'a change of a request that was denied',
      { requests: [{ ...request, state: 'denied', reveals: 0 }] },
      ['wrongRecords'],
    ],
  ])('sees %s', (_what, evidence, kinds) => {
    expect(failing(evidence)).toEqual(kinds);
  });
});
