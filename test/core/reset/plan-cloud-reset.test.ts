import { describe, expect, it } from 'vitest';
import { absent, unavailable } from '../../../src/core/reading.ts';
import { planReset, type ResetPlan } from '../../../src/core/reset-plan.ts';
import { cloudOnlyFacts } from '../samples/cloud-only.ts';
import { sampleDiagnosis } from '../samples/diagnosis.ts';
import { anna, jane, samplePolicy } from '../samples/request.ts';

type Sample = Parameters<typeof cloudOnlyFacts>[0];

function plan(
  sample: Sample,
  { forceChange = true, by = anna.aadObjectId, diagnosis = sampleDiagnosis(), policy = samplePolicy } = {},
): ResetPlan {
  const facts = cloudOnlyFacts(sample);
  const wish = { forceChange, unlock: true };
  return planReset({ facts, diagnosis, wish, requesterObjectId: by, policy, cloudResets: true });
}

const codes = (made: ResetPlan) => (made.kind === 'refused' ? made.because : made.caveats).map(({ code }) => code);

describe('the plan of a reset in Entra ID', () => {
  it('says what happens where, and unlocks nothing in AD', () => {
    const made = plan({});

    expect(made).toMatchObject({ kind: 'possible', forceChange: true, unlock: false, caveats: [], alternatives: [] });
    expect(made.kind === 'possible' && made.steps.map(({ where }) => where)).toEqual([
      'Cloud',
      'Domain PC',
      'Entra-joined PC',
      'Existing sessions',
    ]);
  });

  it('demands another password whatever was wished, and says so', () => {
    const made = plan({}, { forceChange: false });

    expect([made.kind === 'possible' && made.forceChange, codes(made)]).toEqual([true, ['cloud-change-always-forced']]);
  });

  it('names what keeps the person out although the password is new, and not what the reset ends', () => {
    const diagnosis = sampleDiagnosis('cloud-account-disabled', 'cloud-smart-lockout', 'cloud-password-expired');

    expect(codes(plan({}, { diagnosis }))).toEqual(['cloud-account-disabled']);
  });

  it.each<[string, Sample, readonly string[]]>([
    ['AD has an account of that name', { ad: {} }, ['linked-to-ad']],
    ['several AD accounts match', { ad: { matches: 2 } }, ['ambiguous']],
    ['AD could not be read', { ad: unavailable('ldap.timeout') }, ['facts-unknown']],
    ['AD was not asked', { ad: unavailable('not-asked') }, ['facts-unknown']],
    ['it bears an anchor', { entra: { onPremisesImmutableId: 'AAAA' } }, ['linked-to-ad']],
    ['it is a guest', { entra: { userType: 'Guest' } }, ['external-user']],
    ['its domain is federated', { tenant: { domainAuthenticationType: 'Federated' } }, ['federated-domain']],
    ['its domain was not read', { tenant: { domainAuthenticationType: undefined } }, ['facts-unknown']],
    ['it holds a directory role', { entra: { directoryRoles: ['User Administrator'] } }, ['protected-account']],
    ['it is in a role-assignable group', { entra: { roleAssignableGroups: ['Tier 0'] } }, ['protected-account']],
    ['its roles were not read', { entra: { directoryRoles: undefined } }, ['protection-unknown']],
  ])('is a refusal when %s', (_why, sample, expected) => {
    expect(codes(plan(sample))).toEqual(expected);
  });

  it('is a refusal for accounts that policy names, eligible roles and one’s own account', () => {
    const { protection } = samplePolicy;
    const named = { ...samplePolicy, protection: { ...protection, accounts: ['jdoe@contoso.com'] } };
    const eligible = { ...samplePolicy, protection: { ...protection, eligibleRoles: true } };

    expect(codes(plan({}, { policy: named }))).toEqual(['protected-account']);
    expect(codes(plan({ entra: { eligibleRoles: ['Owner'] } }, { policy: eligible }))).toEqual(['protected-account']);
    expect(codes(plan({}, { policy: eligible }))).toEqual(['protection-unknown']);
    expect(codes(plan({}, { by: jane.aadObjectId }))).toEqual(['self']);
  });

  it('is never made for a user who is, or may be, synchronised: those are planned in AD', () => {
    for (const onPremisesSyncEnabled of [true, false, undefined]) {
      expect(codes(plan({ ad: absent, entra: { onPremisesSyncEnabled } }))).toEqual(['not-found']);
    }
  });
});
