import type { PoolClient, PoolConfig } from 'pg';
import { DatabaseError, Pool } from 'pg';

import type { Secret } from '../../core/secret.ts';

/**
 * Connections for graphile-worker, one of which waits for the database to tell of new jobs.
 *
 * @param onLost - Is told each time when the database did not answer.
 */
export function createJobsPool(connectionString: Secret, onLost: (error: unknown) => void): Pool {
  const pool = new PatientPool(
    {
      connectionString: connectionString.reveal(),
      application_name: 'latchkey-jobs',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      options: '-c synchronous_commit=on -c default_transaction_isolation=read\\ committed',
    },
    onLost,
  );
  // A lost connection rejects the query that runs on it. The events tell the same once more, and would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    const patient = (...given: unknown[]) => {
      const result = query(...given);
      return result instanceof Promise ? result.catch((error: unknown) => pool.fail(error)) : result;
    };
    client.query = patient as PoolClient['query'];
  });
  return pool;
}

type OnConnection = Parameters<Pool['connect']>[0];

/**
 * Says of a lost database that trying again is worth while. graphile-worker does so for a few codes only; for others it
 * drops the end of a run, with a rejection that nobody catches.
 */
class PatientPool extends Pool {
  readonly #onLost: (error: unknown) => void;

  constructor(config: PoolConfig, onLost: (error: unknown) => void) {
    super(config);
    this.#onLost = onLost;
  }

  override connect(): Promise<PoolClient>;
  override connect(callback: OnConnection): void;
  override connect(callback?: OnConnection): Promise<PoolClient> | void {
    return callback ? super.connect(callback) : super.connect().catch((error: unknown) => this.fail(error));
  }

  /** Rejects, under a code that graphile-worker repeats when the database did not refuse but went away. */
  fail(error: unknown): Promise<never> {
    if (error instanceof DatabaseError && error.severity !== 'FATAL') return Promise.reject(error);
    // Who still asks after the end is not answered any more: a repetition would keep the process alive.
    if (this.ending) return new Promise(() => undefined);
    this.#onLost(error);
    return Promise.reject(Object.assign(new Error(String(error), { cause: error }), { code: 'ETIMEDOUT' }));
  }
}
