import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { mostAttempts, renewEvery } from '../../../src/adapters/jobs/retry.ts';
import type { Job, JobHandler } from '../../../src/ports/jobs.ts';
import type { JobsBackend } from './use-jobs.ts';
import { useJobs } from './use-jobs.ts';

const minute = 60_000;

/** What the jobs must do, whichever database keeps them. */
export function jobsContract(name: string, backend: JobsBackend): void {
  describe(`${name}: jobs`, () => {
    const bench = useJobs(backend);
    const jobFor = (key: string, changes: Partial<Job> = {}): Job => ({
      kind: 'follow',
      key,
      payload: { id: key },
      runAt: bench.now(),
      ...changes,
    });
    const until = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 15_000, interval: 5 });
    /** Waits for so many failures, and until the last one is written down with its next run. */
    const untilFailed = async (times: number) => {
      await until(() => bench.log.length === times);
      await settled();
    };
    const settled = () => vi.waitUntil(async () => (await bench.claims()) === 0, { timeout: 15_000, interval: 5 });
    /** Handlers that note the ids they were given. */
    const noting = (then: JobHandler = async () => undefined) => {
      const ids: string[] = [];
      const handler: JobHandler = (payload, now) => {
        ids.push(String(payload['id']));
        return then(payload, now);
      };
      return { ids, handlers: { follow: handler } };
    };

    it('run when they are due and not before, each once, the longest due first', async () => {
      const { ids, handlers } = noting();
      await bench.jobs.schedule(jobFor('later', { runAt: new Date(bench.now().getTime() + 60 * minute) }));
      await bench.jobs.schedule(jobFor('second'));
      await bench.jobs.schedule(jobFor('first', { runAt: new Date(bench.now().getTime() - minute) }));
      await bench.jobs.start(handlers);
      await until(() => ids.length === 2);
      await bench.pass(59 * minute);
      await bench.jobs.schedule(jobFor('third'));
      await until(() => ids.length === 3);
      await bench.pass(2 * minute);
      await until(() => ids.length === 4);

      expect(ids).toStrictEqual(['first', 'second', 'third', 'later']);
    });

    it('give their handler what was scheduled, and the time by the clock that was given', async () => {
      const seen: unknown[] = [];
      const before = bench.now();
      await bench.jobs.start({
        follow: async (payload, now) => {
          seen.push(payload, now >= before && now <= bench.now());
          return undefined;
        },
      });
      await bench.jobs.schedule(jobFor('1', { payload: { id: 'R1', version: 3 } }));
      await until(() => seen.length === 2);

      expect(seen).toStrictEqual([{ id: 'R1', version: 3 }, true]);
    });

    it('are replaced by one of the same kind and key, earlier or later, and by no other', async () => {
      const { ids, handlers } = noting();
      const hour = new Date(bench.now().getTime() + 60 * minute);
      await bench.jobs.schedule(jobFor('a', { payload: { id: 'too early' } }));
      await bench.jobs.schedule(jobFor('a', { payload: { id: 'a' }, runAt: hour }));
      await bench.jobs.schedule(jobFor('b', { payload: { id: 'too late' }, runAt: hour }));
      await bench.jobs.schedule(jobFor('b', { payload: { id: 'b' } }));
      await bench.jobs.schedule(jobFor('b', { kind: 'other', payload: { id: 'other b' } }));
      await bench.jobs.start({ ...handlers, other: handlers.follow });
      await until(() => ids.length === 2);
      await bench.pass(61 * minute);
      await until(() => ids.length === 3);

      expect(ids.toSorted()).toStrictEqual(['a', 'b', 'other b']);
      expect(ids[2]).toBe('a');
    });

    it('are forgotten when they are cancelled, and cancelling nothing does nothing', async () => {
      const { ids, handlers } = noting();
      await bench.jobs.schedule(jobFor('a', { runAt: new Date(bench.now().getTime() - minute) }));
      await bench.jobs.schedule(jobFor('b'));
      await bench.jobs.cancel('follow', 'a');
      await bench.jobs.cancel('follow', 'never scheduled');
      await bench.jobs.cancel('other', 'b');
      await bench.jobs.start(handlers);
      await until(() => ids.length > 0);

      expect(ids).toStrictEqual(['b']);
    });

    it('are run although the process that scheduled them was killed before they were due', async () => {
      const { ids, handlers } = noting();
      await bench.killInChild('schedule');
      await bench.pass(61 * minute);
      await bench.jobs.start(handlers);
      await until(() => ids.length > 0);

      expect(ids).toStrictEqual(['R1']);
    });

    it('are run again when the process that ran them was killed in the middle, but not while it may be alive', async () => {
      const { ids, handlers } = noting();
      await bench.jobs.schedule(jobFor('1', { payload: { id: 'R1' } }));
      await bench.killInChild('run');
      await bench.jobs.start(handlers);
      await bench.jobs.schedule(jobFor('2', { payload: { id: 'R2' } }));
      await until(() => ids.length > 0);
      await bench.jobs.stop();
      expect(ids).toStrictEqual(['R2']);

      await bench.pass(2 * minute);
      await (await bench.open()).start(handlers);
      await until(() => ids.length > 1);
      expect(ids).toStrictEqual(['R2', 'R1']);
    });

    it('that reject are tried five more times and then left out, each time with a line that holds no payload', async () => {
      const error = new Error('no answer');
      const { ids, handlers } = noting((payload) =>
        payload['id'] === 'bad' ? Promise.reject(error) : Promise.resolve(undefined),
      );
      await bench.jobs.start(handlers);
      await bench.jobs.schedule(jobFor('R1', { payload: { id: 'bad' } }));
      for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
        await untilFailed(attempt);
        await bench.pass(10 * minute);
      }
      await bench.jobs.schedule(jobFor('good'));
      await until(() => ids.includes('good'));

      expect(ids).toStrictEqual([...Array.from({ length: mostAttempts }, () => 'bad'), 'good']);
      expect(bench.log).toStrictEqual(
        Array.from({ length: mostAttempts }, (_, index) => ({
          code: index + 1 === mostAttempts ? 'job.left-out' : 'job.failed',
          kind: 'follow',
          key: 'R1',
          attempt: index + 1,
          error,
        })),
      );
    });

    it('wait longer after each failure', async () => {
      const { ids, handlers } = noting(() => Promise.reject(new Error('no answer')));
      const markers = noting();
      await bench.jobs.start({ ...handlers, marker: markers.handlers.follow });
      await bench.jobs.schedule(jobFor('1'));
      for (const [index, seconds] of [0, 0, 14, 40, 110].entries()) {
        await untilFailed(index + 1);
        await bench.pass(seconds * 1_000);
        await bench.jobs.schedule(jobFor(`${index}`, { kind: 'marker' }));
        await until(() => markers.ids.length === index + 1);
        if (seconds > 0) expect(ids).toHaveLength(index + 1);
        await bench.pass(seconds > 0 ? seconds * 1_000 : minute);
      }
      await until(() => ids.length === mostAttempts);

      expect(markers.ids).toStrictEqual(['0', '1', '2', '3', '4']);
    });

    it('that can be scheduled anew after they were left out', async () => {
      let broken = true;
      const { ids, handlers } = noting(() =>
        broken ? Promise.reject(new Error('no answer')) : Promise.resolve(undefined),
      );
      await bench.jobs.start(handlers);
      await bench.jobs.schedule(jobFor('1'));
      for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
        await untilFailed(attempt);
        await bench.pass(10 * minute);
      }
      broken = false;
      await bench.jobs.schedule(jobFor('1'));
      await until(() => ids.length > mostAttempts);

      expect(bench.log).toHaveLength(mostAttempts);
    });

    it('run again when their handler says when, with the same payload and all their attempts', async () => {
      let runs = 0;
      const { ids, handlers } = noting(async (_payload, now) => {
        runs += 1;
        if (runs % 2 === 1) throw new Error('every other run fails');
        return runs < 16 ? new Date(now.getTime() + minute) : undefined;
      });
      await bench.jobs.start(handlers);
      await bench.jobs.schedule(jobFor('1'));
      for (let run = 1; run < 16; run += 1) {
        await until(() => ids.length === run);
        await untilFailed(Math.ceil(run / 2));
        await bench.pass(2 * minute);
      }
      await until(() => ids.length === 16);

      expect(new Set(ids)).toStrictEqual(new Set(['1']));
      expect(bench.log.map((line) => 'attempt' in line && line.attempt)).toStrictEqual(
        Array.from({ length: 8 }, () => 1),
      );
    });

    it('never run on two workers, or twice on one, at the same time', async () => {
      const other = await bench.open();
      const keys = Array.from({ length: 12 }, (_, index) => `${index}`);
      const atOnce = new Map<string, number>();
      let most = 0;
      const { ids, handlers } = noting(async ({ id }, now) => {
        const key = String(id);
        atOnce.set(key, (atOnce.get(key) ?? 0) + 1);
        most = Math.max(most, atOnce.get(key) ?? 0);
        await new Promise(setImmediate);
        if (ids.filter((each) => each === key).length < 3) await bench.jobs.schedule(jobFor(key));
        await new Promise(setImmediate);
        atOnce.set(key, (atOnce.get(key) ?? 0) - 1);
        return now;
      });
      const limited: JobHandler = async (payload, now) => {
        const next = await handlers.follow(payload, now);
        return ids.filter((id) => id === payload['id']).length < 5 ? next : undefined;
      };
      for (const key of keys) await bench.jobs.schedule(jobFor(key));
      await Promise.all([bench.jobs, other].map((jobs) => jobs.start({ follow: limited })));
      await until(() => keys.every((key) => ids.filter((id) => id === key).length >= 5));

      expect(most).toBe(1);
    });

    it('that run for minutes stay with their worker as long as it lives', async () => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
      onTestFinished(() => void vi.useRealTimers());
      const worker = await bench.open();
      let end = () => {};
      const ended = new Promise<void>((resolve) => (end = resolve));
      const { ids, handlers } = noting(async ({ id }) => {
        if (id === 'long') await ended;
        return undefined;
      });
      await worker.start(handlers);
      await worker.schedule(jobFor('long'));
      await until(() => ids.length === 1);
      for (let round = 0; round < 3; round += 1) {
        await bench.pass(0.9 * minute);
        vi.advanceTimersByTime(renewEvery);
        await vi.waitUntil(() => bench.claimsAreFresh(), { timeout: 15_000, interval: 5 });
      }
      await bench.jobs.start(handlers);
      await bench.jobs.schedule(jobFor('marker'));
      await until(() => ids.length === 2);
      end();
      await worker.stop();

      expect(ids).toStrictEqual(['long', 'marker']);
    });

    it('that were replaced while they ran run as replaced, and only after they have ended', async () => {
      const other = await bench.open();
      const order: string[] = [];
      let end = () => {};
      const ended = new Promise<void>((resolve) => (end = resolve));
      const follow: JobHandler = async ({ id }, now) => {
        order.push(`${id} begins`);
        if (id === 'old') await ended;
        order.push(`${id} ends`);
        return id === 'old' ? new Date(now.getTime() + 60 * minute) : undefined;
      };
      await Promise.all(
        [bench.jobs, other].map((jobs) => jobs.start({ follow, marker: async () => void order.push('marker') })),
      );
      await bench.jobs.schedule(jobFor('1', { payload: { id: 'old' } }));
      await until(() => order.length === 1);
      await bench.jobs.schedule(jobFor('1', { payload: { id: 'new' } }));
      await bench.jobs.schedule(jobFor('1', { kind: 'marker' }));
      await until(() => order.length === 2);
      end();
      await until(() => order.length === 5);

      expect(order).toStrictEqual(['old begins', 'marker', 'old ends', 'new begins', 'new ends']);
    });

    it('that were cancelled while they ran are not run again, though their handler asks for it', async () => {
      let end = () => {};
      const ended = new Promise<void>((resolve) => (end = resolve));
      const { ids, handlers } = noting(async ({ id }, now) => {
        if (id !== 'cancelled') return undefined;
        await ended;
        return now;
      });
      await bench.jobs.start(handlers);
      await bench.jobs.schedule(jobFor('cancelled'));
      await until(() => ids.length === 1);
      await bench.jobs.cancel('follow', 'cancelled');
      end();
      await bench.jobs.stop();
      const next = await bench.open();
      await next.schedule(jobFor('marker'));
      await next.start(handlers);
      await until(() => ids.length > 1);

      expect(ids).toStrictEqual(['cancelled', 'marker']);
    });

    it('are left to others when this worker has no handler for their kind', async () => {
      const { ids, handlers } = noting();
      await bench.jobs.schedule(jobFor('1', { kind: 'unheard', runAt: new Date(bench.now().getTime() - minute) }));
      await bench.jobs.schedule(jobFor('2'));
      await bench.jobs.start(handlers);
      await until(() => ids.length > 0);
      await (await bench.open()).start({ unheard: handlers.follow });
      await until(() => ids.length > 1);

      expect(ids).toStrictEqual(['2', '1']);
      expect(bench.log).toStrictEqual([]);
    });

    it('that run are waited for by stop, which begins no other', async () => {
      let end = () => {};
      const ended = new Promise<void>((resolve) => (end = resolve));
      let done = false;
      const { ids, handlers } = noting(async () => {
        await ended;
        done = true;
        return undefined;
      });
      await bench.jobs.start(handlers);
      await bench.jobs.schedule(jobFor('1'));
      await until(() => ids.length === 1);
      const stopping = bench.jobs.stop().then(() => done);
      const other = await bench.open();
      await other.schedule(jobFor('2'));
      end();
      expect(await stopping).toBe(true);
      expect(ids).toStrictEqual(['1']);

      await other.start(handlers);
      await until(() => ids.length > 1);
      expect(ids).toStrictEqual(['1', '2']);
    });

    it('can be opened by several at once, and stopped before they were started', async () => {
      const opened = await Promise.all([bench.open(), bench.open(), bench.open()]);
      await Promise.all(opened.map((jobs, index) => jobs.schedule(jobFor(`${index}`))));
      for (const jobs of opened) await jobs.stop();
      const { ids, handlers } = noting();
      await bench.jobs.start(handlers);
      await until(() => ids.length === 3);

      expect(ids.toSorted()).toStrictEqual(['0', '1', '2']);
    });
  });
}
