import type { PoolClient } from 'pg';
import { DatabaseError, Pool } from 'pg';

import type { Secret } from '../../core/secret.ts';

/** Connections for graphile-worker, one of which waits for the database to tell of new jobs. */
export function createJobsPool(connectionString: Secret): Pool {
  const pool = new PatientPool({
    connectionString: connectionString.reveal(),
    application_name: 'latchkey-jobs',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    options: '-c synchronous_commit=on -c default_transaction_isolation=read\\ committed',
  });
  // A lost connection rejects the query that runs on it. The events tell the same once more, and would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    const patient = (...given: unknown[]) => {
      const result = query(...given);
      return result instanceof Promise ? result.catch(worthRepeating) : result;
    };
    client.query = patient as PoolClient['query'];
  });
  return pool;
}

/**
 * Says of a lost database that trying again is worth while. graphile-worker does so for a few codes only; for others it
 * drops the end of a run, with a rejection that nobody catches.
 */
class PatientPool extends Pool {
  override connect(): Promise<PoolClient>;
  override connect(callback: Parameters<Pool['connect']>[0]): void;
  override connect(callback?: Parameters<Pool['connect']>[0]): Promise<PoolClient> | void {
    return callback ? super.connect(callback) : super.connect().catch(worthRepeating);
  }
}

/** @throws the error, under a code that graphile-worker repeats when the database did not refuse but went away. */
function worthRepeating(error: unknown): never {
  if (error instanceof DatabaseError && error.severity !== 'FATAL') throw error;
  throw Object.assign(new Error(String(error), { cause: error }), { code: 'ETIMEDOUT' });
}
