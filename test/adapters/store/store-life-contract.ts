import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { sampleEvent, sampleEvents, sampleRequest } from './samples.ts';
import type { Backend } from './use-store.ts';
import { codes, useStore } from './use-store.ts';

export function storeLifeContract(name: string, backend: Backend): void {
  describe(`${name}: life`, () => {
    const bench = useStore(backend);

    it('keeps everything when it is closed and opened again', async () => {
      await bench.store.requests.create(sampleRequest(), sampleEvents(3));
      await bench.store.memory.saveReference('a', 'reference');
      await bench.store.memory.ask('a', 'ada', 'question', '2026-11-21T10:10:00.000Z');
      await bench.store.memory.firstTime('f:1', '2026-11-21T10:00:00.000Z');
      await bench.store.close();
      const reopened = await bench.open();

      expect(await reopened.requests.list({}, 10)).toStrictEqual([sampleRequest()]);
      expect(await reopened.audit.query({}, 99)).toStrictEqual(sampleEvents(3).toReversed());
      expect(await reopened.memory.reference('a')).toBe('reference');
      expect(await reopened.memory.takeQuestion('a', 'ada', '2026-11-21T10:00:00.000Z')).toBe('question');
      expect(await reopened.memory.firstTime('f:1', '2026-11-21T10:00:00.000Z')).toBe(false);
      await reopened.audit.append([sampleEvent({ code: 'HB3001I' })]);
      expect(codes(await reopened.audit.query({}, 1))).toStrictEqual(['HB3001I']);
    });

    it('is ready while it is open, and rejects every call once it is closed', async () => {
      expect(await bench.store.ready()).toBe(true);
      await bench.store.close();

      expect(await bench.store.ready()).toBe(false);
      await expect(bench.store.audit.append([sampleEvent()])).rejects.toThrow();
      await expect(bench.store.requests.create(sampleRequest(), [])).rejects.toThrow();
      await expect(bench.store.requests.move(sampleRequest(), [])).rejects.toThrow();
      await expect(bench.store.memory.firstTime('f:1', '2026-11-21T10:00:00.000Z')).rejects.toThrow();
      await expect(bench.store.close()).resolves.toBeUndefined();
    });

    it('closes only when the writes that were under way are stored', async () => {
      const appends = sampleEvents(20).map((event) => bench.store.audit.append([event]));
      await bench.store.close();
      await Promise.all(appends);
      const reopened = await bench.open();

      expect(codes(await reopened.audit.query({}, 99)).toSorted()).toStrictEqual(codes(sampleEvents(20)));
    });

    it('is not ready when its tables are gone', async () => {
      await bench.run('drop table audit_sequence');

      expect(await bench.store.ready()).toBe(false);
    });

    it('can be opened by several at once while the database is still empty', async () => {
      const database = `test_${randomUUID().replaceAll('-', '')}`;
      const stores = await Promise.all([1, 2, 3].map(() => backend.open(database)));
      const ready = await Promise.all(stores.map((store) => store.ready()));
      await Promise.all(stores.map((store) => store.close()));

      expect(ready).toStrictEqual([true, true, true]);
    });

    it('refuses a database of a newer version, and leaves it as it is', async () => {
      await bench.store.audit.append([sampleEvent()]);
      await bench.run("insert into schema_migration (name, timestamp) values ('9999-from-the-future', '2030-01-01')");
      const opening = bench.open();

      await expect(opening).rejects.toMatchObject({ code: 'store.newer-schema' });
      await expect(opening).rejects.toThrow('9999-from-the-future');
      expect(await bench.store.audit.query({}, 99)).toStrictEqual([sampleEvent()]);
    });
  });
}
