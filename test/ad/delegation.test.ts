import { Attribute, Change, Client, ResultCodeError } from 'ldapts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../services.ts';
import { baseDn, seededPassword, serviceAccount, startSambaDc, type SambaDc } from './samba.ts';
import { signIn } from './sign-in.ts';

const staff = (name: string): string => `CN=${name},OU=Staff,${baseDn}`;
const newPassword = Buffer.from('"Lab-Passw0rd-Third-3"', 'utf16le');

const insufficientAccess = 50;

const replace = (type: string, value: string | Buffer): Change =>
  new Change({ operation: 'replace', modification: new Attribute({ type, values: [value] as string[] | Buffer[] }) });

/** Whatever else an attacker who has the service account would write first. */
const otherChanges: readonly (readonly [attribute: string, value: string | Buffer])[] = [
  ['description', 'changed'],
  ['displayName', 'changed'],
  ['mail', 'attacker@lab.test'],
  ['userPrincipalName', 'attacker@lab.test'],
  ['sAMAccountName', 'attacker'],
  ['servicePrincipalName', 'http/attacker'],
  ['userAccountControl', '66048'],
  ['accountExpires', '0'],
  ['logonHours', Buffer.alloc(21, 0xff)],
  ['primaryGroupID', '512'],
  ['scriptPath', 'attacker.cmd'],
  ['altSecurityIdentities', 'X509:<I>x<S>y'],
  ['msDS-AllowedToActOnBehalfOfOtherIdentity', Buffer.alloc(4)],
  ['nTSecurityDescriptor', Buffer.from('010004800000000000000000000000000000000014000000', 'hex')],
];

describeWith('samba', 'the rights of infra/ad/delegation.json in a real Active Directory', () => {
  let dc: SambaDc;
  let service: Client;

  beforeAll(async () => {
    dc = await startSambaDc();
    const { ca, serverName } = dc.options();
    service = new Client({
      url: `ldaps://${dc.ip}`,
      timeout: 10_000,
      connectTimeout: 5_000,
      tlsOptions: { ca, servername: serverName },
    });
    await service.bind(serviceAccount, seededPassword);
  }, 60_000);
  afterAll(async () => {
    await service?.unbind();
    await dc?.remove();
  });

  /** `done`, or the result code with which the DC refused. */
  const attempt = (work: Promise<unknown>): Promise<number | 'done'> =>
    work.then(
      () => 'done' as const,
      (error: unknown) => {
        if (error instanceof ResultCodeError) return error.code;
        throw error;
      },
    );
  const write = (dn: string, ...changes: Change[]) => attempt(service.modify(dn, changes));

  async function read(dn: string, attribute: string): Promise<readonly string[]> {
    const { searchEntries } = await service.search(dn, { scope: 'base', attributes: [attribute] });
    return [searchEntries[0]?.[attribute] ?? []].flat().map(String).toSorted();
  }

  it('let the account reset a password, force its change and clear a lockout', async () => {
    const all = [replace('unicodePwd', newPassword), replace('pwdLastSet', '0'), replace('lockoutTime', '0')];

    expect(await write(staff('plain'), ...all)).toBe('done');
    expect(await signIn(dc, 'plain', 'Lab-Passw0rd-Third-3')).toBe('data 773');
  });

  it('let it write these two attributes of a person, and no third one', async () => {
    expect(await read(staff('Bob Baker'), 'allowedAttributesEffective')).toEqual(['lockoutTime', 'pwdLastSet']);
  });

  it.each(otherChanges)('do not let it write %s', async (attribute, value) => {
    expect(await write(staff('victim'), replace(attribute, value))).toBe(insufficientAccess);
  });

  it('refuse a reset together with a forbidden change as a whole, so that the password stays', async () => {
    const both = [replace('unicodePwd', newPassword), replace('description', 'changed')];

    expect(await write(staff('victim'), ...both)).toBe(insufficientAccess);
    expect(await signIn(dc, 'victim', seededPassword)).toBe('signed in');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['delete a person', () => service.del(staff('victim'))],
    ['rename one', () => service.modifyDN(staff('victim'), 'CN=renamed')],
    ['move one out of the unit', () => service.modifyDN(staff('victim'), `CN=victim,OU=Executives,${baseDn}`)],
    ['create one', () => service.add(staff('intruder'), { objectClass: 'user', sAMAccountName: 'intruder' })],
    [
      'put somebody into a group',
      () =>
        service.modify(staff('helpers'), [
          new Change({ operation: 'add', modification: new Attribute({ type: 'member', values: [staff('victim')] }) }),
        ]),
    ],
    ['describe the unit', () => service.modify(`OU=Staff,${baseDn}`, [replace('description', 'changed')])],
  ])('do not let it %s', async (_what, act) => {
    expect(await attempt(act())).toBe(insufficientAccess);
  });

  it.each([
    ['outside the unit', `CN=outsider,OU=Executives,${baseDn}`],
    ["inside it whose ACL is AdminSDHolder's", staff('stampedadmin')],
    ['that is its own', serviceAccount],
    ['of a computer inside the unit', staff('gmsa-web')],
    ['of the built-in administrator', `CN=Administrator,CN=Users,${baseDn}`],
  ])('give nothing on an account %s', async (_where, dn) => {
    expect(await read(dn, 'allowedAttributesEffective')).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:pwdLastSet|lockoutTime|userAccountControl)$/)]),
    );
    for (const change of [replace('unicodePwd', newPassword), replace('pwdLastSet', '0'), replace('lockoutTime', '0')])
      expect(await write(dn, change)).toBe(insufficientAccess);
  });
});
