import { spawnSync } from 'node:child_process';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createSigner } from '../../../src/adapters/checkpoints/create-signer.ts';
import { readKeyVaultSecret } from '../../../src/adapters/key-vault/read-key-vault-secret.ts';
import { pemKey } from '../../audit/honest-log.ts';
import { startHttpsServer, type HttpsRequest, type HttpsServer } from '../../https-server.ts';
import { makeTlsCertificates, type TlsCertificates } from '../../tls-certificates.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

describe.skipIf(!hasOpenssl)('the signing key in a Key Vault', () => {
  let certificates: TlsCertificates;
  let server: HttpsServer;
  let requests: HttpsRequest[] = [];
  let secret = '';
  let status = 200;
  /** What a token must be for, as a request without one is told. */
  let resource = '';
  const asked: (string | string[])[] = [];
  const credential = {
    getToken: async (scopes: string | string[]) => {
      asked.push(scopes);
      return { token: 'a token', expiresOnTimestamp: Date.now() + 3_600_000 };
    },
  };
  const trusted = getCACertificates('default');
  beforeAll(() => {
    certificates = makeTlsCertificates();
    setDefaultCACertificates([...trusted, certificates.ca.toString()]);
  });
  afterAll(() => {
    setDefaultCACertificates(trusted);
    certificates.remove();
  });
  beforeEach(async () => {
    requests = [];
    asked.length = 0;
    status = 200;
    server = await startHttpsServer(certificates.server, (request, response) => {
      requests.push(request);
      const json = { 'content-type': 'application/json' };
      if (request.headers.authorization !== 'Bearer a token') {
        const challenge = `Bearer authorization="https://login.microsoftonline.com/tenant", resource="${resource}"`;
        response.writeHead(401, { ...json, 'www-authenticate': challenge }).end('{"error":{"code":"Unauthorized"}}');
      } else if (status === 200)
        response
          .writeHead(200, json)
          .end(JSON.stringify({ value: secret, id: `${server.origin}/secrets/audit-key/1` }));
      else response.writeHead(status, json).end('{"error":{"code":"Forbidden","message":"No."}}');
    });
    resource = 'https://vault.test';
  });
  afterEach(() => server.close());
  /** A vault is known by its name below that of the service, so the server has one for these tests. */
  const { lookup } = dns;
  beforeAll(() => {
    dns.lookup = ((_name: string, options: dns.LookupOptions, done: (...answer: unknown[]) => void) =>
      lookup('127.0.0.1', options, done as never)) as typeof lookup;
    syncBuiltinESMExports();
  });
  afterAll(() => {
    dns.lookup = lookup;
    syncBuiltinESMExports();
  });
  const read = () => {
    const vaultUrl = server.origin.replace('127.0.0.1', 'contoso.vault.test');
    return readKeyVaultSecret({ vaultUrl, secretName: 'audit-key' }, credential);
  };

  it('is asked for a token first, and then signs checkpoints', async () => {
    const key = pemKey();
    secret = key.reveal();

    expect(createSigner('contoso.com/latchkey', await read()).verifierKey).toBe(
      createSigner('contoso.com/latchkey', key).verifierKey,
    );
    expect(requests.map(({ headers }) => headers.authorization)).toStrictEqual([undefined, 'Bearer a token']);
    expect(requests[1]?.url).toMatch(/^\/secrets\/audit-key\/?\?/);
    expect(asked).toStrictEqual([[`${resource}/.default`]]);
  });

  it('is not asked for with a token that another server would get', async () => {
    resource = 'https://evil.example';

    await expect(read()).rejects.toThrow(/challenge/i);
    expect(requests.map(({ headers }) => headers.authorization)).toStrictEqual([undefined]);
  });

  it.each([
    ['may not be read', 403],
    ['is not there', 404],
  ])('rejects when it %s', async (_what, answer) => {
    status = answer;

    await expect(read()).rejects.toMatchObject({ statusCode: answer });
  });

  it('is not taken from a secret that is empty', async () => {
    secret = '';

    await expect(read()).rejects.toThrow('The secret audit-key');
  });
});
