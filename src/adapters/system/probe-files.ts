import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { FileFacts, FileState, PemFacts } from '../../core/doctor/file-checks.ts';
import { seen, unseen, type Probed } from '../../core/doctor/probed.ts';

export interface FileWish extends Pick<FileFacts, 'setting' | 'path' | 'kind'> {
  /** What it should hold in PEM; missing: its content is not looked at. */
  readonly pem?: PemFacts['wanted'];
}

/** Looks at files, and keeps nothing of what they hold but names and dates of certificates. Never throws. */
export const probeFiles = (wishes: readonly FileWish[]): readonly FileFacts[] =>
  wishes.map(({ pem, ...file }) => ({ ...file, state: probeFile(file.path, pem) }));

function probeFile(path: string, pem: PemFacts['wanted'] | undefined): Probed<FileState> {
  try {
    const state = statSync(path);
    if (!state.isFile()) return unseen('no-file', 'it is no file');
    const text = readFileSync(path, 'utf8');
    return seen({
      // Windows has no permission bits and gives made-up ones.
      ...(process.platform !== 'win32' && { mode: state.mode }),
      ...(pem !== undefined && { pem: readPem(text, pem) }),
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return unseen(code, fileErrors[code] ?? code);
  }
}

const fileErrors: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  EACCES: 'this account may not read it',
  EPERM: 'this account may not read it',
  ENOTDIR: 'a part of its path is no folder',
};

function readPem(text: string, wanted: PemFacts['wanted']): PemFacts {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const certificates = blocks.flatMap((block) => parsed(() => new X509Certificate(block)) ?? []);
  const key = /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text) ? parsed(() => createPrivateKey(text)) : undefined;
  const hasKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text);
  return {
    wanted,
    certificates: certificates.map(({ subject, validFrom, validTo }) => ({
      subject: /^CN=(.*)$/m.exec(subject)?.[1] ?? subject.replaceAll('\n', ', '),
      validFrom: new Date(validFrom),
      validTo: new Date(validTo),
    })),
    key: hasKey ? fitOf(key, certificates[0]) : 'none',
  };
}

function fitOf(key: KeyObject | undefined, certificate: X509Certificate | undefined): PemFacts['key'] {
  if (key === undefined) return 'unusable';
  return certificate?.checkPrivateKey(key) === true ? 'fits' : 'other';
}

function parsed<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}
