import { describe, expect, it } from 'vitest';

import type { AuditFilter } from '../../../src/ports/audit-log.ts';
import { sampleEvent, sampleEvents } from './samples.ts';
import type { Backend } from './use-store.ts';
import { codes, useStore } from './use-store.ts';

export function auditLogContract(name: string, backend: Backend): void {
  describe(`${name}: audit log`, () => {
    const bench = useStore(backend);

    it('gives events back exactly as they were appended, newest first', async () => {
      const bare = { code: 'HB9001E', name: 'bare', at: '2026-11-21T10:00:00.000Z', correlationId: 't', details: {} };
      await bench.store.audit.append([sampleEvent(), sampleEvent({ code: 'HB1002I' })]);
      await bench.store.audit.append([bare]);
      await bench.store.audit.append([]);

      expect(await bench.store.audit.query({}, 99)).toStrictEqual([
        bare,
        sampleEvent({ code: 'HB1002I' }),
        sampleEvent(),
      ]);
      expect(codes(await bench.store.audit.query({}, 1))).toStrictEqual(['HB9001E']);
    });

    it('is searched by request, subject, actor, code and time, all that are given together', async () => {
      const actor = { aadObjectId: 'cccccccc-0000-4000-8000-00000000000c', tenantId: 't', name: 'Cy' };
      const objectGUID = '0d6b0f4e-0000-4000-8000-000000000002';
      const entraObjectId = 'dddddddd-0000-4000-8000-00000000000d';
      await bench.store.audit.append([
        sampleEvent({ code: 'HB1001I', requestId: 'R2', at: '2026-11-21T08:00:00.000Z' }),
        sampleEvent({ code: 'HB1002I', actor, at: '2026-11-21T09:00:00.000Z' }),
        sampleEvent({ code: 'HB1003I', subject: { objectGUID }, at: '2026-11-21T10:00:00.000Z' }),
        sampleEvent({ code: 'HB1004I', subject: { entraObjectId }, at: '2026-11-21T07:00:00.000Z' }),
      ]);
      const query = async (filter: AuditFilter) => codes(await bench.store.audit.query(filter, 9));

      expect(await query({ requestId: 'R2' })).toStrictEqual(['HB1001I']);
      expect(await query({ actorId: actor.aadObjectId.toUpperCase() })).toStrictEqual(['HB1002I']);
      expect(await query({ subjectGUID: objectGUID.toUpperCase() })).toStrictEqual(['HB1003I']);
      expect(await query({ subjectGUID: entraObjectId.toUpperCase() })).toStrictEqual(['HB1004I']);
      expect(await query({ code: 'HB1002I' })).toStrictEqual(['HB1002I']);
      expect(await query({ since: '2026-11-21T09:00:00Z' })).toStrictEqual(['HB1003I', 'HB1002I']);
      expect(await query({ code: 'HB1002I', requestId: 'R2' })).toStrictEqual([]);
    });

    it('appends all events of one call or none', async () => {
      await bench.run('create unique index each_code_once on audit_event (code)');

      await expect(bench.store.audit.append([sampleEvent(), sampleEvent()])).rejects.toThrow();
      expect(await bench.store.audit.query({}, 99)).toStrictEqual([]);
    });

    it('refuses an event that could not be read back, and the whole call with it', async () => {
      const nonsense = sampleEvent({ details: { nested: {} as string } });

      await expect(bench.store.audit.append([sampleEvent(), nonsense])).rejects.toMatchObject({
        code: 'store.not-storable',
      });
      expect(await bench.store.audit.query({}, 99)).toStrictEqual([]);
    });

    it('numbers the events of concurrent writers in two stores without a gap, failed appends included', async () => {
      const other = await bench.open();
      await bench.run('create unique index each_code_once on audit_event (code)');
      const codesWithRepetition = [...sampleEvents(30), ...sampleEvents(10)];
      const appends = codesWithRepetition.map((event, index) =>
        (index % 2 ? bench.store : other).audit.append([event]),
      );
      const results = await Promise.allSettled(appends);

      expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(10);
      expect(await bench.store.audit.query({}, 99)).toHaveLength(30);
      expect((await bench.run('select seq from audit_event order by seq')).map(({ seq }) => Number(seq))).toStrictEqual(
        Array.from({ length: 30 }, (_, index) => index + 1),
      );
    });

    it.each([
      "update audit_event set code = 'HB0000I'",
      'delete from audit_event',
      'delete from audit_event where seq = 2',
      "insert into audit_event (seq, code, at, body) values (9, 'HB1', '2026', '{}')",
      "insert into audit_event (seq, code, at, body) values (1, 'HB1', '2026', '{}')",
    ])('refuses "%s" whoever asks', async (statement) => {
      await bench.store.audit.append(sampleEvents(2));

      await expect(bench.run(statement)).rejects.toThrow();
      expect(codes(await bench.store.audit.query({}, 99))).toStrictEqual(['HB2002I', 'HB2001I']);
    });
  });
}
