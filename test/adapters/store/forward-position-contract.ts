import { describe, expect, it } from 'vitest';

import type { Backend } from './use-store.ts';
import { useStore } from './use-store.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 10, 0, second));

export function forwardPositionContract(name: string, backend: Backend): void {
  describe(`${name}: how far the transcript was forwarded`, () => {
    const bench = useStore(backend);

    it('is kept for each receiver, and is unknown where nothing was forwarded', async () => {
      const { forwarding } = bench.store;
      expect(await forwarding.status('siem')).toBeUndefined();
      expect(await forwarding.take('siem', 'a', at(0), at(60))).toBe(0);
      expect(await forwarding.advance('siem', 'a', 5_000_000_000, at(60))).toBe(true);
      const other = await bench.open();

      expect(await other.forwarding.status('siem')).toStrictEqual({ delivered: 5_000_000_000 });
      expect(await other.forwarding.status('other')).toBeUndefined();
    });

    it('is held by one replica until its time is over', async () => {
      const [one, other] = [bench.store.forwarding, (await bench.open()).forwarding];
      await one.take('siem', 'a', at(0), at(60));
      await one.advance('siem', 'a', 7, at(60));

      expect(await other.take('siem', 'b', at(59), at(120))).toBeUndefined();
      expect(await one.take('siem', 'a', at(59), at(61))).toBe(7);
      expect(await other.take('siem', 'b', at(61), at(120))).toBe(7);
      expect(await one.advance('siem', 'a', 8, at(180))).toBe(false);
      expect(await one.status('siem')).toStrictEqual({ delivered: 7 });
    });

    it('is given to exactly one of many that ask at the same time', async () => {
      const stores = [bench.store, await bench.open(), await bench.open()];
      const asked = Array.from({ length: 30 }, (_, index) =>
        stores[index % 3]?.forwarding.take('siem', `replica ${index}`, at(0), at(60)),
      );

      expect((await Promise.all(asked)).filter((each) => each !== undefined)).toStrictEqual([0]);
    });

    it('never goes back', async () => {
      const { forwarding } = bench.store;
      await forwarding.take('siem', 'a', at(0), at(60));
      await forwarding.advance('siem', 'a', 9, at(60));

      expect(await forwarding.advance('siem', 'a', 8, at(60))).toBe(false);
      expect(await forwarding.status('siem')).toStrictEqual({ delivered: 9 });
    });

    it('is free again once it was released, with the reason until the next delivery', async () => {
      const { forwarding } = bench.store;
      await forwarding.take('siem', 'a', at(0), at(60));
      await forwarding.release('siem', 'a', 'it answered with the status 503');
      expect(await forwarding.status('siem')).toStrictEqual({
        delivered: 0,
        lastError: 'it answered with the status 503',
      });
      expect(await forwarding.take('siem', 'b', at(1), at(60))).toBe(0);
      await forwarding.release('siem', 'a', 'too late');
      await forwarding.advance('siem', 'b', 3, at(60));

      expect(await forwarding.status('siem')).toStrictEqual({ delivered: 3 });
    });
  });
}
