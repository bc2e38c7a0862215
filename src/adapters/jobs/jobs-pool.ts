import { Pool } from 'pg';

import type { Secret } from '../../core/secret.ts';

/** Connections for graphile-worker, one of which waits for the database to tell of new jobs. */
export function createJobsPool(connectionString: Secret): Pool {
  const pool = new Pool({
    connectionString: connectionString.reveal(),
    application_name: 'latchkey-jobs',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    options: '-c synchronous_commit=on -c default_transaction_isolation=read\\ committed',
  });
  // A lost connection rejects the query that runs on it. The events tell the same once more, and would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
