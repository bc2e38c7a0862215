import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readRecordFile } from '../../src/adapters/system/read-record-file.ts';
import { sha256 } from '../../src/adapters/system/sha-256.ts';
import { verifyTranscript } from '../../src/intents/verify-transcript.ts';
import type { StoredRecord } from '../../src/core/audit/record.ts';
import { alterations, lines, recompute, seededRandom } from './alterations.ts';
import { makeHonestLog } from './honest-log.ts';

const script = fileURLToPath(new URL('verify.py', import.meta.url));
const size = 300;
const timesEach = 6;

/** Without Python and OpenSSL there is no second verifier to ask. */
const hasPython = spawnSync('python3', ['--version']).status === 0 && spawnSync('openssl', ['version']).status === 0;

describe.skipIf(!hasPython)('the second verifier, in Python', () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-logs-'));
  let log: Awaited<ReturnType<typeof makeHonestLog>>;
  beforeAll(async () => {
    log = await makeHonestLog(size, 60);
    writeFileSync(join(folder, 'key'), `${log.signer.verifierKey}\n`);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(log.directory, { recursive: true, force: true });
  });

  /** What both say of each log: 0 for good, else the record at which it is bad. */
  async function judge(logs: readonly (readonly string[])[]) {
    const files = logs.map((text, index) => {
      const file = join(folder, `${index}.jsonl`);
      writeFileSync(file, text.map((line) => `${line}\n`).join(''));
      return file;
    });
    const options = ['--checkpoints', log.directory, '--public-key', join(folder, 'key')];
    const { stdout, stderr } = spawnSync('python3', [script, ...files, ...options], { encoding: 'utf8' });
    expect(stderr).toBe('');
    const theirs = stdout
      .trimEnd()
      .split('\n')
      .map((line) => Number(/^bad (\d+)$/.exec(line)?.[1] ?? 0));
    const checkpoints = { place: log.place, isSigned: log.isSigned };
    const ours = [];
    for (const file of files)
      ours.push((await verifyTranscript({ records: readRecordFile(file), hasher: sha256, checkpoints })).flaws[0]);
    return { theirs, ours };
  }

  it('finds the log of the product good', async () => {
    expect(await judge([lines(log.records)])).toStrictEqual({ theirs: [0], ours: [undefined] });
  });

  it('refuses, as the first does, a newest record whose payload has other letters or other parts', async () => {
    const at = log.records.length - 1;
    const rewritten = (change: (payload: string) => string) => {
      const payloadText = change(log.records[at]?.payloadText ?? '');
      const records = log.records.with(at, {
        ...(log.records[at] as StoredRecord),
        payloadText,
        payload: sha256.text(payloadText),
      });
      return lines(recompute(records, at));
    };
    const { theirs, ours } = await judge([
      rewritten((payload) => payload),
      rewritten((payload) => payload.replace('"event":', '"event": ')),
      rewritten((payload) => payload.replace(/^\{("event":.*),("salt":"[0-9a-f]*")\}$/s, '{$2,$1}')),
      rewritten((payload) => payload.replace('"code":"H', '"code":"\\u0048')),
      rewritten((payload) => `${payload.slice(0, -1)},"salt":"x"}`),
      rewritten((payload) => `${payload.slice(0, -1)},"seen":"x"}`),
      rewritten(() => '{"event":null,"salt":"00"}'),
    ]);

    expect(theirs).toStrictEqual([0, ...Array.from({ length: 6 }, () => at + 1)]);
    expect(ours.map((flaw) => flaw?.record ?? 0)).toStrictEqual(theirs);
  });

  it('and the first find a log bad in which an event about the transcript is none any more', async () => {
    const about = log.records.findIndex(({ code }) => code === 'HB5001I');
    const without = (payloadText: string) => {
      const record = { ...(log.records[about] as StoredRecord), payloadText, payload: sha256.text(payloadText) };
      return lines(recompute(log.records.with(about, record), about));
    };
    const { theirs, ours } = await judge(['{"event":null,"salt":""}', '{"salt":""}', '[]', 'nothing'].map(without));

    expect(theirs).toStrictEqual(theirs.map(() => about + 1));
    expect(ours.map((flaw) => flaw?.record ?? 0)).toStrictEqual(theirs);
  });

  it(
    `agrees with the first on ${Object.keys(alterations).length * timesEach} altered logs`,
    { timeout: 60_000 },
    async () => {
      const logs = Object.values(alterations).flatMap((alter, seed) => {
        const random = seededRandom(seed);
        return Array.from({ length: timesEach }, () => alter(log.records, random).lines);
      });
      const { theirs, ours } = await judge(logs);

      // It stops where the log first cannot be right; the first verifier looks ahead and may name the record before.
      const differing = ours.flatMap((flaw, index) => {
        const at = theirs[index] ?? 0;
        const agrees = flaw && at >= flaw.record && at <= (flaw.upTo ?? flaw.record + 1);
        return agrees || (!flaw && at === 0) ? [] : [{ index, flaw, at }];
      });
      expect(differing).toStrictEqual([]);
      // Cut by one record, only the word of the store betrays it: that record is newer than every checkpoint.
      expect(theirs.filter((at) => at === 0).length).toBeLessThanOrEqual(1);
    },
  );
});
