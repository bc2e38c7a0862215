import { Secret } from '../../core/secret.ts';
import { openPostgres } from './postgres.ts';
import { createSeal } from './seal-record.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';
import { createStore } from './store.ts';

export interface StoreOptions {
  /** A path, or `:memory:` for a store that ends with the process. */
  readonly file: string;
  /** The clock of the transcript; the system's by default. */
  readonly now?: () => Date;
}

/**
 * Opens the store, creating or upgrading its tables. One file may be open in several processes of one
 * machine; it must not lie on a network share, where SQLite's locks do not hold.
 *
 * @throws StoreError `store.cannot-open` or `store.newer-schema`.
 */
export async function openStore({ file, now = systemTime }: StoreOptions): Promise<Store> {
  return createStore(openSqlite(file), createSeal(now));
}

export interface PostgresStoreOptions {
  /** `postgres://user:password@host/database?sslmode=verify-full&sslrootcert=file`; used as it is. */
  readonly connectionString: Secret | string;
  readonly now?: () => Date;
}

/**
 * Opens the same store in a PostgreSQL database, which any number of replicas may share. The user needs to be allowed
 * to create tables in the first schema of its search path.
 *
 * @throws StoreError `store.cannot-open` or `store.newer-schema`.
 */
export async function openPostgresStore({ connectionString, now = systemTime }: PostgresStoreOptions): Promise<Store> {
  const secret = typeof connectionString === 'string' ? new Secret(connectionString) : connectionString;
  return createStore(await openPostgres(secret), createSeal(now));
}

const systemTime = () => new Date();
