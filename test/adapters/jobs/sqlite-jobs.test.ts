import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { afterAll, describe, expect, it } from 'vitest';

import { claimHolds } from '../../../src/adapters/jobs/retry.ts';
import { openSqliteJobs } from '../../../src/adapters/jobs/sqlite-jobs.ts';
import { jobsContract } from './contract.ts';

const directory = mkdtempSync(join(tmpdir(), 'latchkey-jobs-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let passed = 0;
const now = () => new Date(Date.now() + passed);

function claimsIn(database: string) {
  const connection = new DatabaseSync(join(directory, `${database}.sqlite`), { timeout: 5_000 });
  const rows = connection.prepare('select claimed_until from job where claim is not null').all();
  connection.close();
  return rows;
}

jobsContract('SQLite', {
  address: async (database) => join(directory, `${database}.sqlite`),
  open: (file, parts) => openSqliteJobs({ file, lookEvery: 10, ...parts }),
  now,
  pass: async (_database, milliseconds) => {
    passed += milliseconds;
  },
  claimsAreFresh: async (database) =>
    claimsIn(database).every((row) => Number(row['claimed_until']) > now().getTime() + claimHolds - 5_000),
  claims: async (database) => claimsIn(database).length,
});

describe('jobs in memory', () => {
  it('run, and are seen by nobody else', async () => {
    const ran: string[] = [];
    const log = () => undefined;
    const [jobs, others] = [
      await openSqliteJobs({ file: ':memory:', now, log }),
      await openSqliteJobs({ file: ':memory:', now, log }),
    ];
    await jobs.schedule({ kind: 'follow', key: '1', payload: {}, runAt: now() });
    await others.start({ follow: async () => void ran.push('others') });
    await others.stop();
    const handled = new Promise<void>((resolve) => {
      void jobs.start({ follow: async () => void (ran.push('jobs'), resolve()) });
    });
    await handled;
    await jobs.stop();

    expect(ran).toStrictEqual(['jobs']);
  });
});

describe('the file of the jobs', () => {
  it('is for its owner alone when it comes into being here', async () => {
    const file = join(directory, 'new', 'private.sqlite');
    const jobs = await openSqliteJobs({ file, now, log: () => undefined });
    const modes = [statSync(join(directory, 'new')), statSync(file), statSync(`${file}-wal`)].map(
      ({ mode }) => mode & 0o777,
    );
    await jobs.stop();

    expect(modes).toStrictEqual([0o700, 0o600, 0o600]);
  });
});
