import { setTimeout as sleep } from 'node:timers/promises';

import type { CompiledQuery, DatabaseConnection, QueryResult, SqliteDatabase } from 'kysely';
import { SelectQueryNode } from 'kysely';

/** Milliseconds that a statement waits while another process writes; then it rejects. */
export const lockPatience = 5_000;
const lockRetryEvery = 5;
const sqliteBusy = 5;

export interface Statements {
  readonly writer: SqliteDatabase;
  /** Sees what is on the disk and nothing else. Missing: the database is in memory, where there is one connection only. */
  readonly reader?: SqliteDatabase;
}

/** The connection, for one user at a time. */
export class SqliteLease implements DatabaseConnection {
  isInTransaction = false;
  readonly #statements: Statements;
  readonly #settle: () => void;
  #leave: (() => void) | undefined;

  /** @param settle - Ends the transactions of others, before they could be seen outside a transaction. */
  constructor(statements: Statements, leave: () => void, settle: () => void) {
    this.#statements = statements;
    this.#leave = leave;
    this.#settle = settle;
  }

  /** Lets the next one have the connection; from the second call on, nothing. */
  leave(): void {
    const leave = this.#leave;
    this.#leave = undefined;
    leave?.();
  }

  async run(sql: string): Promise<void> {
    await patiently(() => this.#statements.writer.prepare(sql).run([]));
  }

  async executeQuery<Row>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<Row>> {
    const { writer, reader } = this.#statements;
    const isLook = !this.isInTransaction && reader !== undefined && SelectQueryNode.is(query);
    if (!isLook && !this.isInTransaction) this.#settle();
    return patiently(() => {
      const statement = (isLook ? reader : writer).prepare(sql);
      if (statement.reader) return { rows: statement.all(parameters) as Row[] };
      const { changes, lastInsertRowid } = statement.run(parameters);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    });
  }

  async *streamQuery<Row>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    if (!this.isInTransaction) this.#settle();
    for (const row of this.#statements.writer.prepare(sql).iterate(parameters)) yield { rows: [row as Row] };
  }
}

/** Repeats a statement that found the database locked; such a statement has had no effect. */
async function patiently<T>(statement: () => T): Promise<T> {
  for (let waited = 0; ; waited += lockRetryEvery) {
    try {
      return statement();
    } catch (error) {
      if (!isBusy(error) || waited >= lockPatience) throw error;
    }
    await sleep(lockRetryEvery);
  }
}

function isBusy(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
  // The low byte is the result code, the rest says in which way the database is busy.
  return (code & 0xff) === sqliteBusy;
}
