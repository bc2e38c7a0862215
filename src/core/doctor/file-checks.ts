import { defineCheck, observe, type CheckResult } from './check.ts';
import type { Probed } from './probed.ts';
import { dateText, day, spanText } from './span.ts';

/** A file that the settings name. */
export interface FileFacts {
  readonly setting: string;
  readonly path: string;
  /** `secret`: only the service may read it. `trusted`: anybody may read it, nobody else may write it. */
  readonly kind: 'secret' | 'trusted';
  readonly state: Probed<FileState>;
}

export interface FileState {
  /** POSIX permission bits; missing on systems that have none. */
  readonly mode?: number;
  /** What the file should hold, read; missing where it is not PEM by its purpose. */
  readonly pem?: PemFacts;
}

export interface PemFacts {
  readonly wanted: 'certificates' | 'certificate-and-key';
  readonly certificates: readonly PemCertificate[];
  /** `unusable`: there is one, but it cannot be read or has a passphrase. */
  readonly key: 'none' | 'fits' | 'other' | 'unusable';
}

export interface PemCertificate {
  readonly subject: string;
  readonly validFrom: Date;
  readonly validTo: Date;
}

const readable = defineCheck(
  'settings.file',
  'A file that the settings name',
  'Without it a connection cannot be made or checked.',
);
const permissions = defineCheck(
  'settings.file-permissions',
  'Who else on this machine may read or write the file',
  'Whoever reads a key is Latchkey to everybody else; whoever writes a list of trusted certificates decides whom it trusts.',
);
const content = defineCheck(
  'settings.file-content',
  'The certificate or key in the file',
  'An expired or wrong certificate is refused at the first sign-in.',
);

export function judgeFiles(files: readonly FileFacts[], now: Date): readonly CheckResult[] {
  return files.flatMap((file) => {
    const { setting: subject, path, state } = file;
    if (state.kind === 'unseen') {
      const fix = `Put the file there, or correct ${subject}. It must be readable for the account the service runs as: ls -l ${path}`;
      // The service does not start then either.
      return [
        readable.failed(`${path} cannot be read: ${state.detail}.`, fix, { subject, consequence: 'settings-unusable' }),
      ];
    }
    return [
      readable.ok(`${path} can be read.`, { subject }),
      judgePermissions(file, state.value.mode),
      ...(state.value.pem ? judgePem(subject, path, state.value.pem, now) : []),
    ];
  });
}

function judgePermissions({ setting: subject, path, kind }: FileFacts, mode: number | undefined): CheckResult {
  if (mode === undefined)
    return permissions.notChecked('by-hand', 'This system has no POSIX permissions.', `Look at: icacls "${path}"`, {
      subject,
    });
  const details = { subject, evidence: observe({ mode: (mode & 0o777).toString(8).padStart(3, '0') }) };
  const restrict = kind === 'secret' ? `chmod 600 ${path}` : `chmod 644 ${path}`;
  if ((mode & 0o002) !== 0) return permissions.failed(`Every account may write ${path}.`, restrict, details);
  if (kind === 'secret' && (mode & 0o004) !== 0)
    return permissions.failed(
      `Every account on this machine may read ${path}, which holds a secret.`,
      `${restrict}; if others have accounts here, replace the secret as well.`,
      details,
    );
  if (kind === 'secret' && (mode & 0o070) !== 0)
    return permissions.warning(`The group of ${path} may use it, too.`, restrict, details);
  return permissions.ok(`${path} is not open to others.`, details);
}

function judgePem(
  subject: string,
  path: string,
  { wanted, certificates, key }: PemFacts,
  now: Date,
): readonly CheckResult[] {
  const keyFixes = {
    none: 'Append the private key to the file, in PEM: cat key.pem >> ',
    other: 'Put the private key that belongs to this certificate into ',
    unusable: 'Write the key without a passphrase (openssl pkey -in old.pem -out new.pem) into ',
  };
  if (certificates.length === 0)
    return [
      content.failed(
        `${path} holds no certificate in PEM.`,
        'Export it as Base64 (-----BEGIN CERTIFICATE-----); from DER: openssl x509 -inform der -in ca.cer -out ca.pem',
        { subject },
      ),
    ];
  const keyProblem =
    wanted === 'certificate-and-key' && key !== 'fits'
      ? [content.failed(`The private key in ${path} is ${keyWords[key]}.`, `${keyFixes[key]}${path}`, { subject })]
      : [];
  return [...keyProblem, ...certificates.map((certificate) => judgeValidity(subject, path, certificate, now))];
}

const keyWords = { none: 'missing', other: 'not that of its certificate', unusable: 'not readable' } as const;

const renewBefore = 30 * day;

function judgeValidity(subject: string, path: string, certificate: PemCertificate, now: Date): CheckResult {
  const { subject: name, validFrom, validTo } = certificate;
  const evidence = observe({ certificate: name, validFrom: dateText(validFrom), validTo: dateText(validTo) });
  const fix = `Replace ${path} with a certificate that is valid${subject.startsWith('graph.') ? ', and add it to the app registration first' : ''}.`;
  const left = validTo.getTime() - now.getTime();
  if (left <= 0) return content.failed(`"${name}" expired ${spanText(left)} ago.`, fix, { subject, evidence });
  if (validFrom > now)
    return content.failed(`"${name}" is not valid before ${dateText(validFrom)}.`, fix, { subject, evidence });
  if (left < renewBefore) return content.warning(`"${name}" expires in ${spanText(left)}.`, fix, { subject, evidence });
  return content.ok(`"${name}" is valid until ${dateText(validTo)}.`, { subject, evidence });
}
