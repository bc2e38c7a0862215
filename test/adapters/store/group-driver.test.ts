import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openSqlite } from '../../../src/adapters/store/sqlite.ts';

interface Notes {
  note: { id: number };
}

let folder: string;
let file: string;
let db: Kysely<Notes>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-group-'));
  file = join(folder, 'notes.sqlite');
  db = new Kysely<Notes>({ dialect: openSqlite(file).dialect });
  await sql`create table note (id integer primary key)`.execute(db);
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
});

const add = (id: number, then: () => void | Promise<void> = () => undefined): Promise<number> =>
  db.transaction().execute(async (transaction) => {
    await transaction.insertInto('note').values({ id }).execute();
    await then();
    return id;
  });
const fail = (): never => {
  throw new Error('changed my mind');
};
const stored = async (from = db): Promise<readonly number[]> =>
  (await from.selectFrom('note').select('id').orderBy('id').execute()).map(({ id }) => id);
const kinds = (results: readonly PromiseSettledResult<unknown>[]) => results.map(({ status }) => status);

describe('transactions that come at the same time', () => {
  it('are all kept, apart from the ones that were rolled back', async () => {
    const results = await Promise.allSettled([add(1), add(2, fail), add(3), add(3), add(4, fail), add(5)]);

    expect(kinds(results)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(await stored()).toEqual([1, 3, 5]);
  });

  it('are kept also when the first one was rolled back', async () => {
    await Promise.allSettled([add(1, fail), add(2)]);

    expect(await stored()).toEqual([2]);
  });

  it('see what those before them did, although it is not on the disk yet', async () => {
    const count = db.transaction().execute((transaction) => transaction.selectFrom('note').select('id').execute());
    const [, , rows] = await Promise.all([add(1), add(2), count]);

    expect(rows).toHaveLength(0);
    const later = await Promise.all([
      add(3),
      db.transaction().execute((transaction) => transaction.selectFrom('note').select('id').execute()),
    ]);
    expect(later[1]).toHaveLength(3);
  });

  it('are reported as done only when another connection sees them', async () => {
    const other = new Kysely<Notes>({ dialect: openSqlite(file).dialect });
    const seen = Array.from({ length: 200 }, (_, id) => add(id).then(async () => (await stored(other)).includes(id)));

    expect(new Set(await Promise.all(seen))).toEqual(new Set([true]));
    await other.destroy();
  });

  it('are not seen outside a transaction before they are on the disk', async () => {
    const other = new Kysely<Notes>({ dialect: openSqlite(file).dialect });
    const [, here, there] = await Promise.all([add(1), stored(), stored(other)]);

    expect(here).toEqual(there);
    await other.destroy();
  });

  it('all fail, and say so, when they cannot be committed', async () => {
    await sql`create table child (id integer references note (id) deferrable initially deferred)`.execute(db);
    await sql`pragma foreign_keys = on`.execute(db);
    const orphan = () =>
      db.transaction().execute((transaction) => sql`insert into child values (99)`.execute(transaction));

    expect(kinds(await Promise.allSettled([add(1), orphan(), add(2)]))).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(orphan()).rejects.toThrow('FOREIGN KEY constraint failed');
    expect(await stored()).toEqual([]);
    await expect(add(3)).resolves.toBe(3);
  });

  it('all fail, and say so, when SQLite itself rolled them back', async () => {
    const brute = () =>
      db.transaction().execute((transaction) => sql`insert or rollback into note values (1)`.execute(transaction));

    expect(kinds(await Promise.allSettled([add(1), add(2), brute(), add(3)]))).toEqual([
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(await stored()).toEqual([3]);
  });

  it('are waited for when the database is closed', async () => {
    const adding = Promise.all([add(1), add(2)]);
    await db.destroy();
    await adding;
    db = new Kysely<Notes>({ dialect: openSqlite(file).dialect });

    expect(await stored()).toEqual([1, 2]);
  });
});
