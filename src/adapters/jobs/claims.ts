import type { WorkerUtils } from 'graphile-worker';
import type { Pool } from 'pg';

import { claimHolds, renewEvery } from './retry.ts';

/**
 * Keeps the claims of a live worker fresh and frees those of dead ones, which graphile-worker would leave alone for
 * four hours.
 *
 * @returns the way to stop.
 */
export function keepClaims(
  pool: Pool,
  utils: WorkerUtils,
  worker: string,
  onError: (error: unknown) => void,
): () => void {
  const look = async () => {
    await pool.query('update graphile_worker._private_jobs set locked_at = now() where locked_by = $1', [worker]);
    const { rows } = await pool.query<{ worker: string }>(
      `select distinct locked_by as worker from graphile_worker.jobs
       where locked_at < now() - $1 * interval '1 millisecond'`,
      [claimHolds],
    );
    if (rows.length > 0) await utils.forceUnlockWorkers(rows.map((row) => row.worker));
  };
  const lookAndTell = () => void look().catch(onError);
  lookAndTell();
  const timer = setInterval(lookAndTell, renewEvery).unref();
  return () => clearInterval(timer);
}
