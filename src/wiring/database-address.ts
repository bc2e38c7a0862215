import { isIP } from 'node:net';
import { Client } from 'pg';
import type { Secret } from '../core/secret.ts';

/**
 * What is wrong with the address of a PostgreSQL database, as the driver itself understands it; `undefined`: nothing.
 * Refuses one over which the password and the transcript would cross a network without a checked certificate.
 */
export function problemWithDatabase(address: Secret): string | undefined {
  if (!/^postgres(ql)?:\/\//.test(address.reveal())) return 'it must begin with postgres://';
  try {
    const { host, ssl } = new Client({ connectionString: address.reveal() }) as unknown as Understood;
    if (isThisMachine(host) || checksCertificate(ssl)) return undefined;
    return `add ?sslmode=verify-full: ${host} is another machine, whose certificate must be checked`;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    // Without the message, which may quote the address and with it the password.
    return `it cannot be read${code}; a password must be percent-encoded, and the file of sslrootcert must be there`;
  }
}

interface Understood {
  /** A folder for a local socket. */
  readonly host: string;
  readonly ssl: unknown;
}

const isThisMachine = (host: string) =>
  host === 'localhost' || host.startsWith('/') || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

/** Lesser modes accept any certificate, or one of any host. */
function checksCertificate(ssl: unknown): boolean {
  if (ssl === true) return true;
  if (typeof ssl !== 'object' || ssl === null) return false;
  return !('rejectUnauthorized' in ssl && ssl.rejectUnauthorized === false) && !('checkServerIdentity' in ssl);
}
