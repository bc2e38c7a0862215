import { expect, it, vi } from 'vitest';

import { openPostgresJobs } from '../../../src/adapters/jobs/postgres-jobs.ts';
import { usePostgresServer } from '../../postgres-server.ts';
import { describeWith } from '../../services.ts';
import { jobsContract } from './contract.ts';

describeWith('postgres', 'the jobs on PostgreSQL', () => {
  const server = usePostgresServer();
  const now = () => new Date();
  const open = async (database: string, log: (line: object) => void = () => undefined) =>
    openPostgresJobs({ connectionString: await server.database(database), lookEvery: 20, now, log });
  const until = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 25_000, interval: 5 });

  jobsContract('PostgreSQL', {
    address: server.database,
    open: (connectionString, parts) => openPostgresJobs({ connectionString, lookEvery: 20, ...parts }),
    now,
    pass: async (database, milliseconds) => {
      const earlier = `- ${milliseconds} * interval '1 millisecond'`;
      await server.run(
        database,
        `update graphile_worker._private_jobs set run_at = run_at ${earlier}, locked_at = locked_at ${earlier};
         update graphile_worker._private_job_queues set locked_at = locked_at ${earlier}`,
      );
    },
    claimsAreFresh: async (database) => {
      const question = `select locked_at > now() - interval '5 seconds' as fresh from graphile_worker.jobs where locked_by is not null`;
      return (await server.run(database, question)).every(({ fresh }) => fresh === true);
    },
    claims: async (database) =>
      (await server.run(database, 'select 1 from graphile_worker.jobs where locked_by is not null')).length,
  });

  it('keep no word of an error in the database, because it may name people', async () => {
    const jobs = await open('errors');
    let failed = false;
    await jobs.start({
      follow: () => {
        failed = true;
        return Promise.reject(new Error('Zoë has no mailbox'));
      },
    });
    await jobs.schedule({ kind: 'follow', key: '1', payload: { id: 'R1' }, runAt: now() });
    await until(() => failed);
    await jobs.stop();
    const rows = await server.run('errors', 'select last_error, attempts from graphile_worker.jobs');

    expect(rows).toStrictEqual([{ last_error: 'The handler rejected.', attempts: 1 }]);
  });

  it('leave nothing behind when they are done or cancelled', async () => {
    const jobs = await open('clean');
    const ran: unknown[] = [];
    await jobs.schedule({ kind: 'follow', key: '1', payload: {}, runAt: now() });
    await jobs.schedule({ kind: 'follow', key: '2', payload: {}, runAt: new Date(now().getTime() + 60_000) });
    await jobs.cancel('follow', '2');
    await jobs.start({ follow: async (payload) => void ran.push(payload) });
    await until(() => ran.length > 0);
    await jobs.stop();

    expect(await server.run('clean', 'select * from graphile_worker.jobs')).toStrictEqual([]);
  });

  it('go on by themselves after the database was away, also where the end of a run could not be written', async () => {
    const lines: object[] = [];
    const jobs = await open('away', (line) => lines.push(line));
    const ran: string[] = [];
    let end = () => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    await jobs.start({
      follow: async ({ id }) => {
        ran.push(String(id));
        if (ran.length === 1) await ended;
        return undefined;
      },
    });
    await jobs.schedule({ kind: 'follow', key: '1', payload: { id: 'R1' }, runAt: now() });
    await until(() => ran.length === 1);
    await server.stop();
    end();
    await until(() => lines.length > 0);
    await expect(jobs.schedule({ kind: 'follow', key: '2', payload: { id: 'R2' }, runAt: now() })).rejects.toThrow();
    await server.start();
    // More than are run at once: none of those that run must be lost.
    const later = Array.from({ length: 10 }, (_, index) => `later ${index}`);
    for (const id of later) {
      await jobs.schedule({ kind: 'follow', key: id, payload: { id }, runAt: now() });
      await until(() => ran.includes(id));
    }
    await jobs.stop();

    expect(new Set(lines.map((line) => 'code' in line && line.code))).toStrictEqual(new Set(['jobs.database']));
    expect(ran).toStrictEqual(['R1', ...later]);
  });

  it('stop although the database is away, and lose no job by that', async () => {
    const jobs = await open('stopped');
    const ran: string[] = [];
    let end = () => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    await jobs.start({
      follow: async ({ id }) => {
        ran.push(String(id));
        await ended;
        return undefined;
      },
    });
    await jobs.schedule({ kind: 'follow', key: '1', payload: { id: 'R1' }, runAt: now() });
    await until(() => ran.length === 1);
    await server.stop();
    end();
    await jobs.stop();
    await server.start();

    expect(await server.run('stopped', 'select key from graphile_worker.jobs')).toStrictEqual([{ key: 'follow:1' }]);
  });

  it('begin again when graphile-worker has stopped by itself', async () => {
    const jobs = await open('ended');
    const ran: string[] = [];
    await jobs.start({ follow: async ({ id }) => void ran.push(String(id)) });
    const { exitCode } = process;
    // Repeated, because the worker may not listen yet.
    const end = async () => {
      await server.run('ended', `select pg_notify('worker:migrate', '{"breaking": true, "migrationNumber": 999}')`);
      return process.exitCode === 57;
    };
    await vi.waitUntil(end, { timeout: 15_000, interval: 50 });
    process.exitCode = exitCode;
    // More than are run at once: each that had begun to look for work may still take one.
    for (let number = 0; number < 10; number += 1) {
      await jobs.schedule({ kind: 'follow', key: `${number}`, payload: { id: `R${number}` }, runAt: now() });
      await until(() => ran.length > number);
    }
    await jobs.stop();

    expect(ran).toStrictEqual(Array.from({ length: 10 }, (_, index) => `R${index}`));
  });
});
