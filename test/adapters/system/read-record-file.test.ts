import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readRecordFile } from '../../../src/adapters/system/read-record-file.ts';
import { sha256 } from '../../../src/adapters/system/sha-256.ts';
import { headerText, type StoredRecord } from '../../../src/core/audit/record.ts';
import { recordLine } from '../../../src/core/audit/record-line.ts';
import { verifyTranscript } from '../../../src/intents/verify-transcript.ts';
import { numberedEvent, openLog, recordsIn } from '../../audit/honest-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-record-file-'));
const file = join(folder, 'log.jsonl');
let records: StoredRecord[] = [];

beforeAll(async () => {
  const log = await openLog();
  await log.store.audit.append(
    ['plain', 'é€😀', 'a\u2028b\u2029c\u0085d\re', 'x'.repeat(700_000), ''].map((text, n) =>
      numberedEvent(n, { details: { text } }),
    ),
  );
  records = await recordsIn(log.store);
  await log.store.close();
  rmSync(log.directory, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a verifier says of a file with these bytes: records that are good, and the first flaw. */
async function judge(bytes: Buffer | string) {
  writeFileSync(file, bytes);
  const { records: good, flaws } = await verifyTranscript({ records: readRecordFile(file), hasher: sha256 });
  return [good, flaws[0]?.kind];
}
const text = () => records.map((record) => `${recordLine(record)}\n`).join('');

describe('a transcript file', () => {
  it('is read as it was written, whatever separators its texts hold and wherever the pieces of the file end', async () => {
    writeFileSync(file, text());
    const read = [];
    for await (const page of readRecordFile(file)) read.push(...page);

    expect(read.map((record) => recordLine(record as StoredRecord))).toStrictEqual(records.map(recordLine));
    expect(await judge(text())).toStrictEqual([5, undefined]);
  });

  it('may lack the last line feed', async () => {
    expect(await judge(text().slice(0, -1))).toStrictEqual([5, undefined]);
    expect(await judge('')).toStrictEqual([0, undefined]);
  });

  it.each([
    ['line ends of another system', (log: string) => log.replaceAll('\n', '\r\n'), 0],
    ['a byte order mark', (log: string) => `\uFEFF${log}`, 0],
    ['an empty line', (log: string) => log.replace('\n', '\n\n'), 1],
    ['the last line cut short', (log: string) => log.slice(0, -3), 4],
  ])('with %s is not what was exported', async (_what, change, good) => {
    expect(await judge(change(text()))).toStrictEqual([good, expect.stringMatching(/changed|inserted/)]);
  });

  it('that holds what is no UTF-8 is bad there, though its own hashes were computed again', async () => {
    const [record] = records as [StoredRecord];
    const broken = Buffer.from(`${record.payloadText?.replace('plain', 'pl\u0001in')}`).map((byte) =>
      byte === 1 ? 0xff : byte,
    );
    const header = { ...record, payload: hash('sha256', broken) };
    const start = recordLine({ ...header, hash: sha256.leaf(headerText(header)), payloadText: '' }).slice(0, -1);

    expect(await judge(Buffer.concat([Buffer.from(start), broken, Buffer.from('}\n')]))).toStrictEqual([0, 'changed']);
  });
});
