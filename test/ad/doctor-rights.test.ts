import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../services.ts';
import { theOne } from '../core/doctor/troubles.ts';
import { examineAd, executives, staff } from './doctor-samples.ts';
import { signInAsAdministrator, type Administrator, type NewAce } from './administrator.ts';
import { baseDn, serviceAccount, startSambaDc, type SambaDc } from './samba.ts';

const alice = `CN=Alice Abel,OU=Staff,${baseDn}`;
const lockoutTime = '28630ebf-41d5-11d1-a9c1-0000f80367c1';
const description = 'bf967950-0de6-11d0-a285-00aa003049e2';
const resetPassword = '00299570-246d-11d0-a768-00aa006e0529';
const [readProperty, writeProperty, controlAccess, writeDacl] = [0x10, 0x20, 0x100, 0x40000];
const freshAdministrator = `CN=freshadmin,OU=Staff,${baseDn}`;

describeWith('samba', 'the doctor on rights in a real Active Directory', () => {
  let dc: SambaDc;
  let admin: Administrator;
  let service: string;

  beforeAll(async () => {
    dc = await startSambaDc();
    admin = await signInAsAdministrator(dc);
    service = await admin.sidOf(serviceAccount);
  }, 60_000);
  afterAll(async () => {
    await admin?.signOut();
    await dc?.remove();
  });

  it('finds the one of two OUs that was not delegated, and names the command that grants it', async () => {
    const { verdict, troubles, results } = await examineAd(dc.options(), { delegatedOus: [staff, executives] });

    expect([verdict, troubles.filter((trouble) => trouble.startsWith('failed'))]).toEqual([
      'failed',
      [`failed ad.delegation [CN=outsider,${executives}]`],
    ]);
    expect(theOne(results, 'ad.delegation')).toMatchObject({
      found: 'Missing: Reset Password, write pwdLastSet, write lockoutTime.',
      fix: expect.stringContaining(`infra/ad/grant-delegation.ps1 -OrganisationalUnit "${executives}"`),
    });
  });

  it('holds an OU that is not there, and one without people, apart', async () => {
    const missing = `OU=Gone,${baseDn}`;
    const { results } = await examineAd(dc.options(), { delegatedOus: [missing, `OU=Domain Controllers,${baseDn}`] });
    const units = results.filter(({ id }) => id === 'ad.delegated-ous').map(({ status, subject }) => [status, subject]);

    expect(units).toEqual([
      ['failed', missing],
      ['not-checked', `OU=Domain Controllers,${baseDn}`],
    ]);
  });

  it('tries the accounts that were named, and says which of them are not there', async () => {
    const { troubles } = await examineAd(dc.options(), { samples: ['alice@lab.test', 'outsider', 'nobody*'] });

    expect(troubles).toEqual([
      'failed ad.samples [nobody*]',
      `warning ad.delegation [CN=outsider,${executives}]`,
      `warning ad.protected-account [${freshAdministrator}]`,
    ]);
  });

  it('fails when an account that was named as protected can be changed', async () => {
    const { verdict, troubles } = await examineAd(dc.options(), { protectedSamples: ['bob'] });

    expect([verdict, troubles]).toEqual([
      'failed',
      [`failed ad.protected-account [CN=Bob Baker,${staff}]`, `warning ad.protected-account [${freshAdministrator}]`],
    ]);
  });

  it('takes a right that is only in the permission list of one account as missing elsewhere', async () => {
    const { results } = await examineAd(dc.options(), { samples: ['bob', 'outsider'], delegatedOus: [] });
    const rights = results.filter(({ id }) => id === 'ad.delegation').map(({ status, subject }) => [status, subject]);

    expect(rights).toContainEqual(['ok', `CN=Bob Baker,${staff}`]);
    expect(rights).toContainEqual(['failed', `CN=outsider,${executives}`]);
  });

  it.each<[string, NewAce, string, string]>([
    [
      'a denied reset, which no attribute shows',
      { kind: 'deny', mask: controlAccess, objectType: resetPassword },
      'failed ad.delegation',
      'Missing: Reset Password.',
    ],
    [
      'a denied write of lockoutTime',
      { kind: 'deny', mask: writeProperty, objectType: lockoutTime },
      'failed ad.delegation',
      'Missing: write lockoutTime.',
    ],
    [
      'an attribute more that may be written',
      { kind: 'allow', mask: writeProperty, objectType: description },
      'warning ad.least-privilege',
      'svc-latchkey may also write description.',
    ],
    [
      'the right to change permissions',
      { kind: 'allow', mask: writeDacl },
      'failed ad.least-privilege',
      'svc-latchkey may change the permissions or the owner of this account, and so give itself every right.',
    ],
  ])('finds %s', async (_what, ace, trouble, found) => {
    const restore = await admin.putFirst(alice, service, ace);
    const { results, troubles } = await examineAd(dc.options(), { samples: ['alice'] });
    await restore();

    expect(troubles).toContain(`${trouble} [${alice}]`);
    expect(results.map((result) => result.found)).toContain(found);
  });

  it('holds an attribute that may not be read apart from one that is not set', async () => {
    const restore = await admin.putFirst(alice, service, { kind: 'deny', mask: readProperty, objectType: lockoutTime });
    const { results } = await examineAd(dc.options(), { samples: ['alice'] });
    await restore();

    expect(results.filter(({ id, status }) => id === 'ad.attributes' && status === 'failed')).toMatchObject([
      {
        subject: 'lockoutTime',
        found: 'lockoutTime may not be read.',
        fix: expect.stringContaining('RP;lockoutTime;user'),
      },
    ]);
  });

  it('finds what ordinary accounts may no longer read once Pre-Windows 2000 Compatible Access was emptied', async () => {
    const group = `CN=Pre-Windows 2000 Compatible Access,CN=Builtin,${baseDn}`;
    await admin.removeMember(group, `CN=S-1-5-11,CN=ForeignSecurityPrincipals,${baseDn}`);
    const { verdict, results } = await examineAd(dc.options());
    const hidden = results.filter(({ id, status }) => id === 'ad.attributes' && status !== 'ok');

    expect(verdict).toBe('failed');
    expect(hidden.map(({ subject, status }) => [subject, status])).toEqual(
      expect.arrayContaining([
        ['userAccountControl', 'failed'],
        ['accountExpires', 'failed'],
        ['msDS-User-Account-Control-Computed', 'failed'],
      ]),
    );
  });
});
