import { afterAll, beforeAll, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { describeWith } from '../services.ts';
import { issueCertificate } from './certificates.ts';
import { theOne } from '../core/doctor/troubles.ts';
import { examineAd } from './doctor-samples.ts';
import { baseDn, seededPassword, startSambaDc, type SambaDc } from './samba.ts';
import { startMuteServer, startTlsFront } from './tls-front.ts';

const dcName = 'dc1.lab.test';
const blocked = (server: string) => [`not-checked ad.bind [${server}]`, 'not-checked ad.directory'];

describeWith('samba', 'the doctor at the servers of a real Active Directory', () => {
  let dc: SambaDc;

  beforeAll(async () => {
    dc = await startSambaDc();
  }, 60_000);
  afterAll(() => dc?.remove());

  it('finds nothing wrong with a sound set-up but the fresh administrator in a delegated OU', async () => {
    const { verdict, troubles } = await examineAd(dc.options());

    expect([verdict, troubles]).toEqual(['good', [`warning ad.protected-account [CN=freshadmin,OU=Staff,${baseDn}]`]]);
  });

  it('goes the same way over StartTLS', async () => {
    const { verdict, troubles } = await examineAd(dc.options({ transport: 'starttls' }));

    expect([verdict, troubles]).toEqual(['good', [`warning ad.protected-account [CN=freshadmin,OU=Staff,${baseDn}]`]]);
  });

  it('names the issuer it does not trust and how to export that one, and sends no password', async () => {
    const { ca } = await issueCertificate(dcName);
    const { verdict, troubles, results } = await examineAd(dc.options({ ca }));

    expect([verdict, troubles]).toEqual([
      'unreachable',
      [`failed ad.certificate-issuer [${dc.ip}]`, ...blocked(dc.ip)],
    ]);
    expect(theOne(results, 'ad.certificate-issuer')).toMatchObject({
      found: expect.stringContaining('Latchkey-lab-CA'),
      fix: expect.stringMatching(/certutil.*ad\.caFile.*openssl s_client/),
    });
  });

  it('says which names the certificate carries when the host is not among them', async () => {
    const { troubles, results } = await examineAd(dc.options({ serverName: 'dc9.lab.test' }));

    expect(troubles).toEqual([`failed ad.certificate-name [${dc.ip}]`, ...blocked(dc.ip)]);
    expect(theOne(results, 'ad.certificate-name')).toMatchObject({
      found: 'The certificate is for dc1.lab.test, not for dc9.lab.test.',
      fix: expect.stringContaining('ad.serverName to dc1.lab.test'),
    });
  });

  it('tells an expired certificate from an untrusted one', async () => {
    const issued = await issueCertificate(dcName, -1);
    const front = await startTlsFront(dc, issued);
    const { troubles } = await examineAd(dc.options({ servers: [front], ca: issued.ca }));

    expect(troubles).toEqual([
      `not-checked ad.certificate-issuer [${front}]`,
      `failed ad.certificate-validity [${front}]`,
      ...blocked(front),
    ]);
  });

  it('warns a month before the certificate expires', async () => {
    const issued = await issueCertificate(dcName, 20);
    const front = await startTlsFront(dc, issued);
    const { results, verdict } = await examineAd(dc.options({ servers: [front], ca: issued.ca }));

    expect([verdict, theOne(results, 'ad.certificate-validity').status]).toEqual(['good', 'warning']);
  });

  it('names the version of a server that speaks TLS 1.1 at most', async () => {
    const issued = await issueCertificate(dcName);
    const old = { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const;
    const front = await startTlsFront(dc, issued, old);
    const { troubles, results } = await examineAd(dc.options({ servers: [front], ca: issued.ca }));

    expect(troubles).toEqual([`failed ad.tls [${front}]`, ...blocked(front)]);
    expect(theOne(results, 'ad.tls').found).toBe('127.0.0.1 speaks TLSv1.1 and nothing newer.');
  });

  it('sees a domain controller whose clock was set back', async () => {
    const issued = await issueCertificate(dcName);
    const front = await startTlsFront(dc, issued, {}, setBackClock);
    const { troubles, results } = await examineAd(dc.options({ servers: [front], ca: issued.ca }));

    expect(troubles).toContain(`failed ad.clock [${front}]`);
    expect(theOne(results, 'ad.clock').found).toMatch(/^The domain controller is \d+ days behind this machine\.$/);
  });

  it('calls a server that takes connections and says nothing by name, within its time', async () => {
    const mute = await startMuteServer();
    const { verdict, troubles } = await examineAd(dc.options({ servers: [mute], connectTimeoutMs: 300 }));

    expect([verdict, troubles]).toEqual(['unreachable', [`failed ad.tls [${mute}]`, ...blocked(mute)]]);
  });

  it('tells a closed port from a name that DNS does not know, and one server of two from both', async () => {
    const options = { servers: ['127.0.0.1:1', 'no-such-dc.invalid', dc.ip], connectTimeoutMs: 2_000 };
    const { verdict, troubles } = await examineAd(dc.options(options));

    expect(verdict).toBe('failed');
    expect(troubles.filter((trouble) => trouble.startsWith('failed'))).toEqual([
      'failed ad.reachable [127.0.0.1:1]',
      'failed ad.dns [no-such-dc.invalid]',
    ]);
  });

  it('tries a refused password on one server only, so that it does not lock the account out', async () => {
    const twin = `${dc.ip}:636`;
    const bindPassword = new Secret('wrong');
    const { verdict, troubles, results } = await examineAd(dc.options({ servers: [dc.ip, twin], bindPassword }));

    expect([verdict, troubles]).toEqual([
      'unreachable',
      [`failed ad.bind [${dc.ip}]`, `not-checked ad.bind [${twin}]`, 'not-checked ad.directory'],
    ]);
    expect(results.find(({ id }) => id === 'ad.bind')?.found).toContain('does not say which');
  });

  it.each([
    ['disabled', 'The account is disabled.'],
    ['ended', 'The account has expired.'],
    ['mustchange', 'The account must change its password first.'],
    ['expired', 'The password of the account has expired.'],
    ['nohours', 'The account may not sign in at this hour.'],
    ['nobody-at-all', 'The name or the password is wrong (Active Directory does not say which).'],
  ])('says why %s may not sign in: %s', async (account, found) => {
    const { results } = await examineAd(dc.options({ bindDn: `${account}@lab.test` }));

    expect(theOne(results, 'ad.bind').found).toBe(found);
  });

  it('names the right base for one that is not there, and for one that is too narrow', async () => {
    const typo = await examineAd(dc.options({ baseDn: 'DC=lab,DC=tset' }));
    const narrow = await examineAd(dc.options({ baseDn: `OU=Staff,${baseDn}` }));

    expect([typo.verdict, theOne(typo.results, 'ad.base-dn').fix]).toEqual([
      'unreachable',
      `Set ad.baseDn to ${baseDn}.`,
    ]);
    expect([narrow.verdict, theOne(narrow.results, 'ad.base-dn').fix]).toEqual([
      'failed',
      `Set ad.baseDn to ${baseDn}.`,
    ]);
  });

  it('holds the service account to be over-privileged when it is an administrator', async () => {
    const bindDn = `CN=Administrator,CN=Users,${baseDn}`;
    const { verdict, results } = await examineAd(dc.options({ bindDn, bindPassword: new Secret(seededPassword) }));
    const failed = new Set(results.filter(({ status }) => status === 'failed').map(({ id }) => id));

    expect(verdict).toBe('failed');
    expect([...failed].toSorted()).toEqual([
      'ad.least-privilege',
      'ad.protected-account',
      'ad.root-delegation',
      'ad.service-account',
    ]);
    expect(theOne(results, 'ad.service-account').found).toContain('Domain Admins');
  });
});

/** Replaces the year in the DC's `currentTime`, and nothing else: `20261121075819.0Z`. */
function setBackClock(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(/(currentTime.{2,8})20\d{2}(\d{10}\.0Z)/s, '$12020$2'), 'latin1');
}
