import { describe, expect, it } from 'vitest';
import { createReadiness, type Dependency } from '../../src/bot/readiness.ts';

const start = new Date('2026-11-02T09:00:00Z');
const up = async () => true;
const down = async () => false;
const never = () => new Promise<boolean>(() => undefined);
const throws = async () => {
  throw new Error('connection refused');
};

const ask = (dependencies: readonly Dependency[]) =>
  createReadiness(dependencies, () => start, { within: 1, keepFor: 5_000 })();

describe('readiness', () => {
  it('is ready when everything answers', async () => {
    const readiness = await ask([
      { name: 'store', needed: true, isUp: up },
      { name: 'ad', needed: false, isUp: up },
    ]);

    expect(readiness).toEqual({ status: 'ready', dependencies: { store: 'up', ad: 'up' } });
  });

  it.each([
    ['says no', down, 'down'],
    ['fails', throws, 'down'],
    ['never answers', never, 'too-slow'],
  ] as const)(
    'is degraded, not unready, when a directory %s: the bot still answers what it can',
    async (_, isUp, word) => {
      const readiness = await ask([
        { name: 'store', needed: true, isUp: up },
        { name: 'ad', needed: false, isUp },
      ]);

      expect(readiness).toEqual({ status: 'degraded', dependencies: { store: 'up', ad: word } });
    },
  );

  it('is not ready without the store, because nothing may happen that cannot be recorded', async () => {
    const readiness = await ask([
      { name: 'store', needed: true, isUp: throws },
      { name: 'ad', needed: false, isUp: down },
    ]);

    expect(readiness).toEqual({ status: 'not-ready', dependencies: { store: 'down', ad: 'down' } });
  });

  it('asks once for a crowd, and again when the answer is old', async () => {
    let asked = 0;
    let now = start.getTime();
    const isUp = async () => {
      asked += 1;
      return true;
    };
    const readiness = createReadiness([{ name: 'ad', needed: false, isUp }], () => new Date(now), {
      within: 1_000,
      keepFor: 5_000,
    });

    await Promise.all(Array.from({ length: 50 }, readiness));
    now += 4_999;
    await readiness();
    const beforeItIsOld = asked;
    now += 1;
    await readiness();

    expect([beforeItIsOld, asked]).toEqual([1, 2]);
  });
});
