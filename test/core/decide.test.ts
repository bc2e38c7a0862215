import { describe, expect, it } from 'vitest';
import { decide, mayUse, mayUseIntent, type Decision, type Groups } from '../../src/core/decide.ts';
import { absent, unavailable } from '../../src/core/reading.ts';
import { planReset } from '../../src/core/reset-plan.ts';
import type { RequestHistory } from '../../src/core/limits.ts';
import type { Policy } from '../../src/core/policy.ts';
import { sampleDiagnosis } from './samples/diagnosis.ts';
import { now, sampleFacts } from './samples/facts.ts';
import { agents, anna, approvers, jane, reviewers, samplePolicy, sampleRequest } from './samples/request.ts';

interface Case {
  readonly change?: 'reset' | 'unlock';
  readonly account?: Parameters<typeof sampleFacts>[0];
  readonly groups?: Groups;
  readonly by?: string;
  readonly policy?: Policy;
}

function decideOn({
  change = 'reset',
  account,
  groups = [agents],
  by = anna.aadObjectId,
  policy = samplePolicy,
}: Case): Decision {
  const facts = sampleFacts(account);
  const diagnosis = sampleDiagnosis(['ad-password-expired', 'onprem'], ['no-license', 'caveat']);
  const wish = { forceChange: true, unlock: false };
  const plan = planReset({ facts, diagnosis, wish, requesterObjectId: by, policy });
  const requester = { objectId: by, groups };
  return decide({ change, facts, diagnosis, policy, requester, ...(change === 'reset' && { plan }) });
}

const locked = { ad: { lockedOut: true } };
const outcomeOf = (decision: Decision) =>
  decision.kind === 'refuse' ? decision.because.map(({ code }) => code) : decision.kind;

describe('decide', () => {
  it.each<[string, Case, string | readonly string[]]>([
    ['a reset of an ordinary account', {}, 'ask-approval'],
    ['an unlock of a locked account', { change: 'unlock', account: locked }, 'confirm'],
    ['a reset by somebody who is no agent', { groups: [approvers, reviewers] }, ['not-an-agent']],
    ['a reset by somebody whose groups are unknown', { groups: 'unknown' }, ['not-an-agent']],
    ['a reset where policy names no agent group', { policy: { ...samplePolicy, agentGroups: [] } }, ['not-an-agent']],
    ['a reset while changes are switched off', { policy: { ...samplePolicy, readOnly: true } }, ['read-only']],
    ['a reset of a protected account', { account: { ad: { adminCount: 1 } } }, ['protected-account']],
    ['a reset of one’s own account', { by: jane.aadObjectId }, ['self']],
    [
      'a reset of a cloud-only account',
      { account: { ad: absent, entra: { onPremisesSyncEnabled: null } } },
      ['cloud-only'],
    ],
    ['an unlock of an account that is not locked', { change: 'unlock' }, ['not-locked-out']],
    [
      'an unlock where only lockoutTime is left, because the lockout may have lapsed',
      { change: 'unlock', account: { ad: { lockoutTime: new Date(0) } } },
      ['not-locked-out'],
    ],
    [
      'an unlock where AD did not say',
      { change: 'unlock', account: { ad: { lockedOut: undefined } } },
      ['facts-unknown'],
    ],
    [
      'an unlock when AD could not be read',
      { change: 'unlock', account: { ad: unavailable('ldap.timeout') } },
      ['facts-unknown'],
    ],
    [
      'an unlock of a protected account',
      { change: 'unlock', account: { ad: { lockedOut: true, adminCount: 1 } } },
      ['protected-account'],
    ],
    ['an unlock of one’s own account', { change: 'unlock', account: locked, by: jane.aadObjectId }, ['self']],
    [
      'an unlock while changes are switched off',
      { change: 'unlock', account: locked, policy: { ...samplePolicy, readOnly: true } },
      ['read-only'],
    ],
  ])('%s', (_what, input, expected) => {
    expect(outcomeOf(decideOn(input))).toEqual(expected);
  });

  it('names what does hold when there is no lockout to clear', () => {
    expect(decideOn({ change: 'unlock' })).toEqual({
      kind: 'refuse',
      because: [
        {
          code: 'not-locked-out',
          text: 'The account is not locked out in Active Directory. What does hold: Title of ad-password-expired.',
        },
      ],
    });
  });

  it('goes by the diagnosis where the computed bit was not returned, because lockoutTime and duration may prove it', () => {
    const facts = sampleFacts({ ad: { lockedOut: undefined } });
    const requester = { objectId: anna.aadObjectId, groups: [agents] };

    const diagnosis = sampleDiagnosis('ad-account-locked');
    expect(decide({ change: 'unlock', facts, diagnosis, policy: samplePolicy, requester })).toEqual({
      kind: 'confirm',
    });
  });

  it('refuses a reset that nobody planned', () => {
    const input = {
      facts: sampleFacts(),
      diagnosis: sampleDiagnosis(),
      policy: samplePolicy,
      requester: { objectId: anna.aadObjectId, groups: [agents] },
    };

    expect(outcomeOf(decide({ change: 'reset', ...input }))).toEqual(['no-plan']);
  });

  it('says of an unlock of a cloud-only account that AD has nothing to clear, and what ends a smart lockout', () => {
    const refused = decideOn({ change: 'unlock', account: { ad: absent, entra: { onPremisesSyncEnabled: null } } });

    expect(refused).toMatchObject({
      because: [{ code: 'cloud-only', text: expect.stringMatching(/smart lockout.*reset of the password/) }],
    });
  });
});

describe('decide, with what happened before and who asks', () => {
  const requester = { objectId: anna.aadObjectId, groups: [agents] };
  const none: RequestHistory = { subject: [], agent: [], tenant: [] };
  const made = sampleRequest({ state: 'performed', outcome: { at: now.toISOString() } });
  const plan = (account?: Parameters<typeof sampleFacts>[0]) => {
    const facts = sampleFacts(account);
    const wish = { forceChange: true, unlock: false };
    const planned = planReset({
      facts,
      diagnosis: sampleDiagnosis(),
      wish,
      requesterObjectId: anna.aadObjectId,
      policy: samplePolicy,
    });
    return { change: 'reset', facts, diagnosis: sampleDiagnosis(), policy: samplePolicy, plan: planned } as const;
  };

  it('says how many people must approve', () => {
    expect(decide({ ...plan(), requester, history: none })).toEqual({ kind: 'ask-approval', approvals: 1 });
  });

  it('makes an unlock with a risk a matter of approval', () => {
    const risks = [{ code: 'risk-burst', text: '' }] as const;
    const { plan: _plan, ...rest } = plan(locked);

    expect(decide({ ...rest, change: 'unlock', requester, risks })).toEqual({ kind: 'ask-approval', approvals: 1 });
  });

  it('refuses what exceeds a limit', () => {
    expect(outcomeOf(decide({ ...plan(), requester, history: { ...none, subject: [made] } }))).toEqual([
      'limit-subject',
    ]);
  });

  it('refuses the second account of the one who asks', () => {
    const identity = { employeeId: 'E1' };

    expect(outcomeOf(decide({ ...plan({ ad: { employeeID: 'e1' } }), requester: { ...requester, identity } }))).toEqual(
      ['self'],
    );
  });

  it('refuses everything while it cannot tell whose accounts these are', () => {
    expect(outcomeOf(decide({ ...plan(), requester: { ...requester, identity: 'unknown' } }))).toEqual([
      'requester-unknown',
    ]);
  });

  it('says only what stays true, where something does', () => {
    const refused = decide({
      ...plan({ ad: { adminCount: 1 } }),
      requester: { ...requester, identity: 'unknown' },
      history: { ...none, subject: [made] },
    });

    expect(outcomeOf(refused)).toEqual(['protected-account']);
  });
});

describe('mayUseIntent', () => {
  const onlyUnlock = '44444444-0000-4000-8000-000000000004';
  const policy = { ...samplePolicy, intentGroups: { unlock: [onlyUnlock, agents], reset: [], audit: [reviewers] } };
  const intents = ['diagnose', 'reset', 'unlock', 'audit'] as const;

  it.each<[string, Groups, readonly boolean[]]>([
    ['an agent', [agents], [true, false, true, false]],
    ['somebody who may unlock and nothing else', [onlyUnlock], [false, false, true, false]],
    ['a reviewer', [reviewers], [true, false, false, true]],
    ['somebody whose groups could not be read', 'unknown', [false, false, false, false]],
  ])('%s: diagnose, reset, unlock, audit', (_who, groups, expected) => {
    expect(intents.map((intent) => mayUseIntent(groups, policy, intent))).toEqual(expected);
  });
});

describe('mayUse', () => {
  it.each<[string, Groups, readonly boolean[]]>([
    ['an agent', [agents], [true, true, false, false]],
    ['an agent, the id in capitals', [agents.toUpperCase()], [true, true, false, false]],
    ['an approver', [approvers], [true, false, true, false]],
    ['a reviewer', [reviewers], [true, false, false, true]],
    ['somebody else', ['99999999-0000-4000-8000-000000000009', ''], [false, false, false, false]],
    ['somebody whose groups could not be read', 'unknown', [false, false, false, false]],
  ])('%s: read, change, approve, review', (_who, groups, rights) => {
    const asked = (['read', 'change', 'approve', 'review'] as const).map((right) =>
      mayUse(groups, samplePolicy, right),
    );

    expect(asked).toEqual(rights);
  });

  it('takes no blank setting for a group that everybody is in', () => {
    expect(mayUse([''], { ...samplePolicy, approverGroups: [''] }, 'approve')).toBe(false);
  });
});
