import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAdDirectory } from '../../src/adapters/ldap/ad-directory.ts';
import { readAdAccount } from '../../src/core/snapshot/read-ad-account.ts';
import { Secret } from '../../src/core/secret.ts';
import type { AdDirectory, PasswordChange } from '../../src/ports/ad-directory.ts';
import { describeWith } from '../services.ts';
import { seededPassword, startSambaDc, type SambaDc } from './samba.ts';
import { signIn } from './sign-in.ts';

const newPassword = 'Lab-Passw0rd-Second-2';

describeWith('samba', 'changes in a real Active Directory', () => {
  let dc: SambaDc;
  let ad: AdDirectory;

  beforeAll(async () => {
    dc = await startSambaDc();
    ad = createAdDirectory(dc.options());
    for (const name of ['lockedout', 'lockedreset', 'lockedreset2']) {
      for (let tries = 0; tries < 3; tries += 1) await signIn(dc, name, 'Wrong-Passw0rd-0');
    }
  }, 60_000);
  afterAll(async () => {
    await ad?.close();
    await dc?.remove();
  });

  async function read(name: string) {
    const found = await ad.find({ by: 'account', value: name }, 5);
    return readAdAccount(found.kind === 'read' ? (found.value.accounts[0] ?? {}) : {});
  }

  async function reset(name: string, change: Partial<PasswordChange> = {}) {
    const { objectGUID } = await read(name);
    const outcome = await ad.resetPassword({
      objectGUID: String(objectGUID),
      newPassword: new Secret(newPassword),
      forceChange: true,
      unlock: false,
      ...change,
    });
    return outcome.kind === 'done' ? { ...outcome, after: readAdAccount(outcome.after) } : outcome;
  }

  it('set a temporary password that must be changed at the next sign-in', async () => {
    expect(await reset('forced')).toMatchObject({
      kind: 'done',
      server: 'dc1.lab.test',
      after: { sAMAccountName: 'forced', pwdLastSet: 'must-change' },
    });
    expect(await signIn(dc, 'forced', newPassword)).toBe('data 773');
    expect(await signIn(dc, 'forced', seededPassword)).toBe('data 52e');
  });

  it('set a permanent password without a forced change', async () => {
    expect(await reset('plain', { forceChange: false })).toMatchObject({
      kind: 'done',
      after: { pwdLastSet: expect.any(Date) },
    });
    expect(await signIn(dc, 'plain', newPassword)).toBe('signed in');
    expect(await signIn(dc, 'plain', seededPassword)).toBe('data 52e');
  });

  it('clear an earlier "must change" by a plain reset, although pwdLastSet is not written', async () => {
    expect(await reset('mustchange', { forceChange: false })).toMatchObject({
      kind: 'done',
      after: { pwdLastSet: expect.any(Date), passwordExpiredBit: false },
    });
    expect(await signIn(dc, 'mustchange', newPassword)).toBe('signed in');
  });

  it('unlock in the same modify as the reset', async () => {
    expect((await read('lockedreset')).lockedOut).toBe(true);

    expect(await reset('lockedreset', { forceChange: false, unlock: true })).toMatchObject({
      kind: 'done',
      after: { lockedOut: false, lockoutTime: 'none', badPwdCount: 0 },
    });
    expect(await signIn(dc, 'lockedreset', newPassword)).toBe('signed in');
  });

  it('leave a lockout in place when the reset does not ask for the unlock', async () => {
    expect(await reset('lockedreset2', { forceChange: false })).toMatchObject({
      kind: 'done',
      after: { lockedOut: true },
    });
  });

  it('unlock without touching the password', async () => {
    const before = await read('lockedout');
    expect(before.lockedOut).toBe(true);

    const outcome = await ad.unlock(String(before.objectGUID));

    const after = outcome.kind === 'done' ? readAdAccount(outcome.after) : undefined;
    expect(after).toMatchObject({ lockedOut: false, lockoutTime: 'none', pwdLastSet: before.pwdLastSet });
    expect(await signIn(dc, 'lockedout', seededPassword)).toBe('signed in');
  });

  it('read the account back with what a decision needs', async () => {
    const outcome = await reset('bob');

    expect(outcome.kind === 'done' && Object.keys(outcome.after)).toEqual(
      expect.arrayContaining(['objectGUID', 'tokenGroups', 'domain', 'server', 'cannotChangePassword']),
    );
  });

  it('leave behind what a reviewer finds them by: result code, USN, change number and time of the DC', async () => {
    expect(await reset('clone0')).toMatchObject({
      trace: {
        ldapCode: 0,
        uSNChanged: expect.stringMatching(/^\d+$/),
        passwordVersion: 2,
        passwordWrittenAt: expect.stringMatching(/^2\d{3}-.*:\d\d\.000Z$/),
      },
    });
    expect(await reset('clone0')).toMatchObject({ trace: { passwordVersion: 3 } });
  });

  it.each([
    ['outside the delegation', 'outsider'],
    ["of an admin whose ACL is AdminSDHolder's", 'stampedadmin'],
    ['of a deleted account', 'gone'],
  ])('are refused for an account %s, and nothing changes', async (_why, name) => {
    const before = await read(name);

    const outcome = await reset(name, { forceChange: true, unlock: true });

    expect(outcome).toEqual({
      kind: 'refused',
      code: name === 'gone' ? 'ldap.no-such-object' : 'ldap.no-right',
      server: 'dc1.lab.test',
      trace: { ldapCode: name === 'gone' ? 32 : 50 },
    });
    expect(await read(name)).toEqual(before);
  });

  it.each([
    ['too short', 'Sh0rt-1'],
    ['too simple', 'alllowercaseletters'],
  ])('are refused whole when the password is %s: the flag and the lockout stay too', async (_why, password) => {
    const before = await read('weak');

    expect(await reset('weak', { newPassword: new Secret(password), unlock: true })).toEqual({
      kind: 'refused',
      code: 'ldap.password-policy',
      server: 'dc1.lab.test',
      trace: { ldapCode: 19 },
    });
    expect(await read('weak')).toEqual(before);
    expect(await signIn(dc, 'weak', seededPassword)).toBe('signed in');
  });

  it.each(['00000000-0000-0000-0000-000000000001', 'alice', `x>,DC=lab`, ''])(
    'are refused for %j, which is the id of no account',
    async (objectGUID) => {
      expect(await ad.unlock(objectGUID)).toMatchObject({ kind: 'refused', code: 'ldap.no-such-object' });
    },
  );

  it('keep the new password out of outcomes and the log', async () => {
    const events: unknown[] = [];
    const logging = createAdDirectory(dc.options({ log: (event) => events.push(event) }));
    const { objectGUID } = await read('outsider');
    const change = { objectGUID: String(objectGUID), newPassword: new Secret(newPassword), forceChange: true };

    const outcome = await logging.resetPassword({ ...change, unlock: false });

    expect(events).toEqual([{ code: 'ldap.no-right', server: 'dc1.lab.test', detail: 'result code 50' }]);
    expect(JSON.stringify([outcome, events])).not.toContain(newPassword);
    await logging.close();
  });
});
