import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/secret.ts';
import type { PersonKey } from '../../../src/core/person.ts';
import { createLabDirectory } from '../../../src/lab/directory/lab-directory.ts';
import { northwindPolicy } from '../../../src/lab/directory/domain.ts';
import { neverFileTime, toFileTime } from '../../../src/lab/directory/file-time.ts';
import { personas } from '../../../src/lab/personas/personas.ts';
import { createTenant } from '../../../src/lab/personas/create-tenant.ts';
import { objectGuidOf } from '../../../src/lab/personas/ordinary-account.ts';
import { day, hour, minute } from '../../../src/lab/personas/timeline.ts';
import { at, miraGuid, oneAccount, start } from './one-account.ts';

const goodPassword = new Secret('Quiet-Harbour-Lantern-42');

describe('find', () => {
  const { accounts } = createTenant(personas, start);
  const directory = createLabDirectory({ accounts, policy: northwindPolicy, now: () => start });
  const namesFor = async (key: PersonKey): Promise<unknown> => {
    const found = await directory.find(key, 6);
    return found.kind === 'read' ? found.value.accounts.map((account) => account['sAMAccountName']) : found.kind;
  };

  it.each<[string, PersonKey, unknown]>([
    ['a userPrincipalName in any case', { by: 'address', value: 'LENA.Fischer@northwind.example' }, ['lfischer']],
    ['a sAMAccountName', { by: 'account', value: 'lfischer' }, ['lfischer']],
    ['a down-level name of this domain', { by: 'account', value: 'lfischer', domain: 'northwind' }, ['lfischer']],
    ['a display name without its accents', { by: 'name', value: 'Tomas Novak' }, ['tnovak']],
    ['a name with an apostrophe', { by: 'name', value: "Jürgen D'Angelo" }, ['jdangelo']],
    ['"Last, First"', { by: 'name', value: 'Fischer, Lena' }, ['lfischer']],
    ['a first name that two people bear, as both of them', { by: 'name', value: 'jane' }, ['jcooper', 'jcooper2']],
    ['an objectSid', { by: 'sid', value: String(accounts[0]?.attributes['objectSid']) }, ['aokafor']],
    ['an employee number', { by: 'employee-id', value: 'NW10408' }, ['blindqvist']],
    [
      'nobody for a down-level name of another domain',
      { by: 'account', value: 'lfischer', domain: 'CONTOSO' },
      'absent',
    ],
    ['nobody for an empty name, which is a prefix of every name', { by: 'name', value: ' ' }, 'absent'],
    ['nobody for a wildcard, which is a letter like any other', { by: 'name', value: '*' }, 'absent'],
    ['nobody for somebody who is in Entra only', { by: 'address', value: 'willa.chen@northwind.example' }, 'absent'],
  ])('finds %s', async (_what, key, expected) => {
    expect(await namesFor(key)).toEqual(expected);
  });

  it('says that there are more than were asked for', async () => {
    const found = await directory.find({ by: 'name', value: 'Jane' }, 1);
    expect(found.kind === 'read' && [found.value.accounts.length, found.value.more]).toEqual([1, true]);
  });

  it('gives the groups and the domain only with a single match, as one base search does', async () => {
    const found = await directory.find({ by: 'name', value: 'Jane' }, 6);
    const names = found.kind === 'read' ? found.value.accounts.flatMap(Object.keys) : [];
    expect(names.filter((name) => name === 'tokenGroups' || name === '_domain')).toEqual([]);
  });

  it('finds an account by the anchor that Entra Connect wrote for it', async () => {
    const { graph } = createTenant(personas, start);
    const lena = graph.users.find(({ userPrincipalName }) => userPrincipalName === 'lena.fischer@northwind.example');
    expect(await namesFor({ by: 'immutable-id', values: [lena?.onPremisesImmutableId ?? ''] })).toEqual(['lfischer']);
  });
});

describe('constructed attributes', () => {
  const bits = async (given: ReturnType<typeof oneAccount>): Promise<unknown> =>
    (await given.look())['msDS-User-Account-Control-Computed'];

  it('show a lockout until its duration has passed, and not from lockoutTime alone after that', async () => {
    const mira = oneAccount((ago) => ({ lockoutTime: ago.fileTimeAgo(0) }), { lockoutDuration: 30 * minute });
    const during = await bits(mira);
    mira.pass(30 * minute + 1);
    expect([during, await bits(mira), (await mira.look())['lockoutTime']]).toEqual([0x10, 0, toFileTime(start)]);
  });

  it('show a lockout for ever where the duration is 0', async () => {
    const mira = oneAccount((ago) => ({ lockoutTime: ago.fileTimeAgo(0) }), { lockoutDuration: 0 });
    mira.pass(900 * day);
    expect([await bits(mira), (await mira.look())['_domain']]).toEqual([
      0x10 | 0x80_0000,
      expect.objectContaining({ lockoutDuration: '-9223372036854775808' }),
    ]);
  });

  it('show an expired password from the second its maximum age is over', async () => {
    const mira = oneAccount((ago) => ({ pwdLastSet: ago.fileTimeAgo(90 * day) }));
    const lastMoment = await bits(mira);
    mira.pass(1);
    expect([lastMoment, await bits(mira)]).toEqual([0, 0x80_0000]);
  });

  it('show the same bit for must-change, with an expiry of 0', async () => {
    const account = await oneAccount(() => ({ pwdLastSet: '0' })).look();
    expect([account['msDS-User-Account-Control-Computed'], account['msDS-UserPasswordExpiryTimeComputed']]).toEqual([
      0x80_0000,
      '0',
    ]);
  });

  it.each([
    ['never-expires', 0x200 | 0x1_0000],
    ['smart card required', 0x200 | 0x4_0000],
  ])('show no expiry under %s, also with pwdLastSet 0', async (_what, userAccountControl) => {
    const account = await oneAccount(() => ({ userAccountControl, pwdLastSet: '0' })).look();
    expect([account['msDS-User-Account-Control-Computed'], account['msDS-UserPasswordExpiryTimeComputed']]).toEqual([
      0,
      neverFileTime,
    ]);
  });

  it('never hold the disabled bit, which is in userAccountControl alone', async () => {
    expect(await bits(oneAccount(() => ({ userAccountControl: 0x202 })))).toBe(0);
  });
});

describe('resetPassword', () => {
  const reset = (options: { password?: string; forceChange?: boolean; unlock?: boolean } = {}) => ({
    objectGUID: miraGuid,
    newPassword: options.password === undefined ? goodPassword : new Secret(options.password),
    forceChange: options.forceChange ?? false,
    unlock: options.unlock ?? false,
  });

  it('sets pwdLastSet to the moment of the reset and stamps both attributes', async () => {
    const mira = oneAccount();
    mira.pass(hour);
    const outcome = await mira.directory.resetPassword(reset());
    const after = outcome.kind === 'done' ? outcome.after : {};
    expect([after['pwdLastSet'], stampsOf(after)]).toEqual([
      toFileTime(new Date('2026-11-20T10:00:00Z')),
      { unicodePwd: '2026-11-20T10:00:00Z', pwdLastSet: '2026-11-20T10:00:00Z', whenChanged: '2026-11-20T10:00:00Z' },
    ]);
  });

  it('sets pwdLastSet to 0 when a change is forced', async () => {
    const outcome = await oneAccount().directory.resetPassword(reset({ forceChange: true }));
    expect(outcome.kind === 'done' && outcome.after['pwdLastSet']).toBe('0');
  });

  it.each([
    [true, '0'],
    [false, at.fileTimeAgo(0)],
  ])('clears a lockout only when asked to (%s)', async (unlock, lockoutTime) => {
    const mira = oneAccount((ago) => ({ lockoutTime: ago.fileTimeAgo(0) }));
    await mira.directory.resetPassword(reset({ unlock }));
    expect((await mira.look())['lockoutTime']).toBe(lockoutTime);
  });

  it('keeps the password nowhere that can be read', async () => {
    const mira = oneAccount();
    const outcome = await mira.directory.resetPassword(reset());
    expect(JSON.stringify([outcome, mira.directory.accounts, await mira.look()])).not.toContain(goodPassword.reveal());
  });

  it.each([
    ['too short', 'Quiet-Har-4'],
    ['of two kinds of character only', 'quietharbourlantern42'],
    ['with the account name in it', 'Quiet-MKOVAC-42'],
    ['with a word of the display name in it', 'Quiet-Mira-Lantern-42'],
  ])('refuses a password %s and changes nothing', async (_what, password) => {
    const mira = oneAccount();
    const before = await mira.look();
    const outcome = await mira.directory.resetPassword(reset({ password, forceChange: true, unlock: true }));
    expect([outcome.kind === 'refused' && outcome.code, await mira.look()]).toEqual(['ldap.password-policy', before]);
  });

  it('has no right to a protected account', async () => {
    const mira = oneAccount(() => ({ adminCount: 1 }));
    expect(await mira.directory.resetPassword(reset())).toEqual({
      kind: 'refused',
      code: 'ldap.no-right',
      server: 'dc1.northwind.example',
    });
  });

  it('names an account that is not there', async () => {
    const outcome = await oneAccount().directory.resetPassword({
      ...reset(),
      objectGUID: objectGuidOf({ id: 'x' } as never),
    });
    expect(outcome).toEqual({ kind: 'refused', code: 'ldap.no-such-object', server: 'dc1.northwind.example' });
  });
});

describe('unlock', () => {
  it('clears the lockout and leaves the password alone', async () => {
    const mira = oneAccount((ago) => ({ lockoutTime: ago.fileTimeAgo(0), badPwdCount: 5 }));
    const before = await mira.look();
    await mira.directory.unlock(miraGuid);
    const after = await mira.look();
    expect([after['lockoutTime'], after['badPwdCount'], after['pwdLastSet']]).toEqual(['0', 0, before['pwdLastSet']]);
  });

  it('has no right to a protected account', async () => {
    const outcome = await oneAccount(() => ({ adminCount: 1 })).directory.unlock(miraGuid);
    expect(outcome.kind === 'refused' && outcome.code).toBe('ldap.no-right');
  });
});

/** When each attribute was last written, from msDS-ReplAttributeMetaData as a reader parses it. */
function stampsOf(account: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const values = account['msDS-ReplAttributeMetaData'] as readonly string[];
  const field = (text: string, name: string): string => new RegExp(`<${name}>(.*)</${name}>`).exec(text)?.[1] ?? '';
  return Object.fromEntries(
    values.map((text) => [field(text, 'pszAttributeName'), field(text, 'ftimeLastOriginatingChange')]),
  );
}
