import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { PoolClient, QueryResult } from 'pg';
import { DatabaseError, Pool, types } from 'pg';

import type { Secret } from '../../core/secret.ts';
import { StoreError } from './store-error.ts';

const connectingTakesAtMost = 5_000;
/** Milliseconds after the server's own limit for a statement. Then the driver gives up: over a dead network the server cannot say so. */
const graceForAnAnswer = 2_000;
/** A replica that froze inside a transaction must not hold its locks for ever. */
const transactionMayRestFor = 30_000;

/**
 * Read committed, whatever the server's default is: a compare-and-set that waited for another one must see what that
 * one wrote, where the stricter levels would reject it.
 */
const sessionOptions = '-c synchronous_commit=on -c default_transaction_isolation=read\\ committed';

/**
 * Connects, and refuses a server that would acknowledge a commit before it is on disk.
 *
 * @param statementTakesAtMost - Milliseconds, waiting for a lock included; then the server ends the statement.
 * @throws StoreError `store.cannot-open`, without the connection string, which holds the password.
 */
export async function openPostgresPool(connectionString: Secret, statementTakesAtMost = 10_000): Promise<PostgresPool> {
  const pool = createPool(connectionString, statementTakesAtMost);
  try {
    const { rows } = await pool.query<Durability>(
      `select current_setting('synchronous_commit') as commit, current_setting('fsync') as fsync`,
    );
    if (rows[0]?.fsync !== 'on' || !['on', 'remote_apply'].includes(rows[0].commit))
      throw new Error('it does not write to disk before it answers (fsync or synchronous_commit is off)');
  } catch (cause) {
    await pool.end();
    throw new StoreError('store.cannot-open', `The PostgreSQL database cannot be opened: ${reasonOf(cause)}`, {
      cause,
    });
  }
  return new CarefulPool(pool);
}

interface Durability {
  readonly commit: string;
  readonly fsync: string;
}

function createPool(connectionString: Secret, statementTakesAtMost: number): Pool {
  const pool = new Pool({
    connectionString: connectionString.reveal(),
    application_name: 'latchkey',
    options: sessionOptions,
    connectionTimeoutMillis: connectingTakesAtMost,
    statement_timeout: statementTakesAtMost,
    query_timeout: statementTakesAtMost + graceForAnAnswer,
    idle_in_transaction_session_timeout: transactionMayRestFor,
    keepAlive: true,
    types: { getTypeParser },
  });
  // A lost connection rejects the query that runs on it. The events tell the same once more, and would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Reads bigint as a number, as SQLite does; what a number cannot hold is refused. */
function getTypeParser(
  ...[type, format]: Parameters<typeof types.getTypeParser>
): ReturnType<typeof types.getTypeParser> {
  return type === types.builtins.INT8 ? toSafeInteger : types.getTypeParser(type, format);
}

function toSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number`);
  return value;
}

/** Node tries each address of a name, and then puts its reasons into `errors` and nothing into `message`. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

/** What pg's pool leaves to its user. */
class CarefulPool implements PostgresPool {
  readonly #pool: Pool;
  readonly #connecting = new Set<Promise<PoolClient>>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async connect(): Promise<PostgresPoolClient> {
    const connecting = this.#pool.connect();
    this.#connecting.add(connecting);
    try {
      return discardWhenBroken(await connecting);
    } finally {
      this.#connecting.delete(connecting);
    }
  }

  /** Lets everybody finish who has a connection, which pg does, and who waits for one, which pg forgets. */
  async end(): Promise<void> {
    await Promise.allSettled(this.#connecting);
    await this.#pool.end();
  }
}

/** After a failure that is no refusal of the server, nobody knows where the connection stands: it is not used again. */
function discardWhenBroken(client: PoolClient): PostgresPoolClient {
  let broken: Error | undefined;
  const query = async (sql: string, parameters: readonly unknown[]): Promise<QueryResult> => {
    if (broken) throw broken;
    try {
      return await client.query(sql, [...parameters]);
    } catch (error) {
      if (!isRefusal(error)) broken = error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  };
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release(broken) };
}

/** The server refused a statement and goes on listening; after a fatal error it does not. */
const isRefusal = (error: unknown) => error instanceof DatabaseError && error.severity !== 'FATAL';
