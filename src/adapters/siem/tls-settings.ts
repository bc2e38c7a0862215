import { readFileSync } from 'node:fs';
import type { SecureContextOptions } from 'node:tls';

/** How the other side is recognised. Its certificate is always checked. */
export interface TlsSettings {
  /** PEM file of the authority that issued its certificate; left out: those that the system trusts. */
  readonly caFile?: string | undefined;
  /** PEM file with the certificate and the private key that Latchkey shows; left out: none. */
  readonly certificateFile?: string | undefined;
}

/** Reads the files at each connection, so that a renewed certificate needs no restart. */
export function tlsOptions({ caFile, certificateFile }: TlsSettings): SecureContextOptions {
  const own = certificateFile === undefined ? undefined : readFileSync(certificateFile);
  return {
    minVersion: 'TLSv1.2',
    ...(caFile !== undefined && { ca: readFileSync(caFile) }),
    ...(own && { cert: own, key: own }),
  };
}
