import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absent, unavailable } from '../../src/core/reading.ts';
import { syncVerdict, type SyncVerdict } from '../../src/core/sync-verdict.ts';
import { sampleDiagnosis } from './samples/diagnosis.ts';
import { minutesAgo, plainTenant, sampleFacts } from './samples/facts.ts';

type Sample = Parameters<typeof sampleFacts>[0];
type Row = [string, Sample, readonly string[], SyncVerdict['kind'], string];

const verdictOn = (sample: Sample, causes: readonly string[] = []): SyncVerdict =>
  syncVerdict(sampleFacts(sample), sampleDiagnosis(...causes));

const features = (forcePasswordChangeOnLogon: boolean) => ({ passwordSync: true, forcePasswordChangeOnLogon });
const old = new Date('2026-08-01T08:00:00Z');
const mustChange = { pwdLastSet: 'must-change', written: { unicodePwd: minutesAgo(20) } } as const;

describe('syncVerdict', () => {
  it.each<Row>([
    [
      'dates within two minutes',
      { entra: { lastPasswordChange: new Date('2026-11-01T08:02:00Z') } },
      [],
      'in-step',
      'The cloud has had this password since 1 Nov 2026 08:02 UTC.',
    ],
    [
      'the loop not yet run',
      { ad: { pwdLastSet: minutesAgo(4) } },
      ['hash-sync-pending'],
      'pending',
      'The cloud still has the password of 1 Nov 2026 08:01 UTC; the new one is on its way and is due by 20 Nov 2026 09:06 UTC.',
    ],
    [
      'the newer date of a second DC',
      { ad: { otherDc: { server: 'dc2', pwdLastSet: minutesAgo(4) } } },
      ['hash-sync-pending', 'dc-replica-lag'],
      'pending',
      'The cloud still has the password of 1 Nov 2026 08:01 UTC; the new one is on its way and is due by 20 Nov 2026 09:06 UTC.',
    ],
    [
      'a hash that is overdue',
      { ad: { pwdLastSet: minutesAgo(20) } },
      ['hash-not-synced'],
      'stale',
      'The cloud still has the password of 1 Nov 2026 08:01 UTC: the one set at 20 Nov 2026 08:40 UTC was due by 20 Nov 2026 08:50 UTC and has not arrived.',
    ],
    [
      'a young hash while nothing runs',
      { ad: { pwdLastSet: minutesAgo(4) } },
      ['phs-stale'],
      'stale',
      'The cloud still has the password of 1 Nov 2026 08:01 UTC: synchronisation has stopped, so the one set at 20 Nov 2026 08:56 UTC does not arrive.',
    ],
    [
      'a cloud without any password',
      { entra: { lastPasswordChange: 'none' } },
      ['cloud-no-password'],
      'stale',
      'The cloud has no password for this account: the one set at 1 Nov 2026 08:00 UTC was due by 1 Nov 2026 08:10 UTC and has not arrived.',
    ],
    [
      'a newer cloud password',
      { entra: { lastPasswordChange: minutesAgo(60) } },
      ['cloud-password-diverged'],
      'diverged',
      'There are two passwords: the cloud one was set at 20 Nov 2026 08:00 UTC, the one in Active Directory at 1 Nov 2026 08:00 UTC.',
    ],
    [
      'a temporary password with the feature off',
      { ad: mustChange, entra: { lastPasswordChange: old } },
      ['temp-password-not-synced'],
      'withheld',
      'The temporary password is kept from the cloud, which still takes the old one until a new one is chosen on a domain PC.',
    ],
    [
      'a new user with the feature off',
      { ad: mustChange, entra: { lastPasswordChange: 'none' } },
      ['cloud-no-password', 'temp-password-not-synced'],
      'withheld',
      'The temporary password is kept from the cloud, which has no password for this account until a new one is chosen on a domain PC.',
    ],
    [
      'a demand older than the feature',
      { ad: mustChange, entra: { lastPasswordChange: old }, tenant: { features: features(true) } },
      ['temp-password-flag-predates-feature'],
      'withheld',
      'The demand for a new password is older than the tenant feature, so the cloud refuses the temporary password.',
    ],
    [
      'a temporary password with the feature on',
      {
        ad: mustChange,
        entra: { lastPasswordChange: minutesAgo(19), forceChangePasswordNextSignIn: true },
        tenant: { features: features(true) },
      },
      ['temp-password-synced'],
      'in-step',
      'The cloud has had this password since 20 Nov 2026 08:41 UTC and asks for a new one at the next sign-in.',
    ],
    [
      'one that arrived late, because the prompt shows that it did arrive',
      {
        ad: mustChange,
        entra: { lastPasswordChange: minutesAgo(10), forceChangePasswordNextSignIn: true },
        tenant: { features: features(true) },
      },
      ['temp-password-synced'],
      'in-step',
      'The cloud has had this password since 20 Nov 2026 08:50 UTC and asks for a new one at the next sign-in.',
    ],
    [
      'only the box ticked, so both sides keep the old password',
      { ad: { ...mustChange, written: { unicodePwd: old } }, entra: { lastPasswordChange: old } },
      [],
      'in-step',
      'The cloud has had this password since 1 Aug 2026 08:00 UTC.',
    ],
    [
      'an undeclared feature',
      { ad: mustChange, entra: { lastPasswordChange: old }, tenant: { features: { passwordSync: true } } },
      ['tenant-features-unknown'],
      'unknown',
      'The cloud still has the password of 1 Aug 2026 08:00 UTC; nobody has declared whether this tenant sends temporary passwords to the cloud.',
    ],
    [
      'a demand that never-expires suppresses',
      { ad: { ...mustChange, userAccountControl: 512 | 0x10000 }, entra: { lastPasswordChange: old } },
      ['force-change-suppressed-never-expires'],
      'unknown',
      'The cloud still has the password of 1 Aug 2026 08:00 UTC; what happens to a password that never expires and must change is not documented.',
    ],
    [
      'a demand without replication data',
      { ad: { pwdLastSet: 'must-change' } },
      [],
      'unknown',
      'Active Directory did not return when the password was set, so the dates cannot be compared.',
    ],
    [
      'no pwdLastSet',
      { ad: { pwdLastSet: undefined } },
      ['ad-attribute-missing'],
      'unknown',
      'Active Directory did not return when the password was set, so the dates cannot be compared.',
    ],
    [
      'no cloud date',
      { entra: { lastPasswordChange: undefined } },
      [],
      'unknown',
      'Entra ID did not return when the cloud password was set.',
    ],
    [
      'a sign-in method nobody declared',
      { ad: { pwdLastSet: minutesAgo(4) }, tenant: { signInMethod: undefined, features: {} } },
      ['tenant-features-unknown'],
      'unknown',
      'The cloud still has the password of 1 Nov 2026 08:01 UTC; nobody has declared how the cloud checks passwords in this tenant.',
    ],
    [
      'AD unreadable',
      { ad: unavailable('ldap.timeout') },
      ['ad-unreachable'],
      'unknown',
      'Active Directory could not be read, so there is no password date to compare the cloud with.',
    ],
    [
      'Entra unreadable',
      { entra: unavailable('graph.throttled') },
      ['entra-unreachable'],
      'unknown',
      'Entra ID could not be read, so it is not known whether the cloud has the password.',
    ],
    [
      'several AD accounts',
      { ad: { matches: 2 } },
      ['ad-ambiguous-match'],
      'unknown',
      'More than one account matches, so nothing can be said about its password.',
    ],
    [
      'a cloud-only user, although AD is down',
      { ad: unavailable('ldap.timeout'), entra: { onPremisesSyncEnabled: null } },
      ['cloud-only-user'],
      'not-applicable',
      'This is a cloud-only account: its password lives in Entra ID alone.',
    ],
    [
      'a cloud-mastered user',
      { entra: { isCloudManaged: true } },
      ['source-of-authority-cloud'],
      'not-applicable',
      'The cloud masters this account: a password set in Active Directory does not reach it.',
    ],
    [
      'no cloud account',
      { entra: absent },
      ['entra-user-not-found'],
      'not-applicable',
      'There is no live account in Entra ID, so there is no cloud password to compare.',
    ],
    [
      'no AD account',
      { ad: absent },
      ['ad-object-not-found'],
      'not-applicable',
      'There is no live account in Active Directory, so there is no password to compare the cloud with.',
    ],
    [
      'a user taken out of scope',
      { entra: { onPremisesSyncEnabled: false } },
      ['not-in-sync-scope'],
      'not-applicable',
      'The account is no longer synchronised: a password set in Active Directory does not reach the cloud.',
    ],
    [
      'pass-through',
      { tenant: { signInMethod: 'passThrough' } },
      [],
      'not-applicable',
      'The cloud asks Active Directory itself at every sign-in, so a new password counts there at once.',
    ],
    [
      'federation without hash sync',
      { tenant: { signInMethod: 'federated', features: {} } },
      [],
      'not-applicable',
      'The federation service asks Active Directory at every sign-in, so a new password counts at once.',
    ],
    [
      'a required smart card',
      { ad: { userAccountControl: 512 | 0x40000 } },
      ['smartcard-required'],
      'not-applicable',
      'A smart card is required: Active Directory holds a random password that nobody signs in with.',
    ],
  ])('says, for %s', (_what, sample, causes, kind, headline) => {
    const { kind: found, headline: said, because } = verdictOn(sample, causes);

    expect({ kind: found, headline: said, because }).toEqual({ kind, headline, because: causes });
  });

  it('gives a pending change a deadline and the evidence of both sides', () => {
    expect(verdictOn({ ad: { pwdLastSet: minutesAgo(4) } }, ['hash-sync-pending', 'no-license'])).toEqual({
      kind: 'pending',
      headline: expect.any(String),
      deadline: new Date('2026-11-20T09:06:00Z'),
      because: ['hash-sync-pending'],
      evidence: [
        { source: 'Active Directory', name: 'pwdLastSet', value: '20 Nov 2026 08:56 UTC' },
        { source: 'Entra ID', name: 'lastPasswordChangeDateTime', value: '1 Nov 2026 08:01 UTC' },
        { source: 'Entra ID', name: 'onPremisesLastPasswordSyncDateTime', value: '20 Nov 2026 08:54 UTC' },
        { source: 'Entra ID', name: 'onPremisesLastSyncDateTime', value: '20 Nov 2026 08:46 UTC' },
        { source: 'Tenant profile', name: 'signInMethod', value: 'passwordHashSync' },
        { source: 'Tenant profile', name: 'userForcePasswordChangeOnLogonEnabled', value: 'false' },
      ],
      remedies: [{ who: 'agent', where: 'here', action: 'Remedy of hash-sync-pending' }],
    });
  });

  it('blames the tenant, not the scope of one user, when synchronisation was switched off', () => {
    const sample = {
      ad: { pwdLastSet: minutesAgo(600) },
      entra: { onPremisesSyncEnabled: false },
      tenant: { syncEnabled: false },
    };

    const { kind, because } = verdictOn(sample, ['not-in-sync-scope', 'hash-not-synced', 'sync-disabled']);
    expect([kind, because]).toEqual(['stale', ['hash-not-synced', 'sync-disabled']]);
  });

  it('does not tell anybody to wait when nothing runs that could bring the password', () => {
    const verdict = verdictOn({ ad: { pwdLastSet: minutesAgo(4) } }, ['hash-sync-pending', 'phs-stale']);

    expect([verdict.kind, verdict.because, verdict.deadline]).toEqual(['stale', ['phs-stale'], undefined]);
  });

  it('stays in step while synchronisation is down, and warns about the next change', () => {
    const verdict = verdictOn({}, ['phs-stale']);

    expect([verdict.kind, verdict.because, verdict.headline]).toEqual([
      'in-step',
      ['phs-stale'],
      'The cloud has had this password since 1 Nov 2026 08:01 UTC, but synchronisation has stopped, so the next change may not arrive.',
    ]);
  });

  it('compares a federated tenant that synchronises hashes as well', () => {
    expect(verdictOn({ tenant: { signInMethod: 'federated', features: { passwordSync: true } } }).kind).toBe('in-step');
  });

  it('is in step exactly when the two dates differ by two minutes or less', () => {
    const seconds = fc.integer({ min: -1_000, max: 1_000 });
    fc.assert(
      fc.property(seconds, (ahead) => {
        const { kind } = verdictOn({ entra: { lastPasswordChange: new Date(Date.UTC(2026, 10, 1, 8, 0, ahead)) } });
        expect(kind === 'in-step').toBe(Math.abs(ahead) <= 120);
      }),
    );
  });

  it('never calls an account in step or pending when a directory was not read, whatever the rest says', () => {
    const side = fc.constantFrom<Sample>({ ad: unavailable('ldap.busy') }, { entra: unavailable('graph.timeout') });
    const method = fc.constantFrom('passwordHashSync', 'passThrough', 'federated', undefined);
    fc.assert(
      fc.property(side, method, fc.boolean(), (unread, signInMethod, feature) => {
        const tenant = { ...plainTenant, signInMethod, features: features(feature) };
        expect(verdictOn({ ...unread, tenant }).kind).toBe('unknown');
      }),
    );
  });
});
