import { describe, expect, it } from 'vitest';
import { fingerprint, fingerprintChanges } from '../../src/core/fingerprint.ts';
import { unavailable } from '../../src/core/reading.ts';
import { cloudOnlyFacts } from './samples/cloud-only.ts';
import { domainSid, minutesAgo, sampleFacts } from './samples/facts.ts';

type Sample = Parameters<typeof sampleFacts>[0];
const changesTo = (sample: Sample) => fingerprintChanges(fingerprint(sampleFacts()), fingerprint(sampleFacts(sample)));

describe('fingerprint', () => {
  it.each<[string, Sample]>([
    ['somebody typed a wrong password', { ad: { badPwdCount: 3, lockedOut: true, lockoutTime: minutesAgo(1) } }],
    ['the computed bits show', { ad: { userAccountControl: 512 | 0x10 | 0x800000 } }],
    ['an ordinary group was added', { ad: { tokenGroups: [`${domainSid}-513`, 'S-1-5-32-545', `${domainSid}-2001`] } }],
    ['it is spelled otherwise', { ad: { objectGUID: '6F9619FF-8B86-4011-B42D-00C04FC964FF' } }],
    ['the cloud password arrived', { entra: { lastPasswordChange: minutesAgo(0) } }],
  ])('stays the same when %s', (_what, sample) => {
    expect(changesTo(sample)).toEqual([]);
  });

  it.each<[string, Sample, readonly string[]]>([
    [
      'its password was set',
      { entra: { lastPasswordChange: minutesAgo(0) } },
      ['The password was set in Entra ID since the request'],
    ],
    ['it became a guest', { entra: { userType: 'Guest' } }, ['The account became a member or a guest (userType)']],
    ['it became synchronised', { entra: { onPremisesSyncEnabled: true } }, ['Synchronisation of the account changed']],
    [
      'it signs in elsewhere',
      { entra: { identityTypes: ['federated'] } },
      ['The ways in which the account signs in changed (identities)'],
    ],
  ])('of an account in Entra ID alone changes when %s', (_what, sample, expected) => {
    expect(fingerprintChanges(fingerprint(cloudOnlyFacts()), fingerprint(cloudOnlyFacts(sample)))).toEqual(expected);
  });

  it.each<[string, Sample, readonly string[]]>([
    [
      'its name now belongs to another object',
      { ad: { objectGUID: '00000000-0000-4000-8000-000000000000', objectSid: `${domainSid}-2000` } },
      ['It is another account (objectGUID)', 'It is another account (objectSid)'],
    ],
    [
      'it was moved',
      { ad: { distinguishedName: 'CN=Jane Doe,OU=Execs,DC=contoso,DC=com' } },
      ['The account was moved or renamed'],
    ],
    [
      'it became an administrator',
      { ad: { tokenGroups: [`${domainSid}-512`] } },
      ['The membership in privileged groups changed'],
    ],
    [
      'it got a directory role',
      { entra: { directoryRoles: ['User Administrator'] } },
      ['The directory roles in Entra ID changed'],
    ],
    [
      'it was disabled',
      { ad: { userAccountControl: 514 } },
      ['Account options in Active Directory changed (userAccountControl)'],
    ],
    [
      'its password was set meanwhile',
      { ad: { pwdLastSet: 'must-change' } },
      ['The password was set, or its "must change" mark changed, since the request'],
    ],
  ])('differs, in words, when %s', (_what, sample, changes) => {
    expect(changesTo(sample)).toEqual(changes);
  });

  it('differs when a directory can no longer be read, because then nothing was compared', () => {
    expect(changesTo({ ad: unavailable('ldap.timeout') })).toContain(
      'Active Directory answers differently about the account',
    );
  });

  it.each(['', 'x', '[]', 'null', '{}'])('takes %j for a difference, since it is no fingerprint', (stored) => {
    expect(fingerprintChanges(stored, fingerprint(sampleFacts()))).toHaveLength(1);
  });
});
