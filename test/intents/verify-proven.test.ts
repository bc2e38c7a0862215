import { rmSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sha256 } from '../../src/adapters/system/sha-256.ts';
import {
  parseTranscriptHtml,
  transcriptHtml,
  type ProvenRecords,
} from '../../src/core/audit/export/transcript-html.ts';
import { headerText, payloadText } from '../../src/core/audit/record.ts';
import { recordLine } from '../../src/core/audit/record-line.ts';
import { proveRequest } from '../../src/intents/prove-request.ts';
import { verifyProven } from '../../src/intents/verify-proven.ts';
import { numberedEvent, openLog } from '../audit/honest-log.ts';

describe('the proof of a request', () => {
  let log: Awaited<ReturnType<typeof openLog>>;
  let proven: ProvenRecords;
  let other: ProvenRecords;
  beforeAll(async () => {
    log = await openLog();
    for (let turn = 0; turn < 700; turn += 7)
      await log.store.audit.append([
        numberedEvent(turn, { requestId: turn % 49 === 0 ? 'MINE' : 'REST' }),
        ...Array.from({ length: 6 }, (_, index) => numberedEvent(turn + index, { requestId: 'OTHER' })),
      ]);
    await log.makeCheckpoint();
    proven = await proveRequest('MINE', log.store.transcript, sha256);
    other = await proveRequest('OTHER', log.store.transcript, sha256);
  });
  afterAll(async () => {
    await log.store.close();
    rmSync(log.directory, { recursive: true, force: true });
  });
  const verify = (page: ProvenRecords) => verifyProven(page, sha256, log.isSigned);
  const first = () => proven.records[0] as ProvenRecords['records'][number];

  it('holds for every record, read from its page', () => {
    const read = parseTranscriptHtml(transcriptHtml(proven)) as ProvenRecords;

    expect(proven.records).toHaveLength(15);
    expect(verify(read)).toStrictEqual({ proven: 15, uncovered: 0, problems: [] });
  });

  it('does not hold for a forged record, with the path of another one or without a path', () => {
    const payload = payloadText('{"requestId":"MINE"}', 'ab');
    const header = {
      code: 'HB2004I',
      payload: sha256.text(payload),
      previous: '0'.repeat(64),
      recordedAt: '2026-11-21T10:00:00.000Z',
      sequence: 2,
    };
    const forged = recordLine({ ...header, hash: sha256.leaf(headerText(header)), payloadText: payload });
    const { path = [] } = first();

    expect(verify({ ...proven, records: [{ line: forged, path }] }).problems).toHaveLength(1);
    expect(verify({ ...proven, records: [{ line: forged }] }).problems).toHaveLength(1);
  });

  it.each([
    [
      'records of another request',
      () => ({ ...proven, records: other.records.slice(0, 1) }),
      'belongs to another request',
    ],
    ['a record twice', () => ({ ...proven, records: [first(), first()] }), 'not in its place'],
    ['another order', () => ({ ...proven, records: proven.records.toReversed() }), 'not in its place'],
    [
      'a checkpoint of its own',
      () => ({ ...proven, checkpoint: proven.checkpoint?.replace('\n701\n', '\n700\n') ?? '' }),
      'trusted key',
    ],
  ])('does not hold with %s', (_what, page, problem) => {
    expect(verify(page()).problems.join(' ')).toContain(problem);
  });

  it('is only a promise while no checkpoint covers the records', () => {
    const { path: _path, ...bare } = first();

    expect(verify({ requestId: 'MINE', records: [bare] })).toStrictEqual({ proven: 0, uncovered: 1, problems: [] });
  });
});
