import { describe, expect, it } from 'vitest';
import { cloudObjections } from '../../src/core/cloud-only.ts';
import type { EntraUser } from '../../src/core/facts.ts';
import { cloudOnlyUser } from './samples/cloud-only.ts';

const codes = (changes: { readonly [K in keyof EntraUser]?: EntraUser[K] | undefined }) => {
  const entries = Object.entries({ ...cloudOnlyUser, ...changes }).filter(([, value]) => value !== undefined);
  return cloudObjections(Object.fromEntries(entries) as unknown as EntraUser).map(({ code }) => code);
};

describe('cloudObjections', () => {
  it('has none against a live member who was never in AD', () => {
    expect(codes({})).toEqual([]);
  });

  it.each<[string, Parameters<typeof codes>[0], readonly string[]]>([
    ['deleted', { deletedDateTime: new Date(0) }, ['account-deleted']],
    ['synchronised', { onPremisesSyncEnabled: true }, ['synchronised']],
    ['no longer synchronised', { onPremisesSyncEnabled: false }, ['synchronised']],
    ['silent on its synchronisation', { onPremisesSyncEnabled: undefined }, ['facts-unknown']],
    ['handed over to the cloud', { isCloudManaged: true }, ['synchronised']],
    ['linked by its anchor', { onPremisesImmutableId: 'AAAA' }, ['linked-to-ad']],
    ['linked by its SID', { onPremisesSecurityIdentifier: 'S-1-5-21-1' }, ['linked-to-ad']],
    ['linked by its account name', { onPremisesSamAccountName: 'jdoe' }, ['linked-to-ad']],
    ['linked by its place in AD', { onPremisesDistinguishedName: 'CN=x' }, ['linked-to-ad']],
    ['linked by its name in AD', { onPremisesUserPrincipalName: 'jdoe@corp' }, ['linked-to-ad']],
    ['linked by a synchronisation in the past', { onPremisesLastSyncDateTime: new Date(0) }, ['linked-to-ad']],
    ['a guest', { userType: 'Guest' }, ['external-user']],
    ['of an unknown type', { userType: 'Robot' }, ['external-user']],
    ['silent on its type', { userType: undefined }, ['facts-unknown']],
    ['named as somebody of another tenant', { userPrincipalName: 'a_b.com#ext#@contoso.com' }, ['external-user']],
    ['nameless', { userPrincipalName: undefined }, ['facts-unknown']],
    ['signed in by another provider', { identityTypes: ['userPrincipalName', 'federated'] }, ['external-user']],
    ['silent on how it signs in', { identityTypes: undefined }, ['facts-unknown']],
  ])('objects to a user who is %s', (_what, changes, expected) => {
    expect(codes(changes)).toEqual(expected);
  });

  it('names every reason at once', () => {
    const everything = { onPremisesSyncEnabled: true, onPremisesImmutableId: 'AAAA', userType: 'Guest' };

    expect(codes(everything)).toEqual(['synchronised', 'linked-to-ad', 'external-user']);
  });
});
