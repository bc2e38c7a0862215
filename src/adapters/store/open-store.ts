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
export async function openStore({ file, now = () => new Date() }: StoreOptions): Promise<Store> {
  return createStore(openSqlite(file), createSeal(now));
}
