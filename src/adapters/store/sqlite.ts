import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { DatabaseSync } from 'node:sqlite';

import type { Dialect, SqliteDatabase } from 'kysely';
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';

import { GroupDriver } from './group-driver.ts';
import { lockPatience } from './sqlite-lease.ts';
import type { DatabaseKind } from './store.ts';
import { StoreError } from './store-error.ts';

/** More different statements than the store has; lists of varying length make more. */
const mostPrepared = 100;

/** Refuses what append-only means; the third also stops `insert or replace`, which fires no delete trigger. */
const protectAudit = [
  `create trigger audit_event_is_not_updated before update on audit_event
   begin select raise(abort, 'audit events are never changed'); end`,
  `create trigger audit_event_is_not_deleted before delete on audit_event
   begin select raise(abort, 'audit events are never deleted'); end`,
  `create trigger audit_event_is_appended before insert on audit_event
   when new.seq is not (select coalesce(max(seq), 0) + 1 from audit_event)
   begin select raise(abort, 'audit events are numbered without gaps'); end`,
];

/** For chained records: of an update only the removal of a whole payload is left. */
const refuseUpdates = [
  `create trigger audit_event_is_not_updated before update on audit_event
   when old.body is null
     or (new.seq, new.code, new.recorded_at, new.previous_hash, new.payload_hash, new.hash)
       is not (old.seq, old.code, old.recorded_at, old.previous_hash, old.payload_hash, old.hash)
     or coalesce(new.at, new.request_id, new.actor_id, new.subject_guid, new.body, new.salt) is not null
   begin select raise(abort, 'audit events are never changed'); end`,
];
const allowUpdates = ['drop trigger if exists audit_event_is_not_updated'];
const protectRecords = [...refuseUpdates, ...protectAudit.slice(1)];

/** Opens the file, or makes it, and its directory; what it makes is for its owner alone. */
export function openSqlite(file: string): DatabaseKind {
  try {
    const database = openDatabase(file);
    const dialect = createDialect(database, file === ':memory:' ? undefined : openReader(file));
    return { dialect, protectAudit, protectRecords, widenNumbers: [], allowUpdates, refuseUpdates };
  } catch (cause) {
    throw cannotOpen(file, cause);
  }
}

/**
 * Opens a file that must be there; nothing can be written through it.
 *
 * A database that nobody has open has no write-ahead log beside it. It is read as immutable then, because SQLite would
 * make files beside it, which evidence and read-only media do not allow.
 */
export function openSqliteForReading(file: string): Dialect {
  const path = resolve(file);
  const url = pathToFileURL(path);
  if (!existsSync(`${path}-wal`)) url.searchParams.set('immutable', '1');
  try {
    return createDialect(new DatabaseSync(url, { readOnly: true, timeout: lockPatience }));
  } catch (cause) {
    throw cannotOpen(file, cause);
  }
}

function cannotOpen(file: string, cause: unknown): StoreError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StoreError('store.cannot-open', `The database ${file} cannot be opened: ${reason}`, { cause });
}

function openDatabase(file: string): DatabaseSync {
  if (file === ':memory:') return new DatabaseSync(file);
  // Absolute, because SQLite reads a name that begins with "file:" as a URI with options.
  const path = resolve(file);
  keepPrivate(path);
  const database = new DatabaseSync(path, { timeout: lockPatience });
  try {
    // Secure deletion, so that a payload that retention removed is gone from the file as well.
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on');
    if (database.prepare('pragma journal_mode').get()?.['journal_mode'] !== 'wal')
      throw new Error('its file system does not support a write-ahead log');
    // From here on the driver below does the waiting: SQLite's own would stop the whole process, and with it the
    // transaction that it waits for when both are in this process.
    database.exec('pragma busy_timeout = 0');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Writers do not keep it waiting, nor it them. */
function openReader(file: string): DatabaseSync {
  return new DatabaseSync(resolve(file), { readOnly: true, timeout: 0 });
}

/** SQLite gives the files beside the database the same mode as the database. */
function keepPrivate(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  for (const each of [path, `${path}-wal`, `${path}-shm`]) if (existsSync(each)) chmodSync(each, 0o600);
}

function createDialect(database: DatabaseSync, reader?: DatabaseSync): Dialect {
  const statements = { writer: toKyselyDatabase(database), ...(reader && { reader: toKyselyDatabase(reader) }) };
  return {
    createDriver: () => new GroupDriver(database, statements),
    createAdapter: () => new TransactionalAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

/** Lets the migrations run in one transaction, which SQLite can do: a crash half-way leaves nothing behind. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

type PreparedStatement = ReturnType<SqliteDatabase['prepare']>;
type Values = readonly SQLOutputValue[];

/** Makes the objects here because those of the driver take three times as long to make, and longer to read. */
function toObjects(rows: readonly Values[], columns: readonly string[]): Record<string, unknown>[] {
  return rows.map((row) => {
    const object: Record<string, unknown> = {};
    for (let at = 0; at < columns.length; at++) object[columns[at] as string] = row[at];
    return object;
  });
}

/** Statements are prepared once: preparing one costs as much as running it. */
function toKyselyDatabase(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, PreparedStatement>();
  const prepare = (sql: string): PreparedStatement => {
    const statement = database.prepare(sql);
    statement.setReturnArrays(true);
    // Asked after a run: the table may have changed since the statement was prepared.
    const columns = () => statement.columns().map(({ name }) => name);
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => {
        const rows = statement.all(...(parameters as SQLInputValue[])) as unknown as Values[];
        return rows.length === 0 ? [] : toObjects(rows, columns());
      },
      run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
      *iterate(parameters) {
        for (const row of statement.iterate(...(parameters as SQLInputValue[])))
          yield* toObjects([row as unknown as Values], columns());
      },
    };
  };
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const known = prepared.get(sql);
      if (known) return known;
      const statement = prepare(sql);
      if (prepared.size < mostPrepared) prepared.set(sql, statement);
      return statement;
    },
  };
}
