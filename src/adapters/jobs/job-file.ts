import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds that a transaction waits while somebody else writes to the file; then it rejects. */
const lockPatience = 5_000;
const lockRetryEvery = 5;
const sqliteBusy = 5;

/**
 * Opens a connection of the jobs' own. The file is for its owner alone when it comes into being here.
 *
 * @param file - A path, or `:memory:`.
 */
export function openJobFile(file: string): DatabaseSync {
  if (file === ':memory:') return new DatabaseSync(file);
  // Absolute, because SQLite reads a name that begins with "file:" as a URI with options.
  const path = resolve(file);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path, { timeout: lockPatience });
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 0');
  return database;
}

/**
 * Does all of it or nothing. Waits here and not in SQLite, which would stop the whole process, and with it the store's
 * transaction that it waits for.
 */
export async function transaction<T>(database: DatabaseSync, work: () => T): Promise<T> {
  for (let waited = 0; ; waited += lockRetryEvery) {
    try {
      return atOnce(database, work);
    } catch (error) {
      if (!isBusy(error) || waited >= lockPatience) throw error;
    }
    await sleep(lockRetryEvery);
  }
}

function atOnce<T>(database: DatabaseSync, work: () => T): T {
  database.exec('begin immediate');
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}

function isBusy(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
  // The low byte is the result code, the rest says in which way the database is busy.
  return (code & 0xff) === sqliteBusy;
}
