import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createHttpsReceiver } from '../../../src/adapters/siem/https-receiver.ts';
import { recordLine } from '../../../src/core/audit/record-line.ts';
import { Secret } from '../../../src/core/secret.ts';
import { createForwarding, readLag } from '../../../src/intents/forward-records.ts';
import { numberedEvent, openLog, recordsIn } from '../../audit/honest-log.ts';
import { startHttpsServer, type HttpsRequest, type HttpsServer } from '../../https-server.ts';
import { makeTlsCertificates, type TlsCertificates } from '../../tls-certificates.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const never = new AbortController().signal;

describe.skipIf(!hasOpenssl)('forwarding the transcript over HTTPS', () => {
  let certificates: TlsCertificates;
  let server: HttpsServer;
  let log: Awaited<ReturnType<typeof openLog>>;
  let requests: HttpsRequest[] = [];
  /** The status of each answer, in turn; 200 when there are no more. 0: the connection is cut instead. */
  let statuses: number[] = [];
  beforeAll(() => {
    certificates = makeTlsCertificates();
  });
  afterAll(() => certificates.remove());
  beforeEach(async () => {
    requests = [];
    statuses = [];
    server = await startHttpsServer(certificates.server, (request, response) => {
      requests.push(request);
      const status = statuses.shift() ?? 200;
      if (status === 0) response.destroy();
      else response.writeHead(status, { location: `${server.origin}/elsewhere` }).end('{"text":"Success"}');
    });
    log = await openLog();
  });
  afterEach(async () => {
    await server.close();
    await log.store.close();
    rmSync(log.directory, { recursive: true, force: true });
  });

  const receiverOf = (changes: Partial<Parameters<typeof createHttpsReceiver>[0]> = {}) =>
    createHttpsReceiver({
      url: `${server.origin}/services/collector/raw?channel=1`,
      scheme: 'Splunk',
      token: new Secret('open sesame'),
      format: 'json-lines',
      caFile: certificates.caFile,
      ...changes,
    });
  const parts = (receiver = receiverOf()) => ({
    transcript: log.store.transcript,
    position: log.store.forwarding,
    receiver,
    environment: log.environment,
    holder: 'one',
  });
  const append = (howMany: number, text = 'event “x”') =>
    log.store.audit.append(Array.from({ length: howMany }, (_, n) => numberedEvent(n, { details: { n, text } })));
  const linesKept = async () => (await recordsIn(log.store)).map(recordLine);
  const linesOf = (sent: readonly HttpsRequest[]) => sent.flatMap(({ body }) => body.trimEnd().split('\n'));

  it('posts the records as lines, with the token behind its scheme', async () => {
    await append(3);
    await createForwarding(parts())(never);

    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: '/services/collector/raw?channel=1',
      headers: { authorization: 'Splunk open sesame', 'content-type': 'application/x-ndjson' },
      body: (await linesKept()).map((line) => `${line}\n`).join(''),
    });
  });

  it('posts them as one array where the receiver wants that', async () => {
    await append(2);
    await createForwarding(parts(receiverOf({ format: 'json-array' })))(never);

    expect(requests[0]?.headers['content-type']).toBe('application/json');
    expect(requests[0]?.body).toBe(`[${(await linesKept()).join(',')}]`);
  });

  it.each([503, 429, 401, 307, 0])('keeps its place and repeats all of it after the answer %i', async (status) => {
    await append(3);
    statuses = [status];
    const forward = createForwarding(parts());
    await expect(forward(never)).rejects.toThrow(status === 0 ? 'could not be reached' : `status ${status}`);
    expect(await readLag(parts())).toMatchObject({ cursor: 0, behind: 3 });
    await forward(never);

    expect(requests.map(({ url }) => url)).toStrictEqual(requests.map(() => '/services/collector/raw?channel=1'));
    expect(linesOf(requests.slice(1))).toStrictEqual(await linesKept());
    expect(await readLag(parts())).toStrictEqual({ cursor: 3, head: 3, behind: 0 });
  });

  it('sends less at once where so much is refused, down to one record', async () => {
    await append(8, 'x'.repeat(60_000));
    const forward = createForwarding(parts());
    statuses = [413, 413, 413, 413];
    for (let refused = 0; refused < 4; refused++) await expect(forward(never)).rejects.toThrow('status 413');
    await forward(never);

    expect(linesOf(requests.slice(0, 5)).length).toBe(8 + 4 + 2 + 1 + 1);
    expect(linesOf(requests.slice(4))).toStrictEqual(await linesKept());
  });

  it('names the receiver without its query and its token, also in what it says of a failure', async () => {
    await append(1);
    statuses = [500];
    const receiver = receiverOf();
    await expect(createForwarding(parts(receiver))(never)).rejects.not.toThrow(/sesame|channel/);

    expect(receiver.name).toBe(`${server.origin}/services/collector/raw`);
    expect((await readLag(parts(receiver))).lastError).toBe(`${receiver.name} answered with the status 500.`);
  });

  it('gives the token to no server whose certificate the system does not know', async () => {
    await append(1);
    const receiver = receiverOf({ caFile: undefined });

    await expect(createForwarding(parts(receiver))(never)).rejects.toThrow(/certificate/);
    expect(requests).toStrictEqual([]);
  });
});
