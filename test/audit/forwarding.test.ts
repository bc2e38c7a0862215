import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createSyslogReceiver } from '../../src/adapters/siem/syslog-receiver.ts';
import { sha256 } from '../../src/adapters/system/sha-256.ts';
import { recordLine, parseRecordLine } from '../../src/core/audit/record-line.ts';
import { createForwarding, readLag, type ForwardParts } from '../../src/intents/forward-records.ts';
import { verifyTranscript } from '../../src/intents/verify-transcript.ts';
import { startSyslogServer, type SyslogServer } from '../adapters/siem/syslog-server.ts';
import { makeTlsCertificates, type TlsCertificates } from '../tls-certificates.ts';
import { numberedEvent, openLog, recordsIn } from './honest-log.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const never = new AbortController().signal;
/** What a SIEM takes out of a message: everything behind the byte order mark. */
const lineIn = (message: string) => message.slice(message.indexOf('\uFEFF') + 1);

describe.skipIf(!hasOpenssl)('forwarding the transcript over syslog', () => {
  let certificates: TlsCertificates;
  let server: SyslogServer;
  let log: Awaited<ReturnType<typeof openLog>>;
  beforeAll(() => {
    certificates = makeTlsCertificates();
  });
  afterAll(() => certificates.remove());
  beforeEach(async () => {
    server = await startSyslogServer(certificates.server);
    log = await openLog();
  });
  afterEach(async () => {
    await server.close();
    await log.store.close();
    rmSync(log.directory, { recursive: true, force: true });
  });

  const partsOf = (changes: Partial<ForwardParts> = {}): ForwardParts => ({
    transcript: log.store.transcript,
    position: log.store.forwarding,
    receiver: createSyslogReceiver({ host: '127.0.0.1', port: server.port, caFile: certificates.caFile }),
    environment: log.environment,
    holder: 'one',
    ...changes,
  });
  const append = (from: number, howMany: number, text = 'event') =>
    log.store.audit.append(
      Array.from({ length: howMany }, (_, index) =>
        numberedEvent(from + index, { details: { text, n: from + index } }),
      ),
    );
  const linesKept = async () => (await recordsIn(log.store)).map(recordLine);
  const withoutRepetition = (lines: readonly string[]) => [...new Set(lines)];

  it('gives the receiver every record in order, from which it can verify the whole chain', async () => {
    await append(0, 700);
    await createForwarding(partsOf())(never);
    await append(700, 3);
    await createForwarding(partsOf({ holder: 'after a restart' }))(never);
    const received = server.messages.map(lineIn);

    expect(received).toStrictEqual(await linesKept());
    expect(server.faults).toStrictEqual([]);
    expect(await verifyTranscript({ records: [received.map(parseRecordLine)], hasher: sha256 })).toMatchObject({
      records: 703,
      flaws: [],
    });
    expect(await readLag(partsOf())).toStrictEqual({ cursor: 703, head: 703, behind: 0 });
  });

  it('cuts nothing off a record of a megabyte, and asks nothing of the receiver when nothing is new', async () => {
    await append(0, 1, 'ä\n'.repeat(500_000));
    await createForwarding(partsOf())(never);
    await server.close();
    await createForwarding(partsOf())(never);

    expect(server.messages.map(lineIn)).toStrictEqual(await linesKept());
    expect(server.messages[0]?.length).toBeGreaterThan(1_000_000);
  });

  it('goes on where it was when the receiver was away, and says meanwhile how far it is behind', async () => {
    await append(0, 2);
    const forward = createForwarding(partsOf());
    await forward(never);
    await server.close();
    await append(2, 3);
    await expect(forward(never)).rejects.toThrow('ECONNREFUSED');
    const lag = await readLag(partsOf());
    const again = await startSyslogServer(certificates.server, server.port);
    await forward(never);
    await again.close();

    expect(lag).toMatchObject({ cursor: 2, head: 5, behind: 3 });
    expect(lag.lastError).toContain('ECONNREFUSED');
    expect([...server.messages, ...again.messages].map(lineIn)).toStrictEqual(await linesKept());
    expect(await readLag(partsOf())).toStrictEqual({ cursor: 5, head: 5, behind: 0 });
  });

  it('repeats what was under way when the receiver broke off inside a record, and leaves no gap', async () => {
    await append(0, 60, 'x'.repeat(20_000));
    const forward = createForwarding(partsOf());
    server.mode = 'break';
    await expect(forward(never)).rejects.toThrow();
    const { cursor } = await readLag(partsOf());
    server.mode = 'take';
    await forward(never);

    expect(cursor).toBeLessThan(60);
    expect(withoutRepetition(server.messages.map(lineIn))).toStrictEqual(await linesKept());
  });

  it('does not count what a receiver that reads nothing may have got, and ends when it is told to', async () => {
    await append(0, 1);
    server.mode = 'stall';
    const stopping = new AbortController();
    const forwarding = createForwarding(partsOf())(stopping.signal);
    await server.connected;
    stopping.abort();
    await forwarding;

    expect(await readLag(partsOf())).toMatchObject({ cursor: 0, behind: 1 });
  });

  it('sends nothing to a server whose certificate a stranger issued', async () => {
    const stranger = makeTlsCertificates();
    await append(0, 1);
    const receiver = createSyslogReceiver({ host: '127.0.0.1', port: server.port, caFile: stranger.caFile });
    await expect(createForwarding(partsOf({ receiver }))(never)).rejects.toThrow(/certificate|signature/);
    stranger.remove();

    expect(server.messages).toStrictEqual([]);
  });

  it('shows its own certificate where the server asks for one, and counts a refusal of it as a failure', async () => {
    const strict = await startSyslogServer({ ...certificates.server, requestCert: true, ca: [certificates.ca] });
    await append(0, 1);
    const { caFile, clientFile } = certificates;
    const known = { host: '127.0.0.1', port: strict.port, caFile };
    await expect(createForwarding(partsOf({ receiver: createSyslogReceiver(known) }))(never)).rejects.toThrow();
    const receiver = createSyslogReceiver({ ...known, certificateFile: clientFile });
    await createForwarding(partsOf({ receiver }))(never);
    await strict.close();

    expect(strict.messages.map(lineIn)).toStrictEqual(await linesKept());
  });

  it('is done by one of several replicas at a time, so that nothing is out of order', async () => {
    await append(0, 600, 'x'.repeat(3_000));
    await Promise.all(['a', 'b', 'c'].map((holder) => createForwarding(partsOf({ holder }))(never)));

    expect(server.messages.map(lineIn)).toStrictEqual(await linesKept());
  });

  it('stops before a record that is damaged instead of passing over it', async () => {
    await append(0, 3);
    const [page = []] = [await recordsIn(log.store)];
    async function* records() {
      yield page.with(1, { unreadable: 'a column does not hold what it must' } as never);
    }
    const transcript = { ...log.store.transcript, records };
    await expect(createForwarding(partsOf({ transcript }))(never)).rejects.toThrow('damaged at record 2');

    expect((await readLag(partsOf())).cursor).toBeLessThan(2);
  });

  it('leaves no gap when its process is killed again and again', { timeout: 60_000 }, async () => {
    const file = join(log.directory, 'killed.sqlite');
    await log.store.close();
    log = await openLog(file);
    await append(0, 400, 'x'.repeat(5_000));
    const script = fileURLToPath(new URL('forward-in-child.ts', import.meta.url));
    for (let killed = 0; killed < 3; killed++) {
      const seen = server.messages.length;
      const args = [script, file, String(server.port), certificates.caFile, String(2 * killed)];
      const child = spawn(process.execPath, args, { stdio: 'inherit' });
      while (server.messages.length < seen + 20 * killed + 1 && child.exitCode === null)
        await new Promise((resolve) => setImmediate(resolve));
      child.kill('SIGKILL');
      await once(child, 'close');
    }
    log.clock.set('2099-01-01T00:00:00.000Z');
    await createForwarding(partsOf())(never);

    expect(withoutRepetition(server.messages.map(lineIn))).toStrictEqual(await linesKept());
  });
});
