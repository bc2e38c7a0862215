import { describe, expect, it } from 'vitest';

import type { ChangeRequest } from '../../../src/core/change-request.ts';
import type { RequestFilter } from '../../../src/ports/request-store.ts';
import { bareRequest, sampleEvent, sampleEntraSubject, sampleEvents, sampleRequest, sampleSubject } from './samples.ts';
import type { Backend } from './use-store.ts';
import { codes, ids, useStore } from './use-store.ts';

export function requestStoreContract(name: string, backend: Backend): void {
  describe(`${name}: requests`, () => {
    const bench = useStore(backend);

    it('come back exactly as they were stored', async () => {
      await bench.store.requests.create(sampleRequest(), [sampleEvent()]);
      await bench.store.requests.create(bareRequest('BARE'), []);

      expect(await bench.store.requests.get('4F7KQ2M9XA')).toStrictEqual(sampleRequest());
      expect(await bench.store.requests.get('BARE')).toStrictEqual(bareRequest('BARE'));
      const inEntra = { ...bareRequest('ENTRA'), subject: sampleEntraSubject };
      await bench.store.requests.create(inEntra, []);

      expect(await bench.store.requests.get('ENTRA')).toStrictEqual(inEntra);
      expect(await bench.store.requests.get('NONE')).toBeUndefined();
      expect(await bench.store.audit.query({}, 99)).toStrictEqual([sampleEvent()]);
    });

    it('are created once: a second one of the same id is rejected and its events are not stored', async () => {
      await bench.store.requests.create(sampleRequest(), []);

      await expect(bench.store.requests.create(sampleRequest({ reason: 'other' }), [sampleEvent()])).rejects.toThrow();
      expect(await bench.store.requests.get('4F7KQ2M9XA')).toStrictEqual(sampleRequest());
      expect(await bench.store.audit.query({}, 99)).toStrictEqual([]);
    });

    it('move one version at a time, with their events', async () => {
      const next = sampleRequest({ version: 2, state: 'approved', expiresAt: '2026-11-21T16:00:00.000Z' });
      await bench.store.requests.create(sampleRequest(), []);

      expect(await bench.store.requests.move(next, sampleEvents(2))).toStrictEqual({ kind: 'moved' });
      expect(await bench.store.requests.get(next.id)).toStrictEqual(next);
      expect(codes(await bench.store.audit.query({}, 99))).toStrictEqual(['HB2002I', 'HB2001I']);
    });

    it.each([1, 3, 4])('do not move to version %i from version 1, and the current one comes back', async (version) => {
      await bench.store.requests.create(sampleRequest(), []);

      expect(
        await bench.store.requests.move(sampleRequest({ version, state: 'denied' }), [sampleEvent()]),
      ).toStrictEqual({
        kind: 'lost',
        current: sampleRequest(),
      });
      expect(await bench.store.requests.get('4F7KQ2M9XA')).toStrictEqual(sampleRequest());
      expect(await bench.store.audit.query({}, 99)).toStrictEqual([]);
    });

    it('that do not exist do not move, and nothing comes into being', async () => {
      const move = bench.store.requests.move(sampleRequest({ version: 2 }), [sampleEvent()]);

      expect(await move).toStrictEqual({ kind: 'lost', current: undefined });
      expect(await bench.store.requests.list({}, 10)).toStrictEqual([]);
      expect(await bench.store.audit.query({}, 99)).toStrictEqual([]);
    });

    it('let exactly one of 50 concurrent moves win, and store only its event', async () => {
      await bench.store.requests.create(sampleRequest(), []);
      const attempts = sampleEvents(50).map((event) =>
        bench.store.requests.move(sampleRequest({ version: 2, state: 'approved', reason: event.code }), [event]),
      );
      const results = await Promise.all(attempts);

      const winner = await bench.store.requests.get('4F7KQ2M9XA');
      expect(codes(await bench.store.audit.query({}, 99))).toStrictEqual([winner?.reason]);
      expect(results.filter(({ kind }) => kind === 'moved')).toHaveLength(1);
      expect(results.filter(({ kind }) => kind === 'lost')).toStrictEqual(
        Array.from({ length: 49 }, () => ({ kind: 'lost', current: winner })),
      );
    });

    it('let exactly one win when two stores on one database compete, as two processes do', async () => {
      const other = await bench.open();
      await bench.store.requests.create(sampleRequest(), []);
      const attempts = sampleEvents(40).map((event, index) =>
        (index % 2 ? bench.store : other).requests.move(sampleRequest({ version: 2, reason: event.code }), [event]),
      );
      const results = await Promise.all(attempts);

      const winner = await other.requests.get('4F7KQ2M9XA');
      expect(results.filter(({ kind }) => kind === 'moved')).toHaveLength(1);
      expect(await bench.store.requests.get('4F7KQ2M9XA')).toStrictEqual(winner);
      expect(codes(await bench.store.audit.query({}, 99))).toStrictEqual([winner?.reason]);
    });

    it('stay where they are when one of the events cannot be written, and none of the events is', async () => {
      await bench.store.requests.create(sampleRequest(), []);
      await bench.run('create unique index each_code_once on audit_event (code)');
      const events = [sampleEvent({ code: 'HB2001I' }), sampleEvent({ code: 'HB2001I' })];

      await expect(
        bench.store.requests.move(sampleRequest({ version: 2, state: 'approved' }), events),
      ).rejects.toThrow();
      expect(await bench.store.requests.get('4F7KQ2M9XA')).toStrictEqual(sampleRequest());
      expect(await bench.store.audit.query({}, 99)).toStrictEqual([]);
    });

    it('are refused, with their events, when they could not be read back', async () => {
      await bench.store.requests.create(sampleRequest(), []);
      const nonsense = sampleRequest({ version: 2, state: 'perhaps' as 'pending' });

      await expect(bench.store.requests.move(nonsense, [sampleEvent()])).rejects.toMatchObject({
        code: 'store.not-storable',
      });
      expect(await bench.store.requests.get('4F7KQ2M9XA')).toStrictEqual(sampleRequest());
      expect(await bench.store.audit.query({}, 99)).toStrictEqual([]);
    });

    it('are listed newest first, at most as many as asked for', async () => {
      for (const [id, createdAt] of [
        ['B', '2026-11-21T10:00:00.000Z'],
        ['C', '2026-11-21T11:00:00.000Z'],
        ['A', '2026-11-21T09:00:00.000Z'],
      ] as const)
        await bench.store.requests.create(sampleRequest({ id, createdAt }), []);

      expect(ids(await bench.store.requests.list({}, 10))).toStrictEqual(['C', 'B', 'A']);
      expect(ids(await bench.store.requests.list({}, 2))).toStrictEqual(['C', 'B']);
    });

    it('are listed by state, subject, requester and age, all that are given together', async () => {
      const { requester } = sampleRequest();
      const objectGUID = '0d6b0f4e-0000-4000-8000-000000000002';
      const aadObjectId = 'cccccccc-0000-4000-8000-00000000000c';
      const create = (changes: Partial<ChangeRequest>) => bench.store.requests.create(sampleRequest(changes), []);
      await create({ id: 'DENIED', state: 'denied', createdAt: '2026-11-21T10:00:00.000Z' });
      await create({
        id: 'OTHER-SUBJECT',
        subject: { ...sampleSubject, objectGUID },
        createdAt: '2026-11-21T11:00:00.000Z',
      });
      await create({ id: 'IN-ENTRA', subject: sampleEntraSubject, createdAt: '2026-11-21T09:00:00Z' });
      await create({ id: 'OTHER-AGENT', requester: { ...requester, aadObjectId }, createdAt: '2026-11-21T12:00:00Z' });
      const list = async (filter: RequestFilter) => ids(await bench.store.requests.list(filter, 9));

      expect(await list({ states: ['denied', 'void'] })).toStrictEqual(['DENIED']);
      expect(await list({ states: [] })).toStrictEqual([]);
      expect(await list({ subjectGUID: objectGUID.toUpperCase() })).toStrictEqual(['OTHER-SUBJECT']);
      expect(await list({ subjectGUID: sampleEntraSubject.entraObjectId })).toStrictEqual(['IN-ENTRA']);
      expect(await list({ requesterId: aadObjectId.toUpperCase() })).toStrictEqual(['OTHER-AGENT']);
      expect(await list({ since: '2026-11-21T11:00:00Z' })).toStrictEqual(['OTHER-AGENT', 'OTHER-SUBJECT']);
      expect(await list({ since: '2026-11-21T13:00:00+01:00' })).toStrictEqual(['OTHER-AGENT']);
      expect(await list({ states: ['denied'], subjectGUID: objectGUID })).toStrictEqual([]);
    });

    it('that were changed by another hand are an error that names the row, not a request', async () => {
      await bench.store.requests.create(sampleRequest(), []);
      const readings = [
        ["update change_request set state = 'approved'", 'change_request 4F7KQ2M9XA', 'column state differs'],
        ["update change_request set state = 'pending', body = '{'", 'change_request 4F7KQ2M9XA', 'is not JSON'],
        ["update change_request set body = '{}'", 'change_request 4F7KQ2M9XA', '.id is not text'],
      ] as const;
      for (const [statement, row, problem] of readings) {
        await bench.run(statement);
        const reading = bench.store.requests.get('4F7KQ2M9XA');
        await expect(reading).rejects.toMatchObject({ code: 'store.damaged-row' });
        await expect(reading).rejects.toThrow(row);
        await expect(reading).rejects.toThrow(problem);
      }
    });
  });
}
