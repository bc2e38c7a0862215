import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An authority, and a certificate that it issued for a server on 127.0.0.1, also under the name `contoso.vault.test`. */
export interface TlsCertificates {
  readonly caFile: string;
  readonly ca: Buffer;
  /** Certificate and private key of the server. */
  readonly server: { readonly cert: Buffer; readonly key: Buffer };
  /** PEM file with a certificate of the same authority for a client, and its key. */
  readonly clientFile: string;
  remove(): void;
}

/** Makes new ones with the program `openssl`, in a folder of their own. */
export function makeTlsCertificates(): TlsCertificates {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-tls-'));
  const file = (name: string) => join(folder, name);
  const openssl = (command: string) => execFileSync('openssl', command.split(' '), { cwd: folder, stdio: 'ignore' });
  const newKey = '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes';
  openssl(`req -x509 ${newKey} -keyout ca.key -out ca.pem -days 2 -subj /CN=Test-CA`);
  writeFileSync(file('server.ext'), 'subjectAltName=IP:127.0.0.1,DNS:contoso.vault.test\n');
  writeFileSync(file('client.ext'), 'extendedKeyUsage=clientAuth\n');
  for (const name of ['server', 'client']) {
    openssl(`req ${newKey} -keyout ${name}.key -out ${name}.csr -subj /CN=${name}`);
    openssl(
      `x509 -req -in ${name}.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile ${name}.ext -out ${name}.pem`,
    );
  }
  const read = (name: string) => readFileSync(file(name));
  writeFileSync(file('client-both.pem'), Buffer.concat([read('client.pem'), read('client.key')]));
  return {
    caFile: file('ca.pem'),
    ca: read('ca.pem'),
    server: { cert: read('server.pem'), key: read('server.key') },
    clientFile: file('client-both.pem'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
