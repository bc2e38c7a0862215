import { describe, expect, it } from 'vitest';

import type { Backend } from './use-store.ts';
import { useStore } from './use-store.ts';

export function conversationMemoryContract(name: string, backend: Backend): void {
  describe(`${name}: conversation memory`, () => {
    const bench = useStore(backend);
    const expiry = '2026-11-21T10:10:00.000Z';

    it('keeps the newest reference of each conversation', async () => {
      await bench.store.memory.saveReference('a', { serviceUrl: 'https://old' });
      await bench.store.memory.saveReference('a', { serviceUrl: 'https://new', user: { id: '29:1' } });
      await bench.store.memory.saveReference('b', 'opaque');

      expect(await bench.store.memory.reference('a')).toStrictEqual({
        serviceUrl: 'https://new',
        user: { id: '29:1' },
      });
      expect(await bench.store.memory.reference('b')).toBe('opaque');
      expect(await bench.store.memory.reference('c')).toBeUndefined();
    });

    it('gives a question once, so that one answer cannot act twice', async () => {
      await bench.store.memory.ask('a', 'ada', { intent: 'reset' }, expiry);

      const takes = Array.from({ length: 5 }, () =>
        bench.store.memory.takeQuestion('a', 'ada', '2026-11-21T10:00:00Z'),
      );
      expect((await Promise.all(takes)).filter((question) => question !== undefined)).toStrictEqual([
        { intent: 'reset' },
      ]);
    });

    it('gives a question to the person it was put to, in that conversation, and to nobody else', async () => {
      await bench.store.memory.ask('a', 'ada', 'for Ada in a', expiry);
      await bench.store.memory.ask('a', 'ben', 'for Ben in a', expiry);
      await bench.store.memory.ask('b', 'ada', 'for Ada in b', expiry);
      const now = '2026-11-21T10:00:00.000Z';

      expect(await bench.store.memory.takeQuestion('b', 'ben', now)).toBeUndefined();
      expect(await bench.store.memory.takeQuestion('a', 'ben', now)).toBe('for Ben in a');
      expect(await bench.store.memory.takeQuestion('b', 'ada', now)).toBe('for Ada in b');
      expect(await bench.store.memory.takeQuestion('a', 'ada', now)).toBe('for Ada in a');
    });

    it('replaces an open question by the next one', async () => {
      await bench.store.memory.ask('a', 'ada', 'first', expiry);
      await bench.store.memory.ask('a', 'ada', 'second', '2026-11-21T10:20:00.000Z');

      expect(await bench.store.memory.takeQuestion('a', 'ada', '2026-11-21T10:15:00.000Z')).toBe('second');
      expect(await bench.store.memory.takeQuestion('a', 'ada', '2026-11-21T10:15:00.000Z')).toBeUndefined();
    });

    it.each([
      ['is given', 'at its expiry', '2026-11-21T10:10:00Z', 'still good?'],
      ['is gone', 'a millisecond later', '2026-11-21T10:10:00.001Z', undefined],
    ])('a question %s %s', async (_verdict, _when, now, expected) => {
      await bench.store.memory.ask('a', 'ada', 'still good?', expiry);

      expect(await bench.store.memory.takeQuestion('a', 'ada', now)).toBe(expected);
    });

    it('knows a repeated key, also when the repetition arrives at the same moment or at another store', async () => {
      const other = await bench.open();
      const now = '2026-11-21T10:00:00.000Z';
      const first = Array.from({ length: 10 }, (_, index) =>
        (index % 2 ? bench.store : other).memory.firstTime('f:1', now),
      );

      expect((await Promise.all(first)).filter(Boolean)).toStrictEqual([true]);
      expect(await bench.store.memory.firstTime('f:2', now)).toBe(true);
    });

    it('remembers a key for a day at least, and then forgets it', async () => {
      await bench.store.memory.firstTime('f:1', '2026-11-21T10:00:00.000Z');

      expect(await bench.store.memory.firstTime('f:1', '2026-11-22T10:00:00.000Z')).toBe(false);
      expect(await bench.store.memory.firstTime('f:1', '2026-11-22T10:00:00.001Z')).toBe(true);
    });
  });
}
