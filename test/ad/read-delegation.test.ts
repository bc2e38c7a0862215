import { Attribute, Change, Client } from 'ldapts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAdDirectory } from '../../src/adapters/ldap/ad-directory.ts';
import { Secret } from '../../src/core/secret.ts';
import { describeWith } from '../services.ts';
import { baseDn, seededPassword, startSambaDc, type SambaDc } from './samba.ts';

const decisive = [
  'userAccountControl',
  'pwdLastSet',
  'accountExpires',
  'memberOf',
  'msDS-User-Account-Control-Computed',
];

/** Some organisations empty this group, through which every account may read the state of every other one. */
const openToAll = `CN=Pre-Windows 2000 Compatible Access,CN=Builtin,${baseDn}`;

describeWith('samba', 'a domain where ordinary accounts may not read others', () => {
  let dc: SambaDc;
  beforeAll(async () => {
    dc = await startSambaDc();
    const { ca, serverName } = dc.options();
    const admin = new Client({ url: `ldaps://${dc.ip}`, timeout: 10_000, tlsOptions: { ca, servername: serverName } });
    await admin.bind(`CN=Administrator,CN=Users,${baseDn}`, seededPassword);
    const everyone = new Attribute({ type: 'member', values: [`CN=S-1-5-11,CN=ForeignSecurityPrincipals,${baseDn}`] });
    await admin.modify(openToAll, new Change({ operation: 'delete', modification: everyone }));
    await admin.unbind();
  }, 60_000);
  afterAll(() => dc?.remove());

  async function readAs(account: string) {
    const bindDn = `CN=${account},OU=Service,${baseDn}`;
    const ad = createAdDirectory(dc.options({ bindDn, bindPassword: new Secret(seededPassword) }));
    try {
      const found = await ad.find({ by: 'account', value: 'alice' }, 1);
      return found.kind === 'read' ? (found.value.accounts[0] ?? {}) : {};
    } finally {
      await ad.close();
    }
  }

  it('hides what decides from an account with the rights on the organisational units alone', async () => {
    const account = await readAs('svc-latchkey');

    expect(decisive.filter((name) => name in account)).toEqual(['pwdLastSet']);
  });

  it('shows everything to one with the readAccounts entries of infra/ad/delegation.json', async () => {
    const account = await readAs('svc-reader');

    expect(decisive.filter((name) => name in account)).toEqual(decisive);
    expect(account).toMatchObject({ _cannotChangePassword: false, tokenGroups: expect.any(Array) });
  });

  it('lets that one change nothing', async () => {
    const { ca, serverName } = dc.options();
    const reader = new Client({ url: `ldaps://${dc.ip}`, timeout: 10_000, tlsOptions: { ca, servername: serverName } });
    await reader.bind(`CN=svc-reader,OU=Service,${baseDn}`, seededPassword);
    const { searchEntries } = await reader.search(`CN=Bob Baker,OU=Staff,${baseDn}`, {
      scope: 'base',
      attributes: ['allowedAttributesEffective'],
    });
    await reader.unbind();

    expect(searchEntries[0]?.['allowedAttributesEffective']).toEqual([]);
  });
});
