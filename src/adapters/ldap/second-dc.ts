import type { RawAdAccount } from '../../core/snapshot/snapshot.ts';
import { readAttributes, unlessRefused } from './account-details.ts';
import type { AdOptions } from './ad-options.ts';
import { otherDcAttributes } from './attributes.ts';
import { ConnectionManager } from './connection-manager.ts';
import { serverUrl } from './server-url.ts';

/** After a failure the second DC is left alone for this long, so that every lookup does not wait for it. */
const restMs = 60_000;

/** Reads a few attributes of an account on a further DC, to show that replication lags. */
export class SecondDc {
  readonly #host: string;
  readonly #hostOf: (server: string) => string;
  readonly #connections: ConnectionManager;
  #restUntil = 0;

  constructor(options: AdOptions, server: string) {
    this.#hostOf = (name) => serverUrl(name, options.transport).host;
    this.#host = this.#hostOf(server);
    this.#connections = new ConnectionManager({ ...options, servers: [server] });
  }

  /**
   * Undefined: it could not be read there, or it is the DC that was read anyway.
   *
   * @param readOn - The server, as configured, on which the account was read.
   */
  async read(objectGUID: string, readOn: string): Promise<RawAdAccount | undefined> {
    if (this.#hostOf(readOn) === this.#host || performance.now() < this.#restUntil) return undefined;
    try {
      return await this.#connections.read(async (connection) => {
        const attributes = await unlessRefused(readAttributes(connection, objectGUID, otherDcAttributes));
        return attributes && { server: connection.server, ...attributes };
      });
    } catch {
      this.#restUntil = performance.now() + restMs;
      return undefined;
    }
  }

  close(): void {
    this.#connections.close();
  }
}
