import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeRequest } from '../../../src/core/change-request.ts';
import { diagnose } from '../../../src/core/diagnose.ts';
import { sightingOf } from '../../../src/core/follow/sighting.ts';
import { unavailable } from '../../../src/core/reading.ts';
import { minutesAgo, sampleFacts } from '../samples/facts.ts';
import { sampleRequest } from '../samples/request.ts';

const changedAt = minutesAgo(5);
const before = minutesAgo(60 * 24 * 19);

function changed(changes: Partial<ChangeRequest> = {}): ChangeRequest {
  return sampleRequest({
    state: 'performed',
    change: { kind: 'reset', forceChange: false, unlock: false },
    cloudBefore: before.toISOString(),
    outcome: { at: changedAt.toISOString() },
    ...changes,
  });
}

const seen = (facts: Parameters<typeof sampleFacts>[0], request = changed()) => {
  const read = sampleFacts(facts);
  const { kind, findings } = sightingOf(request, read, diagnose(read));
  return [kind, ...findings.map(({ code }) => code)];
};
const forced = changed({ change: { kind: 'reset', forceChange: true, unlock: false } });
const mustChange = { pwdLastSet: 'must-change', written: { unicodePwd: changedAt, pwdLastSet: changedAt } } as const;
const featureOn = {
  features: { passwordSync: true, forcePasswordChangeOnLogon: true, cloudPasswordPolicy: false },
} as const;

describe('sightingOf', () => {
  it.each<[string, ReturnType<typeof seen>, readonly string[]]>([
    [
      'the date moved to that of the change',
      seen({ ad: { pwdLastSet: changedAt }, entra: { lastPasswordChange: changedAt } }),
      ['arrived'],
    ],
    [
      'the cloud still has the password from before, minutes after the change',
      seen({ ad: { pwdLastSet: changedAt }, entra: { lastPasswordChange: before } }),
      ['waiting', 'hash-sync-pending'],
    ],
    [
      'and a quarter of an hour after it',
      seen({ ad: { pwdLastSet: minutesAgo(15) }, entra: { lastPasswordChange: before } }),
      ['late', 'hash-not-synced'],
    ],
    [
      'the dates agree, but the cloud’s is the one from before the change',
      seen(
        { ad: { pwdLastSet: changedAt }, entra: { lastPasswordChange: minutesAgo(6) } },
        changed({ cloudBefore: minutesAgo(6).toISOString() }),
      ),
      ['undecided'],
    ],
    [
      'the first password of a new cloud user arrived',
      seen(
        { ad: { pwdLastSet: changedAt }, entra: { lastPasswordChange: changedAt } },
        changed({ cloudBefore: 'none' }),
      ),
      ['arrived'],
    ],
    [
      'what was there before the change was not read',
      seen({ ad: { pwdLastSet: changedAt }, entra: { lastPasswordChange: changedAt } }, withoutBefore()),
      ['arrived'],
    ],
    [
      'a temporary password is withheld',
      seen({ ad: mustChange, entra: { lastPasswordChange: before } }, forced),
      ['withheld', 'temp-password-not-synced'],
    ],
    [
      'a temporary password arrived where the feature is on',
      seen(
        {
          ad: mustChange,
          entra: { lastPasswordChange: changedAt, forceChangePasswordNextSignIn: true },
          tenant: featureOn,
        },
        forced,
      ),
      ['arrived', 'temp-password-synced'],
    ],
    [
      'the demand shown by the cloud is that of the password before',
      seen(
        {
          ad: mustChange,
          entra: { lastPasswordChange: before, forceChangePasswordNextSignIn: true },
          tenant: featureOn,
        },
        forced,
      ),
      ['waiting'],
    ],
    [
      'password synchronisation is switched off',
      seen({
        ad: { pwdLastSet: changedAt },
        entra: { lastPasswordChange: before },
        tenant: { features: { passwordSync: false } },
      }),
      ['stopped', 'phs-disabled'],
    ],
    [
      'the person chose another password in the cloud alone',
      seen({ ad: { pwdLastSet: minutesAgo(30) }, entra: { lastPasswordChange: minutesAgo(10) } }),
      ['diverged', 'cloud-password-diverged'],
    ],
    ['there is no cloud account', seen({ entra: { kind: 'absent' } }), ['nothing-to-wait-for', 'entra-user-not-found']],
    ['AD does not answer', seen({ ad: unavailable('ldap.timeout') }), ['unreadable', 'ad-unreachable']],
    ['Entra ID does not answer', seen({ entra: unavailable('graph.timeout') }), ['unreadable', 'entra-unreachable']],
  ])('when %s', (_what, sighting, expected) => {
    expect(sighting).toEqual(expected);
  });

  it('never says that a password arrived which a directory did not show, or which was there before', () => {
    fc.assert(
      fc.property(anyFacts, anyRequest, (differences, request) => {
        const facts = sampleFacts(differences);
        const { kind } = sightingOf(request, facts, diagnose(facts));
        if (kind !== 'arrived') return;
        const cloud = facts.entra.kind === 'read' ? facts.entra.value.lastPasswordChange : undefined;
        expect([facts.ad.kind, facts.entra.kind, cloud instanceof Date]).toEqual(['read', 'read', true]);
        expect(cloud instanceof Date && cloud.toISOString()).not.toBe(request.cloudBefore);
      }),
      { numRuns: 500 },
    );
  });
});

function withoutBefore(): ChangeRequest {
  const { cloudBefore: _before, ...rest } = changed();
  return rest;
}

const dates = fc.constantFrom(before, minutesAgo(20), minutesAgo(6), changedAt, minutesAgo(1));
const down = fc.constantFrom(unavailable('ldap.timeout'), unavailable('graph.timeout'));
const anyFacts = fc.record({
  ad: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        pwdLastSet: fc.option(dates, { nil: 'must-change' as const }),
        written: fc.record({ unicodePwd: dates }),
        userAccountControl: fc.constantFrom(512, 66_048, 262_656),
      }),
    },
    { weight: 1, arbitrary: down },
  ),
  entra: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        lastPasswordChange: fc.option(dates, { nil: 'none' as const }),
        forceChangePasswordNextSignIn: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: down },
  ),
  tenant: fc.record({
    signInMethod: fc.constantFrom('passwordHashSync' as const, 'passThrough' as const, undefined),
    features: fc.record({ passwordSync: fc.boolean(), forcePasswordChangeOnLogon: fc.boolean() }),
  }),
});
const anyRequest = fc
  .record({ cloudBefore: fc.option(dates, { nil: undefined }), forceChange: fc.boolean() })
  .map(({ cloudBefore, forceChange }) => ({
    ...withoutBefore(),
    change: { kind: 'reset' as const, forceChange, unlock: false },
    ...(cloudBefore && { cloudBefore: cloudBefore.toISOString() }),
  }));
