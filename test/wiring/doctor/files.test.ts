import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { probeFiles, type FileWish } from '../../../src/adapters/system/probe-files.ts';
import { judgeFiles } from '../../../src/core/doctor/file-checks.ts';
import { issueCertificate } from '../../ad/certificates.ts';
import { troublesIn } from '../../core/doctor/troubles.ts';
import { describeWith } from '../../services.ts';
import { newFolder } from './settings.ts';

const graphFile = { setting: 'graph.credential.certificatePath', kind: 'secret', pem: 'certificate-and-key' } as const;
const caFile = { setting: 'ad.caFile', kind: 'trusted', pem: 'certificates' } as const;

function examine(wish: Omit<FileWish, 'path'>, text: string | undefined, mode = 0o600) {
  const path = join(newFolder(), 'file.pem');
  if (text !== undefined) writeFileSync(path, text);
  if (text !== undefined) chmodSync(path, mode);
  const results = judgeFiles(probeFiles([{ ...wish, path }]), new Date());
  return { results, troubles: troublesIn(results) };
}

// It needs openssl, which comes with what Samba's tests need.
describeWith('samba', 'the doctor at files that the settings name', () => {
  it('finds nothing wrong with a certificate and its key that only the owner may read', async () => {
    const { certificate, key } = await issueCertificate('app');

    expect(examine(graphFile, certificate + key).troubles).toEqual([]);
  });

  it.each([
    ['everybody may read', 0o644, 'failed'],
    ['everybody may write', 0o602, 'failed'],
    ['the group may read', 0o640, 'warning'],
  ])('finds a key that %s', async (_who, mode, status) => {
    const { certificate, key } = await issueCertificate('app');

    expect(examine(graphFile, certificate + key, mode).troubles).toEqual([
      `${status} settings.file-permissions [graph.credential.certificatePath]`,
    ]);
  });

  it('takes a list of trusted certificates that everybody may read as fine, and one that everybody may write not', async () => {
    const { ca } = await issueCertificate('app');

    expect([examine(caFile, ca, 0o644).troubles, examine(caFile, ca, 0o666).troubles]).toEqual([
      [],
      ['failed settings.file-permissions [ad.caFile]'],
    ]);
  });

  it.each<[string, (own: string, key: string, other: string) => string | undefined, string]>([
    ['a file that is not there', () => undefined, 'failed settings.file'],
    ['a file without a certificate', () => 'nonsense', 'failed settings.file-content'],
    ['a certificate without its key', (own) => own, 'failed settings.file-content'],
    ['the key of another certificate', (own, _key, other) => own + other, 'failed settings.file-content'],
    [
      'a key that cannot be read',
      (own) => `${own}-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n`,
      'failed settings.file-content',
    ],
  ])('finds %s', async (_what, textOf, trouble) => {
    const [own, other] = await Promise.all([issueCertificate('app'), issueCertificate('other')]);
    const { results, troubles } = examine(graphFile, textOf(own.certificate, own.key, other.key));

    expect(troubles).toEqual([`${trouble} [graph.credential.certificatePath]`]);
    expect(JSON.stringify(results)).not.toContain('PRIVATE KEY-----\n');
  });

  it('finds a certificate that has expired, and one that is about to', async () => {
    const [old, late] = await Promise.all([issueCertificate('app', -1), issueCertificate('app', 10)]);

    expect([old, late].map(({ certificate, key }) => examine(graphFile, certificate + key).troubles)).toEqual([
      ['failed settings.file-content [graph.credential.certificatePath]'],
      ['warning settings.file-content [graph.credential.certificatePath]'],
    ]);
  });
});
