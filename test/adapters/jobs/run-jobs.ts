// A process that schedules the job follow/1 at the address it is given (a file or a connection string), or runs what is
// due without ever finishing, says so, and waits to be killed. Its clock is ahead by the milliseconds it is given.
import { openPostgresJobs } from '../../../src/adapters/jobs/postgres-jobs.ts';
import { openSqliteJobs } from '../../../src/adapters/jobs/sqlite-jobs.ts';

const [address = ':memory:', what, clockAhead] = process.argv.slice(2);
const now = () => new Date(Date.now() + Number(clockAhead));
const parts = { now, log: () => undefined };
const jobs = address.startsWith('postgres:')
  ? await openPostgresJobs({ connectionString: address, ...parts })
  : await openSqliteJobs({ file: address, ...parts });
setInterval(() => undefined, 60_000);
if (what === 'schedule') {
  await jobs.schedule({
    kind: 'follow',
    key: '1',
    payload: { id: 'R1' },
    runAt: new Date(now().getTime() + 3_600_000),
  });
  process.stdout.write('ready\n');
} else {
  const never = new Promise<undefined>(() => undefined);
  await jobs.start({
    follow: () => {
      process.stdout.write('ready\n');
      return never;
    },
  });
}
