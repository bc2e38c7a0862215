import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAdDirectory } from '../../src/adapters/ldap/ad-directory.ts';
import { Secret } from '../../src/core/secret.ts';
import type { AdAccount } from '../../src/core/facts.ts';
import type { RawAdAccount } from '../../src/core/snapshot/snapshot.ts';
import { readAdAccount } from '../../src/core/snapshot/read-ad-account.ts';
import type { AdDirectory } from '../../src/ports/ad-directory.ts';
import { describeWith } from '../services.ts';
import { baseDn, startSambaDc, type SambaDc } from './samba.ts';
import { signIn } from './sign-in.ts';

describeWith('samba', 'account states in a real Active Directory', () => {
  let dc: SambaDc;
  let ad: AdDirectory;

  beforeAll(async () => {
    dc = await startSambaDc();
    ad = createAdDirectory(dc.options());
    for (let tries = 0; tries < 3; tries += 1) await signIn(dc, 'lockedout', 'Wrong-Passw0rd-0');
  }, 60_000);
  afterAll(async () => {
    await ad?.close();
    await dc?.remove();
  });

  async function rawAccount(account: string): Promise<RawAdAccount> {
    const found = await ad.find({ by: 'account', value: account }, 5);
    if (found.kind !== 'read' || found.value.accounts.length !== 1) expect.fail(`${account}: ${JSON.stringify(found)}`);
    return found.value.accounts[0] ?? {};
  }

  const account = async (name: string): Promise<AdAccount> => readAdAccount(await rawAccount(name));

  it('are read with every name, id and group of the account', async () => {
    const { objectGUID, objectSid, tokenGroups, whenCreated, whenChanged, pwdLastSet, ...raw } =
      await rawAccount('alice');

    expect(objectGUID).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(objectSid).toMatch(/^S-1-5-21(-\d+){4}$/);
    const domainSid = String(objectSid).replace(/-\d+$/, '');
    expect(tokenGroups).toEqual(expect.arrayContaining([`${domainSid}-513`, 'S-1-5-32-545']));
    expect([whenCreated, whenChanged]).toEqual([
      expect.stringMatching(/^\d{14}\.0Z$/),
      expect.stringMatching(/^\d{14}\.0Z$/),
    ]);
    expect(raw).toEqual({
      sAMAccountName: 'alice',
      userPrincipalName: 'alice@lab.test',
      distinguishedName: `CN=Alice Abel,OU=Staff,${baseDn}`,
      objectClass: ['top', 'person', 'organizationalPerson', 'user'],
      'mS-DS-ConsistencyGuid': 'AAECAwQFBgcICQoLDA0ODw==',
      displayName: 'Alice Abel',
      givenName: 'Alice',
      sn: 'Abel',
      mail: 'alice@lab.test',
      proxyAddresses: ['SMTP:alice@lab.test', 'smtp:a.abel@lab.test'],
      department: 'Finance',
      title: 'Clerk',
      employeeID: 'E-1001',
      userAccountControl: '512',
      'msDS-User-Account-Control-Computed': '0',
      'msDS-UserPasswordExpiryTimeComputed': String(BigInt(String(pwdLastSet)) + 42n * 864_000_000_000n),
      accountExpires: '9223372036854775807',
      badPwdCount: '0',
      badPasswordTime: '0',
      memberOf: [`CN=helpers,OU=Staff,${baseDn}`],
      primaryGroupID: '513',
      _domain: {
        maxPwdAge: '-36288000000000',
        minPwdAge: '-864000000000',
        minPwdLength: '10',
        lockoutDuration: '-18000000000',
        lockoutThreshold: '3',
        lockOutObservationWindow: '-18000000000',
      },
      _cannotChangePassword: false,
      _server: 'dc1.lab.test',
    });
  });

  it.each<[string, Partial<Record<keyof AdAccount, unknown>>]>([
    ['bob', { lockedOut: false, passwordExpiredBit: false, accountExpires: 'never', pwdLastSet: expect.any(Date) }],
    ['lockedout', { lockedOut: true, badPwdCount: 3, lockoutTime: expect.any(Date) }],
    ['expired', { passwordExpiredBit: true, pwdLastSet: expect.any(Date), passwordExpires: expect.any(Date) }],
    ['expiring', { passwordExpiredBit: false, passwordExpires: expect.any(Date) }],
    ['finegrained', { passwordExpiredBit: true, resultantPso: expect.stringMatching(/^CN=one-day,CN=Password Sett/) }],
    ['ended', { accountExpires: expect.any(Date), lockedOut: false }],
    ['disabled', { userAccountControl: 514 }],
    ['mustchange', { pwdLastSet: 'must-change', passwordExpires: 'must-change', passwordExpiredBit: true }],
    ['neverexpires', { userAccountControl: 66048, passwordExpires: 'never' }],
    ['smartcard', { userAccountControl: 0x40200, passwordExpires: 'never' }],
    ['nohours', { logonHours: Array.from({ length: 168 }, () => false) }],
    ['workstations', { userWorkstations: ['PC1', 'PC2'] }],
    ['cannotchange', { cannotChangePassword: true }],
    ['stampedadmin', { adminCount: 1, tokenGroups: expect.arrayContaining([expect.stringMatching(/-512$/)]) }],
    ['gmsa-web$', { userAccountControl: 4096, objectClasses: expect.arrayContaining(['computer']) }],
    ['gone', { isDeleted: true }],
  ])('are told apart: %s', async (name, expected) => {
    expect(await account(name)).toMatchObject(expected);
  });

  it('show an unstamped admin by its groups, because adminCount is written hours later', async () => {
    const { adminCount, tokenGroups, objectSid } = await account('freshadmin');

    expect(adminCount).toBeUndefined();
    expect(tokenGroups).toContain(String(objectSid).replace(/-\d+$/, '-512'));
  });

  it('agree with what the account meets when it signs in', async () => {
    const answers = await Promise.all(
      ['bob', 'lockedout', 'expired', 'finegrained', 'ended', 'disabled', 'mustchange', 'nohours'].map(async (name) => [
        name,
        await signIn(dc, name, 'Lab-Passw0rd-First-1'),
      ]),
    );

    expect(Object.fromEntries(answers)).toEqual({
      bob: 'signed in',
      lockedout: 'data 775',
      expired: 'data 532',
      finegrained: 'data 532',
      ended: 'data 701',
      disabled: 'data 533',
      mustchange: 'data 773',
      nohours: 'data 530',
    });
  });

  it('leave out the deleted account when the reader may not list deleted objects', async () => {
    const bob = createAdDirectory(
      dc.options({ bindDn: 'bob@lab.test', bindPassword: new Secret('Lab-Passw0rd-First-1') }),
    );

    expect(await bob.find({ by: 'account', value: 'gone' }, 5)).toEqual({ kind: 'absent' });
    await bob.close();
  });
});
