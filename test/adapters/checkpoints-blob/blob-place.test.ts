import { spawnSync } from 'node:child_process';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createBlobPlace } from '../../../src/adapters/checkpoints-blob/blob-place.ts';
import { startHttpsServer, type HttpsServer } from '../../https-server.ts';
import { makeTlsCertificates, type TlsCertificates } from '../../tls-certificates.ts';
import { createBlobServer, type BlobServer } from './blob-server.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const credential = { getToken: async () => ({ token: 'a token', expiresOnTimestamp: Date.now() + 3_600_000 }) };

describe.skipIf(!hasOpenssl)('a container of checkpoints in Azure', () => {
  let certificates: TlsCertificates;
  let server: HttpsServer;
  let service: BlobServer;
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
    service = createBlobServer();
    server = await startHttpsServer(certificates.server, service.answer);
  });
  afterEach(() => server.close());
  const open = () => createBlobPlace(`${server.origin}/kept`, credential);

  it('gives back what was published, the smallest first, from all pages, and passes over other blobs', async () => {
    service.pageSize = 2;
    service.blobs.set('README.txt', '');
    const place = open();
    for (const [size, note] of [
      [1_000, 'b\n\n— k v\n'],
      [20, 'a'],
      [3, 'c'],
      [100_000, 'd'],
    ] as const)
      await place.publish(size, note);

    expect(await place.sizes()).toStrictEqual([3, 20, 1_000, 100_000]);
    expect(await place.read(1_000)).toBe('b\n\n— k v\n');
    expect([...service.blobs.keys()]).toContain('000000000001000.checkpoint');
  });

  it('takes the same checkpoint again from another replica', async () => {
    await Promise.all([open(), open(), open()].map((place) => place.publish(5, 'same')));

    expect([...service.blobs]).toStrictEqual([['000000000000005.checkpoint', 'same']]);
  });

  it('refuses another checkpoint of the same size, and asks for no way to overwrite one', async () => {
    await open().publish(5, 'first');

    await expect(open().publish(5, 'second')).rejects.toThrow('another checkpoint of the same size');
    expect(await open().read(5)).toBe('first');
    expect(
      service.requests.filter(({ method }) => method === 'PUT').map(({ headers }) => headers['if-none-match']),
    ).toStrictEqual(['*', '*']);
  });

  it.each([
    [409, 'BlobImmutableDueToPolicy'],
    [412, 'ConditionNotMet'],
  ] as const)('takes the answer %i %s for a checkpoint that is there, and looks which', async (...refusal) => {
    service.blobs.set('000000000000005.checkpoint', 'first');
    const answer = service.answer;
    server.close();
    server = await startHttpsServer(certificates.server, (request, response) => {
      if (request.method === 'PUT') service.refusal = refusal;
      else delete service.refusal;
      answer(request, response);
    });

    await open().publish(5, 'first');
    await expect(open().publish(5, 'second')).rejects.toThrow('another checkpoint');
  });

  it.each([
    ['nobody may write there', 403, 'AuthorizationPermissionMismatch'],
    ['the container is gone', 404, 'ContainerNotFound'],
  ])('rejects when %s, without the token', async (_what, status, code) => {
    service.refusal = [status, code];

    await expect(open().publish(5, 'note')).rejects.toMatchObject({ statusCode: status, code });
    await expect(open().sizes()).rejects.toMatchObject({ statusCode: status });
    expect(
      JSON.stringify(
        await open()
          .publish(5, 'note')
          .catch((error: unknown) => error),
      ),
    ).not.toContain('a token');
  });

  it('says that there is no checkpoint of a size', async () => {
    await expect(open().read(7)).rejects.toMatchObject({ statusCode: 404 });
  });
});
