import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, onTestFinished } from 'vitest';

import type { JobLog, JobLogLine } from '../../../src/adapters/jobs/job-log.ts';
import type { Jobs } from '../../../src/ports/jobs.ts';

/** A kind of database to run the contract on. */
export interface JobsBackend {
  /** A file or a connection string. */
  address(database: string): Promise<string>;
  open(address: string, parts: { now: () => Date; log: JobLog }): Promise<Jobs>;
  now(): Date;
  /** Lets so many milliseconds pass for the jobs, those claimed included. */
  pass(database: string, milliseconds: number): Promise<void>;
  /** Whether every claim was taken or renewed a moment ago. */
  claimsAreFresh(database: string): Promise<boolean>;
  /** How many jobs are claimed. */
  claims(database: string): Promise<number>;
}

export interface JobsBench {
  jobs: Jobs;
  readonly log: JobLogLine[];
  now(): Date;
  /** A second, independent worker on the same database. */
  open(): Promise<Jobs>;
  pass(milliseconds: number): Promise<void>;
  claimsAreFresh(): Promise<boolean>;
  claims(): Promise<number>;
  /** Starts a process on the same database and kills it when it says that it is ready. */
  killInChild(what: 'schedule' | 'run'): Promise<void>;
}

/** Gives each test of the suite jobs in a database of its own, and stops all that the test opened. */
export function useJobs(backend: JobsBackend): JobsBench {
  let database = '';
  let opened: Jobs[] = [];
  const bench: JobsBench = {
    jobs: undefined as unknown as Jobs,
    log: [],
    now: backend.now,
    async open() {
      const jobs = await backend.open(await backend.address(database), {
        now: backend.now,
        log: (line) => void bench.log.push(line),
      });
      let stopped: Promise<void> | undefined;
      const stoppedOnce: Jobs = { ...jobs, stop: () => (stopped ??= jobs.stop()) };
      opened.push(stoppedOnce);
      return stoppedOnce;
    },
    pass: (milliseconds) => backend.pass(database, milliseconds),
    claimsAreFresh: () => backend.claimsAreFresh(database),
    claims: () => backend.claims(database),
    async killInChild(what) {
      const script = fileURLToPath(new URL('run-jobs.ts', import.meta.url));
      const clockAhead = `${backend.now().getTime() - Date.now()}`;
      const child = spawn(process.execPath, [script, await backend.address(database), what, clockAhead], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      onTestFinished(() => void child.kill('SIGKILL'));
      await new Promise((resolve) => {
        child.stdout.once('data', () => child.kill('SIGKILL'));
        child.once('close', resolve);
      });
    },
  };

  beforeEach(async () => {
    database = `jobs_${randomUUID().replaceAll('-', '')}`;
    opened = [];
    bench.log.length = 0;
    bench.jobs = await bench.open();
  });
  afterEach(async () => {
    for (const jobs of opened) await jobs.stop();
  });
  return bench;
}
