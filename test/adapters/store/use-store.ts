import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach } from 'vitest';

import type { Store } from '../../../src/adapters/store/store.ts';
import type { AuditEvent } from '../../../src/core/audit-event.ts';
import type { ChangeRequest } from '../../../src/core/change-request.ts';

/** A kind of database to run the contract on. */
export interface Backend {
  /** Opens a store on the database of that name; the first call makes it. Two calls give two independent stores. */
  open(database: string): Promise<Store>;
  /** Runs SQL that every backend speaks, past the store, and gives the rows. */
  run(database: string, statement: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

export interface Bench {
  store: Store;
  /** A second, independent store on the same database. */
  open(): Promise<Store>;
  run(statement: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** Gives each test of the suite a store on a database of its own, and closes every store that the test opened. */
export function useStore(backend: Backend): Bench {
  let database = '';
  let opened: Store[] = [];
  const open = async () => {
    const store = await backend.open(database);
    opened.push(store);
    return store;
  };
  const bench = { open, run: (statement: string) => backend.run(database, statement) } as Bench;

  beforeEach(async () => {
    database = `test_${randomUUID().replaceAll('-', '')}`;
    opened = [];
    bench.store = await open();
  });
  afterEach(async () => {
    for (const store of opened) await store.close();
  });
  return bench;
}

export const codes = (events: readonly AuditEvent[]): string[] => events.map(({ code }) => code);
export const ids = (requests: readonly ChangeRequest[]): string[] => requests.map(({ id }) => id);
