import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Issued {
  /** Of the authority; PEM like the others. */
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
}

/** A certificate for a host from an authority made for it; a negative number of days: it has expired. */
export async function issueCertificate(host: string, days = 365): Promise<Issued> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-certificates-'));
  const openssl = (command: string) => run('/usr/bin/openssl', command.split(' '), { cwd: folder });
  const newKey = '-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes';
  try {
    await openssl(`req -x509 ${newKey} -keyout ca.key -out ca.pem -days 3650 -subj /CN=Other-CA`);
    await openssl(`req ${newKey} -keyout key.pem -out request.csr -subj /CN=${host}`);
    await writeFile(join(folder, 'extensions'), `subjectAltName=DNS:${host}\nextendedKeyUsage=serverAuth\n`);
    await openssl(
      `x509 -req -in request.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days ${days} -extfile extensions -out cert.pem`,
    );
    const read = (name: string) => readFile(join(folder, name), 'utf8');
    return { ca: await read('ca.pem'), certificate: await read('cert.pem'), key: await read('key.pem') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
