import type { AdOptions } from './ad-options.ts';
import { openConnection, type Connection } from './connection.ts';
import { connectionLost, describeFailure, readFailure } from './errors.ts';

/**
 * After a refused bind no DC is asked for this long: each would refuse the same password and count it towards locking
 * the service account out.
 */
const bindRestMs = 60_000;

/**
 * Hands out connections. Reads share one, on the first server that works; concurrent callers wait for one connect,
 * because ldapts breaks when two operations connect at once. Every change gets a connection of its own, to the server
 * that reads are pinned to: when an operation times out, ldapts ends all others on the same connection.
 */
export class ConnectionManager {
  readonly #options: AdOptions;
  #shared: Connection | undefined;
  #connecting: Promise<Connection> | undefined;
  #bindRefused: { readonly error: unknown; readonly until: number } | undefined;
  #closed = false;

  constructor(options: AdOptions) {
    this.#options = options;
  }

  /**
   * Runs `work` on the shared connection, and once more on a fresh one when no answer came. All of `work` runs on one
   * DC. It must only read.
   */
  async read<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = await this.#sharedConnection();
    try {
      return await work(connection);
    } catch (error) {
      if (!this.#dropWhenLost(connection, error)) throw error;
    }
    const fresh = await this.#sharedConnection();
    try {
      return await work(fresh);
    } catch (error) {
      this.#dropWhenLost(fresh, error);
      throw error;
    }
  }

  /** A connection of its own for one change, to the DC that reads go to. The caller closes it. */
  async openForChange(): Promise<Connection> {
    const { configuredServer } = await this.#sharedConnection();
    return this.#connectTo(configuredServer);
  }

  close(): void {
    this.#closed = true;
    this.#shared?.close();
  }

  /** True: no answer came on this connection, so it was ended. */
  #dropWhenLost(connection: Connection, error: unknown): boolean {
    if (readFailure(error).answered) return false;
    connection.close();
    this.report(connection.server, error);
    return true;
  }

  async #sharedConnection(): Promise<Connection> {
    if (this.#shared?.open) return this.#shared;
    this.#connecting ??= this.#connectToFirst().finally(() => (this.#connecting = undefined));
    return this.#connecting;
  }

  async #connectToFirst(): Promise<Connection> {
    const errors: unknown[] = [];
    for (const server of this.#options.servers) {
      try {
        this.#shared = await this.#connectTo(server);
        return this.#shared;
      } catch (error) {
        errors.push(error);
      }
    }
    // The most telling one: a wrong certificate says more than a server that is off.
    throw errors.findLast((error) => readFailure(error).code !== 'ldap.unreachable') ?? errors[0] ?? connectionLost();
  }

  async #connectTo(server: string): Promise<Connection> {
    if (this.#closed) throw connectionLost();
    if (this.#bindRefused !== undefined && performance.now() < this.#bindRefused.until) throw this.#bindRefused.error;
    try {
      const connection = await openConnection(server, this.#options);
      if (!this.#closed) return connection;
      connection.close();
      throw connectionLost();
    } catch (error) {
      this.report(server, error);
      if (readFailure(error).code === 'ldap.bind-refused') {
        this.#bindRefused = { error, until: performance.now() + bindRestMs };
      }
      throw error;
    }
  }

  /** Tells the operator what failed, in numbers and fixed words. */
  report(server: string, error: unknown): void {
    const failure = readFailure(error);
    this.#options.log?.({ code: failure.code, server, detail: describeFailure(failure) });
  }
}
