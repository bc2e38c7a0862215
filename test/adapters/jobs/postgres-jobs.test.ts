import { openPostgresJobs } from '../../../src/adapters/jobs/postgres-jobs.ts';
import { usePostgresServer } from '../../postgres-server.ts';
import { describeWith } from '../../services.ts';
import { jobsContract } from './contract.ts';

describeWith('postgres', 'the jobs on PostgreSQL', () => {
  const server = usePostgresServer();
  const now = () => new Date();

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
  });
});
