import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The hosts of Microsoft's public cloud that the bot asks for keys and tokens. */
export const cloudHosts = ['login.botframework.com', 'login.microsoftonline.com'] as const;

export interface Certificates {
  readonly caFile: string;
  readonly key: string;
  readonly cert: string;
}

/** An authority of the test's own, and one certificate of it for the hosts above and the DC. */
export async function makeCertificates(folder: string, serverName: string): Promise<Certificates> {
  mkdirSync(folder);
  const openssl = (command: string) => run('/usr/bin/openssl', command.split(' '), { cwd: folder });
  const newKey = '-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes';
  const ofCa = '-addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign';
  await openssl(`req -x509 ${newKey} -keyout ca.key -out ca.pem -days 2 -subj /CN=Latchkey-torture-CA ${ofCa}`);
  await openssl(`req ${newKey} -keyout key.pem -out server.csr -subj /CN=latchkey-torture`);
  const names = [...cloudHosts, serverName].map((name) => `DNS:${name}`).join(',');
  writeFileSync(join(folder, 'server.ext'), `subjectAltName=${names}\nextendedKeyUsage=serverAuth\n`);
  const signed = '-CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile server.ext';
  await openssl(`x509 -req -in server.csr ${signed} -out cert.pem`);
  return {
    caFile: join(folder, 'ca.pem'),
    key: readFileSync(join(folder, 'key.pem'), 'utf8'),
    cert: readFileSync(join(folder, 'cert.pem'), 'utf8'),
  };
}

export interface CloudOptions {
  readonly address: string;
  readonly certificates: Certificates;
  /** Where the Bot Connector's double publishes its keys. */
  readonly openIdMetadata: () => unknown;
  /** The access token for a scope such as `https://api.botframework.com/.default`. */
  readonly tokenFor: (scope: string) => string;
}

/** Microsoft's sign-in service and the Bot Connector's key document, at port 443 of a loopback address. */
export async function startPublicCloud(options: CloudOptions): Promise<{ close(): Promise<void> }> {
  const { key, cert } = options.certificates;
  const server = createServer({ key, cert }, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = answerTo(request.url ?? '', Buffer.concat(chunks).toString(), options);
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(answer ?? {}));
  });
  server.listen(443, options.address);
  await once(server, 'listening');
  return {
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function answerTo(url: string, body: string, { openIdMetadata, tokenFor }: CloudOptions): unknown {
  if (url.startsWith('/v1/.well-known/openidconfiguration')) return openIdMetadata();
  const authority = 'https://login.microsoftonline.com';
  const tenant = /^\/([^/]+)\//.exec(url)?.[1] ?? '';
  if (url.includes('/discovery/instance'))
    return {
      tenant_discovery_endpoint: `${authority}/${tenant}/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [],
    };
  if (url.includes('/.well-known/openid-configuration'))
    return {
      issuer: `${authority}/${tenant}/v2.0`,
      authorization_endpoint: `${authority}/${tenant}/oauth2/v2.0/authorize`,
      token_endpoint: `${authority}/${tenant}/oauth2/v2.0/token`,
      jwks_uri: `${authority}/${tenant}/discovery/v2.0/keys`,
    };
  if (url.includes('/oauth2/v2.0/token')) {
    const scope = new URLSearchParams(body).get('scope') ?? '';
    return { token_type: 'Bearer', expires_in: 3_599, ext_expires_in: 3_599, access_token: tokenFor(scope) };
  }
  return undefined;
}
