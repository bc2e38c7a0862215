// A process that schedules the job follow/1 at the address it is given (a file or a connection string), or runs what is
// due without ever finishing, says so, and waits to be killed.
import { openPostgresJobs } from '../../../src/adapters/jobs/postgres-jobs.ts';
import { openSqliteJobs } from '../../../src/adapters/jobs/sqlite-jobs.ts';

const [address = ':memory:', what] = process.argv.slice(2);
const parts = { now: () => new Date(), log: () => undefined };
const jobs = address.startsWith('postgres:')
  ? await openPostgresJobs({ connectionString: address, ...parts })
  : await openSqliteJobs({ file: address, ...parts });
setInterval(() => undefined, 60_000);
if (what === 'schedule') {
  await jobs.schedule({ kind: 'follow', key: '1', payload: { id: 'R1' }, runAt: new Date(Date.now() + 3_600_000) });
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
