import { describe, expect, it } from 'vitest';

import { sha256 } from '../../../src/adapters/system/sha-256.ts';
import type { AuditEvent } from '../../../src/core/audit-event.ts';
import type { StoredRecord } from '../../../src/core/audit/record.ts';
import type { Store } from '../../../src/adapters/store/store.ts';
import { verifyTranscript } from '../../../src/intents/verify-transcript.ts';
import type { TranscriptFilter } from '../../../src/ports/transcript.ts';
import { sampleEvent, sampleEvents, sampleRequest } from './samples.ts';
import type { Backend } from './use-store.ts';
import { useStore } from './use-store.ts';

export const verifyStore = ({ transcript }: Pick<Store, 'transcript'>) =>
  verifyTranscript({ records: transcript.records({}), head: transcript.head, hasher: sha256 });

const recordsOf = async (store: Store, filter: TranscriptFilter = {}) => {
  const records: StoredRecord[] = [];
  for await (const page of store.transcript.records(filter)) records.push(...(page as StoredRecord[]));
  return records;
};
const sequences = (records: readonly StoredRecord[]) => records.map(({ sequence }) => sequence);
const aboutTranscript = (upTo: number, removed: number): AuditEvent => ({
  code: 'HB5003I',
  name: 'payloads_removed',
  at: '2026-11-21T12:00:00.000Z',
  correlationId: 't',
  details: { upTo, removed },
});
const published: AuditEvent = { ...aboutTranscript(0, 0), code: 'HB5001I', details: { size: 1 } };
const farFuture = '9999-01-01T00:00:00.000Z';

export function transcriptContract(name: string, backend: Backend): void {
  describe(`${name}: transcript`, () => {
    const bench = useStore(backend);

    it('is one chain, whether events came with a request, alone or from another store at the same time', async () => {
      const other = await bench.open();
      await bench.store.requests.create(sampleRequest(), sampleEvents(2));
      await Promise.all(
        sampleEvents(40).map((event, index) => (index % 2 ? bench.store : other).audit.append([event, event])),
      );

      expect(await verifyStore(bench.store)).toMatchObject({ records: 82, flaws: [] });
      expect(await other.transcript.head()).toStrictEqual({
        sequence: 82,
        hash: (await recordsOf(bench.store)).at(-1)?.hash,
      });
    });

    it('goes on where it was after an append that failed', async () => {
      await bench.store.audit.append(sampleEvents(2));
      await expect(
        bench.store.audit.append([sampleEvent(), sampleEvent({ details: { a: {} as never } })]),
      ).rejects.toThrow();
      await bench.store.audit.append(sampleEvents(2));

      expect(await verifyStore(bench.store)).toMatchObject({ records: 4, flaws: [] });
    });

    it('is read oldest first across pages, by all filters that are given together', async () => {
      await bench.store.audit.append(Array.from({ length: 1_203 }, () => sampleEvent({ code: 'HB1001I' })));
      await bench.store.audit.append([
        sampleEvent({ code: 'HB3003I', requestId: 'R2', at: '2026-11-21T12:00:00.000Z' }),
        sampleEvent({ code: 'HB3003I', requestId: 'R3', at: '2026-11-21T13:00:00.000Z' }),
      ]);
      const ask = async (filter: TranscriptFilter) => sequences(await recordsOf(bench.store, filter));

      expect(await ask({})).toStrictEqual(Array.from({ length: 1_205 }, (_, index) => index + 1));
      expect(await ask({ after: 1_202 })).toStrictEqual([1_203, 1_204, 1_205]);
      expect(await ask({ code: 'HB3003I' })).toStrictEqual([1_204, 1_205]);
      expect(await ask({ code: 'HB3003I', requestId: 'R3' })).toStrictEqual([1_205]);
      expect(await ask({ since: '2026-11-21T12:00:00Z', until: '2026-11-21T12:00:00Z' })).toStrictEqual([1_204]);
    });

    it('gives two equal events different hashes, so that a removed payload cannot be guessed', async () => {
      await bench.store.audit.append([sampleEvent(), sampleEvent()]);

      expect(new Set((await recordsOf(bench.store)).map(({ payload }) => payload)).size).toBe(2);
    });

    it('keeps one checkpoint of a size and tells of it once, though two replicas made it', async () => {
      const other = await bench.open();
      await bench.store.audit.append(sampleEvents(3));
      const checkpoint = {
        size: 3,
        note: 'note',
        tree: { size: 3, peaks: ['aa', 'bb'] },
        madeAt: '2026-11-21T10:00:00.000Z',
        keyId: '0a0b0c0d',
      };
      const event = { ...aboutTranscript(0, 0), code: 'HB5001I' };
      await Promise.all([bench.store, other].map((store) => store.transcript.keepCheckpoint(checkpoint, event)));

      expect(await other.transcript.lastCheckpoint()).toStrictEqual(checkpoint);
      expect(sequences(await recordsOf(bench.store))).toStrictEqual([1, 2, 3, 4]);
    });

    it('loses payloads to retention, tells of it, and still verifies', async () => {
      await bench.store.audit.append([sampleEvent(), published, sampleEvent()]);
      await bench.store.transcript.removePayloads(farFuture, aboutTranscript);
      await bench.store.audit.append([sampleEvent()]);
      const records = await recordsOf(bench.store);

      expect(records.map(({ payloadText }) => payloadText !== undefined)).toStrictEqual([
        false,
        true,
        false,
        true,
        true,
      ]);
      expect(records[3]?.payloadText).toContain('"details":{"removed":2,"upTo":3}');
      expect(await verifyStore(bench.store)).toMatchObject({ records: 5, flaws: [] });
      expect(await bench.store.audit.query({}, 9)).toStrictEqual([sampleEvent(), aboutTranscript(3, 2), published]);
      expect(JSON.stringify(await bench.run('select * from audit_event where seq in (1, 3)'))).not.toMatch(
        /zoneil|Zo|Ada Agent|R1/i,
      );
    });

    it('tells of no retention that had nothing to remove, and keeps what is young', async () => {
      await bench.store.audit.append(sampleEvents(2));
      await bench.store.transcript.removePayloads('2000-01-01T00:00:00.000Z', aboutTranscript);
      await bench.store.transcript.removePayloads(farFuture, aboutTranscript);
      await bench.store.transcript.removePayloads(farFuture, aboutTranscript);

      expect(sequences(await recordsOf(bench.store))).toStrictEqual([1, 2, 3]);
    });

    it.each([
      ['the start', 1],
      ['the middle', 3],
    ])('betrays a payload at %s that was removed without a word', async (_where, seq) => {
      await bench.store.audit.append(sampleEvents(4));
      await bench.run(
        `update audit_event set at = null, request_id = null, actor_id = null, subject_guid = null, body = null,
         salt = null where seq = ${seq}`,
      );

      expect((await verifyStore(bench.store)).flaws).toMatchObject([{ kind: 'payload-missing', record: seq }]);
    });

    it.each([
      'update audit_event set body = null where seq = 2',
      "update audit_event set recorded_at = '2026', body = null, salt = null, at = null, request_id = null, actor_id = null, subject_guid = null",
      "update audit_event set hash = 'x'",
    ])('refuses "%s", which is more or less than a removal of payloads', async (statement) => {
      await bench.store.audit.append(sampleEvents(2));

      await expect(bench.run(statement)).rejects.toThrow('never changed');
    });

    it('betrays that its counter was set back or its end cut off', async () => {
      await bench.store.audit.append(sampleEvents(4));
      await bench.run('update audit_sequence set last = 3');
      expect((await verifyStore(bench.store)).flaws).toMatchObject([{ kind: 'inserted', record: 4 }]);
      await bench.run('update audit_sequence set last = 6');
      expect((await verifyStore(bench.store)).flaws).toMatchObject([{ kind: 'tail-cut', record: 5, upTo: 6 }]);
      await bench.run("update audit_sequence set last = 4, hash = 'x'");
      expect((await verifyStore(bench.store)).flaws).toMatchObject([{ kind: 'changed', record: 4 }]);
    });
  });
}
