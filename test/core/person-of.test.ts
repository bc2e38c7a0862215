import { describe, expect, it } from 'vitest';
import { personOf, subjectOf } from '../../src/core/person-of.ts';
import { absent, unavailable } from '../../src/core/reading.ts';
import { cloudOnlyFacts, cloudSubject } from './samples/cloud-only.ts';
import { plainAd, plainEntra, sampleFacts } from './samples/facts.ts';

describe('personOf', () => {
  it('joins both sides, AD first', () => {
    const facts = sampleFacts({ ad: { title: 'Clerk' }, entra: { displayName: 'J. Doe', department: 'Sales' } });

    expect(personOf(facts)).toEqual({
      displayName: 'Jane Doe',
      userPrincipalName: 'jdoe@contoso.com',
      sAMAccountName: 'jdoe',
      department: 'Sales',
      title: 'Clerk',
      distinguishedName: plainAd.distinguishedName,
      objectGUID: plainAd.objectGUID,
      objectSid: plainAd.objectSid,
      entraObjectId: plainEntra.id,
    });
  });

  it.each([
    ['the cloud name when AD is silent', sampleFacts({ ad: unavailable('ldap.timeout') }), 'Jane Doe'],
    ['the account name when there is no other', sampleFacts({ ad: { displayName: ' ' }, entra: absent }), 'jdoe'],
    [
      'the query when several match, and nothing of what was read',
      sampleFacts({ ad: { matches: 2, query: 'jane' }, entra: absent }),
      'jane',
    ],
    ['no name at all when nothing was read', sampleFacts({ ad: absent, entra: absent }), 'Unknown person'],
  ])('shows %s', (_what, facts, displayName) => {
    expect(personOf(facts).displayName).toBe(displayName);
  });
});

describe('subjectOf', () => {
  it.each([
    ['several accounts match', { ad: { matches: 2 } }],
    ['there is no AD account', { ad: absent }],
    ['AD could not be read', { ad: unavailable('ldap.busy') }],
    ['the object id was not returned', { ad: { objectGUID: undefined } }],
  ] as const)('pins nothing when %s', (_why, sample) => {
    expect(subjectOf(sampleFacts(sample))).toBeUndefined();
  });

  it('pins the account by ids of both sides', () => {
    expect(subjectOf(sampleFacts())).toMatchObject({ objectGUID: plainAd.objectGUID, entraObjectId: plainEntra.id });
  });

  it('pins an account in Entra ID alone by its object id, and only once AD has answered that it has none', () => {
    const entra = { department: 'Design', employeeId: 'E7' };

    expect(subjectOf(cloudOnlyFacts({ entra }))).toEqual({ ...cloudSubject, department: 'Design', employeeId: 'E7' });
    expect(subjectOf(cloudOnlyFacts({ ad: unavailable('ldap.timeout') }))).toBeUndefined();
    expect(subjectOf(cloudOnlyFacts({ ad: {} }))).toBeUndefined();
  });
});
