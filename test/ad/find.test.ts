import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAdDirectory } from '../../src/adapters/ldap/ad-directory.ts';
import type { PersonKey } from '../../src/core/person.ts';
import type { AdDirectory } from '../../src/ports/ad-directory.ts';
import { describeWith } from '../services.ts';
import { baseDn, startSambaDcs, type SambaDc } from './samba.ts';

describeWith('samba', 'finding accounts in a real Active Directory', () => {
  let dc: SambaDc;
  let twin: SambaDc;
  let ad: AdDirectory;

  beforeAll(async () => {
    [dc, twin] = (await startSambaDcs(1)) as [SambaDc, SambaDc];
    ad = createAdDirectory(dc.options());
  }, 60_000);
  afterAll(async () => {
    await ad?.close();
    await dc?.remove();
    await twin?.remove();
  });

  /** The names found, sorted, and whether there are more; or the kind of the answer. */
  async function find(key: PersonKey, limit = 10): Promise<unknown> {
    const found = await ad.find(key, limit);
    if (found.kind !== 'read') return found;
    const names = found.value.accounts.map((account) => String(account['sAMAccountName']));
    return { names: names.sort(), more: found.value.more };
  }

  const alice = { names: ['alice'], more: false };

  it.each<[PersonKey, unknown]>([
    [{ by: 'account', value: 'alice' }, alice],
    [{ by: 'account', value: ' ALICE ' }, alice],
    [{ by: 'account', value: 'alice', domain: 'lab' }, alice],
    [{ by: 'account', value: 'alice', domain: 'LAB.TEST' }, alice],
    [{ by: 'address', value: 'alice@lab.test' }, alice],
    [{ by: 'employee-id', value: 'E-1001' }, alice],
    [{ by: 'immutable-id', values: ['AAECAwQFBgcICQoLDA0ODw=='] }, alice],
    [{ by: 'name', value: 'Alice Ab' }, alice],
    [{ by: 'name', value: 'Abel, Alice' }, alice],
    [{ by: 'name', value: 'abel' }, alice],
    [
      { by: 'name', value: "O'Brien, Pat (Ops*) \\ Mü" },
      { names: ['obrien'], more: false },
    ],
    [
      { by: 'name', value: "Pat O'Brien" },
      { names: ['obrien'], more: false },
    ],
    [
      { by: 'account', value: 'gmsa-web$' },
      { names: ['gmsa-web$'], more: false },
    ],
    [{ by: 'account', value: 'helpers' }, { kind: 'absent' }],
    [
      { by: 'entra-id', value: '11111111-2222-3333-4444-555555555555' },
      { kind: 'unavailable', code: 'not-asked' },
    ],
  ])('answers %j', async (key, expected) => {
    expect(await find(key)).toEqual(expected);
  });

  it('finds an account by its objectGUID, SID and the base64 of its objectGUID', async () => {
    const found = await ad.find({ by: 'account', value: 'bob' }, 5);
    const bob = found.kind === 'read' ? found.value.accounts[0] : undefined;
    const objectGUID = String(bob?.['objectGUID']);
    const bytes = Buffer.from(objectGUID.replaceAll('-', ''), 'hex');
    const wire = [bytes.subarray(0, 4).reverse(), bytes.subarray(4, 6).reverse(), bytes.subarray(6, 8).reverse()];
    const immutableId = Buffer.concat([...wire, bytes.subarray(8)]).toString('base64');

    expect(await find({ by: 'object-guid', value: objectGUID })).toEqual({ names: ['bob'], more: false });
    expect(await find({ by: 'sid', value: String(bob?.['objectSid']) })).toEqual({ names: ['bob'], more: false });
    expect(await find({ by: 'immutable-id', values: [immutableId] })).toEqual({ names: ['bob'], more: false });
  });

  it('takes the user of another domain for nobody, because it is somebody else', async () => {
    expect(await find({ by: 'account', value: 'alice', domain: 'OTHER' })).toEqual({ kind: 'absent' });
  });

  it('gives at most as many as asked for and says that there are more', async () => {
    const three = await ad.find({ by: 'name', value: 'Clone' }, 3);

    expect(three).toMatchObject({ kind: 'read', value: { more: true } });
    expect(three.kind === 'read' && three.value.accounts.length).toBe(3);
    expect(await find({ by: 'name', value: 'Clone' }, 5)).toEqual({
      names: ['clone0', 'clone1', 'clone2', 'clone3', 'clone4'],
      more: false,
    });
  });

  it('looks for names below the people base only, and for exact keys everywhere', async () => {
    const narrow = createAdDirectory(dc.options({ peopleBaseDn: `OU=Executives,${baseDn}` }));

    expect(await narrow.find({ by: 'name', value: 'Alice' }, 5)).toEqual({ kind: 'absent' });
    expect(await narrow.find({ by: 'account', value: 'alice' }, 5)).toMatchObject({ kind: 'read' });
    await narrow.close();
  });

  it('does not call an account absent when the base DN is wrong', async () => {
    const lost = createAdDirectory(dc.options({ baseDn: 'DC=elsewhere,DC=test' }));

    expect(await lost.find({ by: 'account', value: 'alice' }, 5)).toEqual({
      kind: 'unavailable',
      code: 'ldap.unknown',
    });
    expect(await lost.ping()).toEqual({ kind: 'unavailable', code: 'ldap.unknown' });
    await lost.close();
  });

  it.each([
    '*',
    'alice)(objectClass=*',
    'alice*',
    '*)(|(objectClass=*',
    'alice\0',
    '\\2a',
    'x)(unicodePwd=*',
    'a'.repeat(300),
    '',
    ' ',
    '(((((',
    '\u{1F600}',
  ])('finds nobody for the hostile text %j, whatever it is taken for', async (value) => {
    const keys: PersonKey[] = [
      { by: 'account', value },
      { by: 'address', value },
      { by: 'name', value },
      { by: 'employee-id', value },
      { by: 'sid', value },
      { by: 'object-guid', value },
      { by: 'immutable-id', values: [value] },
    ];

    expect(await Promise.all(keys.map((key) => find(key)))).toEqual(keys.map(() => ({ kind: 'absent' })));
  });

  it('shows what a second DC says about the account', async () => {
    const onTwin = createAdDirectory(twin.options());
    const both = createAdDirectory(dc.options({ secondServer: twin.ip }));
    const before = await both.find({ by: 'account', value: 'bob' }, 5);
    const objectGUID = before.kind === 'read' ? String(before.value.accounts[0]?.['objectGUID']) : '';
    await onTwin.unlock(objectGUID);

    const after = await both.find({ by: 'account', value: 'bob' }, 5);

    const bob = after.kind === 'read' ? after.value.accounts[0] : undefined;
    expect(bob?.['lockoutTime']).toBeUndefined();
    expect(bob?.['_otherDc']).toEqual({
      server: 'dc1.lab.test',
      lockoutTime: '0',
      pwdLastSet: bob?.['pwdLastSet'],
      userAccountControl: '512',
    });
    await Promise.all([onTwin.close(), both.close()]);
  });

  it('leaves the second DC out when it cannot be reached', async () => {
    const both = createAdDirectory(dc.options({ secondServer: '127.0.0.1:1' }));

    const found = await both.find({ by: 'account', value: 'alice' }, 5);

    expect(found.kind === 'read' && found.value.accounts[0]).not.toHaveProperty('_otherDc');
    expect(found).toMatchObject({ kind: 'read', value: { accounts: [{ sAMAccountName: 'alice' }] } });
    await both.close();
  });
});
