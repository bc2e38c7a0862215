import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absent, unavailable } from '../../src/core/reading.ts';
import type { ProtectionPolicy } from '../../src/core/policy.ts';
import { protectionOf } from '../../src/core/protection.ts';
import { domainSid, sampleFacts } from './samples/facts.ts';

const nothing: ProtectionPolicy = { groupSids: [], accounts: [], organisationalUnits: [], eligibleRoles: false };
type Sample = Parameters<typeof sampleFacts>[0];

const kindOf = (sample: Sample, policy: Partial<ProtectionPolicy> = {}) =>
  protectionOf(sampleFacts(sample), { ...nothing, ...policy }).kind;

describe('protectionOf', () => {
  it('lets an ordinary synchronised user pass', () => {
    expect(protectionOf(sampleFacts(), nothing)).toEqual({ kind: 'ordinary' });
  });

  it('protects a nested member of Enterprise Admins of the forest root although adminCount is 0', () => {
    const tokenGroups = [`${domainSid}-513`, 'S-1-5-21-9-9-9-519'];

    expect(protectionOf(sampleFacts({ ad: { adminCount: 0, tokenGroups } }), nothing)).toEqual({
      kind: 'protected',
      reasons: ['It is a member of Enterprise Admins, directly or through another group.'],
    });
  });

  it.each([498, 512, 516, 518, 519, 520, 521, 526, 527])('protects members of the domain group %i', (rid) => {
    expect(kindOf({ ad: { tokenGroups: [`${domainSid}-${rid}`] } })).toBe('protected');
    expect(kindOf({ ad: { primaryGroupID: rid } })).toBe('protected');
  });

  it.each([544, 548, 549, 550, 551, 552])('protects members of the built-in group %i', (rid) => {
    expect(kindOf({ ad: { tokenGroups: [`S-1-5-32-${rid}`] } })).toBe('protected');
  });

  it.each<[string, Sample]>([
    ['adminCount 1, left behind or not', { ad: { adminCount: 1 } }],
    ['Administrator', { ad: { objectSid: `${domainSid}-500` } }],
    ['Guest', { ad: { objectSid: `${domainSid}-501` } }],
    ['krbtgt, renamed', { ad: { objectSid: `${domainSid}-502`, sAMAccountName: 'service' } }],
    ['any other built-in account', { ad: { objectSid: `${domainSid}-999` } }],
    ['a computer', { ad: { objectClasses: ['top', 'person', 'user', 'Computer'] } }],
    ['a group managed service account', { ad: { objectClasses: ['msDS-GroupManagedServiceAccount'] } }],
    ['a name that ends in $', { ad: { sAMAccountName: 'gmsa-web$' } }],
    ['a domain controller by its bits', { ad: { userAccountControl: 0x2000 | 0x200 } }],
    [
      'a direct member by DN, should the SIDs be incomplete',
      { ad: { memberOf: ['CN=Domain Admins,CN=Users,DC=contoso,DC=com'] } },
    ],
    ['a delegated managed service account', { ad: { objectClasses: ['msDS-DelegatedManagedServiceAccount'] } }],
    ['a group that may be given directory roles', { entra: { roleAssignableGroups: ['Tier 0'] } }],
    ['a role it could activate', { entra: { eligibleRoles: ['Global Administrator'] } }],
    ['a directory role in Entra ID', { entra: { directoryRoles: ['Helpdesk Administrator'] } }],
    [
      'a cloud-only administrator',
      { ad: absent, entra: { onPremisesSyncEnabled: null, directoryRoles: ['Global Administrator'] } },
    ],
  ])('protects %s', (_what, sample) => {
    expect(kindOf(sample)).toBe('protected');
  });

  it.each<[string, Sample]>([
    ['group memberships in AD', { ad: { tokenGroups: undefined } }],
    ['directory roles in Entra ID', { entra: { directoryRoles: undefined } }],
    ['groups that may be given directory roles', { entra: { roleAssignableGroups: undefined } }],
    ['the security id', { ad: { objectSid: undefined } }],
    ['the kind of account', { ad: { userAccountControl: undefined } }],
    ['Active Directory', { ad: unavailable('ldap.timeout') }],
    ['Entra ID', { entra: unavailable('graph.throttled') }],
  ])('is unknown, not ordinary, when it could not read %s', (_what, sample) => {
    expect(kindOf(sample)).toBe('unknown');
  });

  it('is unknown without the roles that could be activated only where the tenant uses them', () => {
    expect(kindOf({}, { eligibleRoles: true })).toBe('unknown');
    expect(kindOf({ entra: { eligibleRoles: [] } }, { eligibleRoles: true })).toBe('ordinary');
  });

  it('asks no directory roles of a user Entra ID does not have', () => {
    expect(kindOf({ entra: absent })).toBe('ordinary');
  });

  it.each<[string, Sample]>([
    ['Protected Users, which hardens sign-in and grants nothing', { ad: { tokenGroups: [`${domainSid}-525`] } }],
    [
      'an application group that is called Administrators',
      { ad: { memberOf: ['CN=Administrators,OU=App,DC=contoso,DC=com'] } },
    ],
    ['a group with a privileged number as part of its own', { ad: { tokenGroups: [`${domainSid}-15120`] } }],
  ])('does not protect members of %s', (_what, sample) => {
    expect(kindOf(sample)).toBe('ordinary');
  });

  it('protects members of the groups that policy names, such as DnsAdmins', () => {
    const sid = `${domainSid}-1101`;

    expect(kindOf({ ad: { tokenGroups: [sid] } }, { groupSids: [sid.toLowerCase()] })).toBe('protected');
  });

  it.each([
    ['as written', 'breakglass01'],
    ['in capitals', 'BREAKGLASS01'],
    ['with a soft hyphen in it', 'break\u00adglass01'],
    ['with a zero-width joiner and an override', '\u202ebreak\u200dglass01'],
    ['in full-width letters', 'ｂｒｅａｋｇｌａｓｓ０１'],
    ['with an accent', 'bréakglass01'],
  ])('finds a listed account %s', (_how, sAMAccountName) => {
    expect(kindOf({ ad: { sAMAccountName } }, { accounts: ['Breakglass01'] })).toBe('protected');
  });

  it.each([
    ['a pattern', 'svc-*', { ad: { sAMAccountName: 'SVC-backup' } }, 'protected'],
    ['a pattern with both ends', 'a*-adm', { ad: { sAMAccountName: 'anna-adm' } }, 'protected'],
    ['a pattern with several parts', '*svc*sql*', { ad: { sAMAccountName: 'eu-svc-01-sql-x' } }, 'protected'],
    ['a pattern whose ends would overlap', 'jdo*doe', { ad: { sAMAccountName: 'jdoe' } }, 'ordinary'],
    ['a pattern that fits only a part', 'svc-*', { ad: { sAMAccountName: 'my-svc-1' } }, 'ordinary'],
    ['a pattern with the parts in another order', '*sql*svc*', { ad: { sAMAccountName: 'svc-sql' } }, 'ordinary'],
    ['its distinguished name, written otherwise', 'cn=jane doe, OU=Staff,dc=contoso,dc=com', {}, 'protected'],
    ['the distinguished name of the OU it is in', 'OU=Staff,DC=contoso,DC=com', {}, 'ordinary'],
    ['its SID', `${domainSid}-1105`, {}, 'protected'],
    ['its Entra object id', 'EEEEEEEE-0000-4000-8000-00000000000E', {}, 'protected'],
    ['a regular expression, which is only text here', 'j.*', {}, 'ordinary'],
  ])('goes by %s', (_what, account, sample, expected) => {
    expect(kindOf(sample, { accounts: [account] })).toBe(expected);
  });

  it('finds a listed account by its UPN on either side', () => {
    const accounts = ['break@contoso.onmicrosoft.com'];

    expect(kindOf({ ad: { userPrincipalName: 'Break@contoso.onmicrosoft.com' } }, { accounts })).toBe('protected');
    expect(
      kindOf(
        { ad: absent, entra: { onPremisesSyncEnabled: null, userPrincipalName: 'break@contoso.onmicrosoft.com' } },
        { accounts },
      ),
    ).toBe('protected');
  });

  it.each([
    ['below it', 'CN=Jane,OU=Paris,OU=Execs,DC=contoso,DC=com', 'protected'],
    ['below it, written otherwise', 'cn=Jane, ou=execs , dc=Contoso,dc=com', 'protected'],
    ['with an escaped comma in its name', 'CN=Doe\\, Jane,OU=Execs,DC=contoso,DC=com', 'protected'],
    ['below an OU whose name ends alike', 'CN=Jane,OU=NotExecs,DC=contoso,DC=com', 'ordinary'],
    ['with the OU inside its own name', 'CN=x\\,OU=Execs\\,DC=contoso\\,DC=com,OU=Staff,DC=contoso,DC=com', 'ordinary'],
    ['below another domain', 'CN=Jane,OU=Execs,DC=contoso,DC=net', 'ordinary'],
  ])('compares a protected OU component by component: %s', (_where, distinguishedName, expected) => {
    expect(kindOf({ ad: { distinguishedName } }, { organisationalUnits: ['OU=Execs,DC=contoso,DC=com'] })).toBe(
      expected,
    );
  });

  it('is unknown when OUs are protected and the place of the account was not read', () => {
    const policy = { organisationalUnits: ['OU=Execs,DC=contoso,DC=com'] };

    expect(kindOf({ ad: { distinguishedName: undefined } }, policy)).toBe('unknown');
  });

  it('is never ordinary with a privileged group anywhere in the token, whatever else is in it', () => {
    const ordinary = fc.integer({ min: 1000, max: 99_999 }).map((rid) => `${domainSid}-${rid}`);
    const privileged = fc.constantFrom(`${domainSid}-512`, 'S-1-5-32-544', 'S-1-5-21-1-2-3-518');
    fc.assert(
      fc.property(fc.array(ordinary), privileged, fc.array(ordinary), (before, group, after) => {
        expect(kindOf({ ad: { tokenGroups: [...before, group, ...after] } })).toBe('protected');
      }),
    );
  });
});
