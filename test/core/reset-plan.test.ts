import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absent, unavailable } from '../../src/core/reading.ts';
import { planReset, type ResetPlan } from '../../src/core/reset-plan.ts';
import { sampleDiagnosis } from './samples/diagnosis.ts';
import { domainSid, now, sampleFacts } from './samples/facts.ts';
import { anna, jane, samplePolicy } from './samples/request.ts';

type Sample = Parameters<typeof sampleFacts>[0];

function plan(
  sample: Sample,
  { forceChange = true, unlock = false, by = anna.aadObjectId, diagnosis = sampleDiagnosis() } = {},
): ResetPlan {
  return planReset({
    facts: sampleFacts(sample),
    diagnosis,
    wish: { forceChange, unlock },
    requesterObjectId: by,
    policy: samplePolicy,
  });
}

function possible(...input: Parameters<typeof plan>): ResetPlan & { kind: 'possible' } {
  const made = plan(...input);
  if (made.kind === 'refused') throw new Error(made.because.map(({ code }) => code).join());
  return made;
}

const titles = (made: ResetPlan) => made.alternatives.map(({ title }) => title);
const codes = (made: ResetPlan & { kind: 'possible' }) => made.caveats.map(({ code }) => code);
const on = { passwordSync: true, forcePasswordChangeOnLogon: true };

describe('a reset that is refused', () => {
  it.each<[string, Sample, readonly string[]]>([
    ['several accounts match, and says nothing else', { ad: { matches: 2, adminCount: 1 } }, ['ambiguous']],
    ['the account is protected in AD', { ad: { adminCount: 1 } }, ['protected-account']],
    [
      'the account is protected in Entra ID',
      { entra: { directoryRoles: ['User Administrator'] } },
      ['protected-account'],
    ],
    ['protection could not be read', { ad: { tokenGroups: undefined } }, ['protection-unknown']],
    [
      'it is a managed service account, protected first',
      { ad: { sAMAccountName: 'gmsa-web$' } },
      ['protected-account', 'not-a-user-account'],
    ],
    ['it is cloud-only', { ad: absent, entra: { onPremisesSyncEnabled: null } }, ['cloud-only']],
    [
      'it is cloud-only and AD is down',
      { ad: unavailable('ldap.busy'), entra: { onPremisesSyncEnabled: null } },
      ['cloud-only'],
    ],
    ['the cloud masters it', { entra: { isCloudManaged: true } }, ['cloud-mastered']],
    ['AD has no such account', { ad: absent }, ['not-found']],
    ['it is deleted', { ad: { isDeleted: true } }, ['account-deleted']],
    ['AD could not be read', { ad: unavailable('ldap.timeout') }, ['facts-unknown']],
    ['Entra could not be read', { entra: unavailable('graph.throttled') }, ['facts-unknown']],
    ['Entra did not say who masters it', { entra: { onPremisesSyncEnabled: undefined } }, ['facts-unknown']],
  ])('because %s', (_why, sample, expected) => {
    const made = plan(sample);

    expect(made.kind === 'refused' && made.because.map(({ code }) => code)).toEqual(expected);
  });

  it('because it is the requester’s own account', () => {
    expect(plan({}, { by: jane.aadObjectId.toUpperCase() })).toEqual({
      kind: 'refused',
      because: [{ code: 'self', text: 'This is your own account. Ask a colleague.' }],
      alternatives: [],
    });
  });

  it('names the Graph path for a cloud-only account, and how Latchkey may take it', () => {
    expect(titles(plan({ ad: absent, entra: { onPremisesSyncEnabled: null } }))).toEqual([
      'Reset the password in Entra ID',
      'Have resets of cloud-only accounts switched on (graph.cloudOnlyResets)',
    ]);
  });
});

describe('a reset with a demand for a new password', () => {
  it('works on both sides with the feature on and writeback declared', () => {
    expect(possible({ tenant: { features: on } })).toEqual({
      kind: 'possible',
      forceChange: true,
      unlock: false,
      steps: [
        { where: 'Domain PC', what: 'Takes the new password at once and asks for another at the next sign-in.' },
        {
          where: 'Cloud',
          what: 'Takes the new password within a few minutes and asks for another; the old one works until then.',
        },
        { where: 'Entra-joined PC', what: 'Does not show the demand for a new password; choose it in a browser.' },
        {
          where: 'Existing sessions',
          what: 'Stay open until they have to sign in again. A reset does not end them; sessions are revoked in Entra ID.',
        },
      ],
      caveats: [
        {
          code: 'aadj-unlock-not-enforced',
          text: 'Unlocking an Entra-joined PC does not show the demand for a new password.',
        },
      ],
      forcedChangeReachesCloud: 'yes',
      alternatives: [],
    });
  });

  it.each<[string, Sample, string, readonly string[], readonly string[]]>([
    [
      'the feature is off',
      {},
      'no',
      ['temp-password-not-synced'],
      [
        'Reset without the demand for a new password',
        'Choose a new password on a domain PC first',
        'Let the person reset it in the cloud',
        'Let temporary passwords reach the cloud',
      ],
    ],
    [
      'the feature is off and so is writeback',
      { tenant: { passwordWriteback: false } },
      'no',
      ['temp-password-not-synced'],
      [
        'Reset without the demand for a new password',
        'Choose a new password on a domain PC first',
        'Let temporary passwords reach the cloud',
      ],
    ],
    [
      'the feature is off and the user is new',
      { entra: { lastPasswordChange: 'none' } },
      'no',
      ['temp-password-not-synced', 'cloud-no-password'],
      [
        'Reset without the demand for a new password',
        'Choose a new password on a domain PC first',
        'Let the person reset it in the cloud',
        'Let temporary passwords reach the cloud',
      ],
    ],
    [
      'nobody declared the feature',
      { tenant: { features: { passwordSync: true } } },
      'unknown',
      ['tenant-features-unknown'],
      [
        'Reset without the demand for a new password',
        'Choose a new password on a domain PC first',
        'Declare the tenant features to Latchkey',
      ],
    ],
    [
      'nobody declared the sign-in method',
      { tenant: { signInMethod: undefined, features: {} } },
      'unknown',
      ['tenant-features-unknown'],
      [
        'Reset without the demand for a new password',
        'Choose a new password on a domain PC first',
        'Declare the tenant features to Latchkey',
      ],
    ],
    [
      'the password never expires, feature on or not',
      { ad: { userAccountControl: 512 | 0x10000 }, tenant: { features: on } },
      'no',
      ['force-change-suppressed-never-expires'],
      ['Reset without the demand for a new password', 'Clear "Password never expires" first'],
    ],
    [
      'a smart card is required',
      { ad: { userAccountControl: 512 | 0x40000 } },
      'no',
      ['smartcard-required'],
      ['Issue a new or temporary smart card', 'Stop requiring a smart card, then reset'],
    ],
    [
      'the user may not change the password',
      { ad: { cannotChangePassword: true } },
      'no',
      ['ad-cannot-change-password'],
      ['Reset without the demand for a new password', 'Let this user change the password first'],
    ],
    [
      'writeback is not declared',
      { tenant: { features: on, passwordWriteback: undefined } },
      'yes',
      ['writeback-missing', 'aadj-unlock-not-enforced'],
      [
        'Choose a new password on a domain PC first',
        'Reset without the demand for a new password',
        'Enable password writeback, or declare that it is on',
      ],
    ],
    [
      'the cloud asks AD by pass-through',
      { tenant: { signInMethod: 'passThrough' } },
      'yes',
      ['aadj-unlock-not-enforced'],
      [],
    ],
    ['there is no cloud account', { entra: absent }, 'no', [], []],
    [
      'a minimum age can stop the writeback',
      { ad: { domain: { minPwdAge: 86_400_000 } }, tenant: { features: on } },
      'yes',
      ['aadj-unlock-not-enforced', 'minimum-password-age'],
      [],
    ],
  ])('when %s', (_when, sample, reachesCloud, caveats, alternatives) => {
    const made = possible(sample);

    expect([made.forcedChangeReachesCloud, codes(made), titles(made)]).toEqual([reachesCloud, caveats, alternatives]);
  });

  it('says that the cloud keeps the OLD password while the feature is off', () => {
    expect(possible({}).steps[1]).toEqual({
      where: 'Cloud',
      what: 'Keeps the OLD password. The new one is held back until the person has chosen another on a domain PC.',
    });
  });

  it('claims nothing about the cloud for never-expires, which no document describes', () => {
    expect(possible({ ad: { userAccountControl: 512 | 0x10000 } }).steps[1]?.what).toContain('not documented');
  });

  it('is never dropped in silence, and names two ways round wherever it does not work', () => {
    const uac = fc.constantFrom(512, 512 | 0x10000, 512 | 0x40000, 512 | 0x10000 | 0x40000);
    const maybe = fc.constantFrom(true, false, undefined);
    const method = fc.constantFrom('passwordHashSync', 'passThrough', 'federated', undefined);
    fc.assert(
      fc.property(
        uac,
        maybe,
        maybe,
        maybe,
        method,
        (userAccountControl, feature, writeback, cannotChangePassword, signInMethod) => {
          const features = {
            passwordSync: true,
            ...(feature !== undefined && { forcePasswordChangeOnLogon: feature }),
          };
          const made = possible({
            ad: { userAccountControl, cannotChangePassword },
            tenant: { signInMethod, features, passwordWriteback: writeback },
          });
          expect(made.forceChange).toBe(true);
          if (made.forcedChangeReachesCloud !== 'yes') {
            expect(made.alternatives.length).toBeGreaterThanOrEqual(2);
            expect(made.caveats.length).toBeGreaterThanOrEqual(1);
          }
        },
      ),
    );
  });
});

describe('a plain reset', () => {
  it('needs no feature, and warns of the minimum age that it starts', () => {
    const made = possible({ ad: { domain: { minPwdAge: 86_400_000 } } }, { forceChange: false });

    expect([made.forcedChangeReachesCloud, made.caveats, made.alternatives, made.steps[1]?.what]).toEqual([
      'not-asked',
      [
        {
          code: 'minimum-password-age',
          text: 'The person cannot change this password for 1 day(s) (minimum password age).',
        },
      ],
      [],
      'Takes the new password within a few minutes; the old one works until then.',
    ]);
  });

  it('says nothing of the domain’s minimum age where a fine-grained policy applies', () => {
    const ad = {
      domain: { minPwdAge: 86_400_000 },
      resultantPso: 'CN=Strict,CN=Password Settings Container,DC=contoso,DC=com',
    };

    expect(codes(possible({ ad }, { forceChange: false }))).toEqual([]);
  });
});

describe('what a new password does not cure', () => {
  const diagnosis = sampleDiagnosis(
    ['ad-account-disabled', 'both'],
    ['ad-account-locked', 'onprem'],
    ['wrong-password', 'interrupt'],
    ['hash-not-synced', 'cloud'],
    ['no-license', 'caveat'],
  );

  it('is carried over from the diagnosis', () => {
    expect(possible({}, { forceChange: false, diagnosis }).caveats).toEqual([
      { code: 'ad-account-disabled', text: 'Title of ad-account-disabled. Meaning of ad-account-disabled.' },
      { code: 'ad-account-locked', text: 'Title of ad-account-locked. Meaning of ad-account-locked.' },
    ]);
  });

  it('leaves out the lockout when it is cleared in the same change', () => {
    expect(codes(possible({}, { forceChange: false, unlock: true, diagnosis }))).toEqual(['ad-account-disabled']);
  });
});

describe('protection', () => {
  it('of a nested Enterprise Admin is said with its reason', () => {
    const made = plan({ ad: { adminCount: 0, tokenGroups: [`${domainSid}-519`] } });

    expect(made.kind === 'refused' && made.because[0]?.text).toBe(
      'This account is protected. It is a member of Enterprise Admins, directly or through another group.',
    );
  });

  it('holds whatever else was read', () => {
    expect(plan({ ad: { adminCount: 1, isDeleted: true, whenChanged: now } }).kind).toBe('refused');
  });
});
