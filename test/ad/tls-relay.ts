import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** TLS record type of encrypted data: the end of the handshake, then one record for each LDAP request. */
const applicationData = 23;

/**
 * A relay in front of a DC's LDAPS port that can stop a connection at an exact LDAP request: it cannot read what passes,
 * but it can count.
 */
export class TlsRelay {
  /** Connections accepted so far; the first is 1. */
  connections = 0;
  /** Encrypted records that the clients sent, per connection, in order. */
  readonly records: number[] = [];
  /** Decides on a record before it is passed on, and may take its time. `swallow`: it never arrives. */
  beforeRecord: (connection: number, record: number) => Verdict | Promise<Verdict> = () => 'pass';
  readonly #server: Server;
  readonly #target: string;
  readonly #sockets = new Map<Socket, number>();

  constructor(target: string) {
    this.#target = target;
    this.#server = createServer((client) => void this.#relay(client));
  }

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the relay has no port');
    return `127.0.0.1:${address.port}`;
  }

  /** Cuts one connection, or all that are open now; new ones are taken. */
  cut(connection?: number): void {
    for (const [socket, number] of this.#sockets) {
      if (connection === undefined || connection === number) socket.destroy();
    }
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #relay(client: Socket): Promise<void> {
    const connection = (this.connections += 1);
    this.records.push(0);
    const dc = connect({ host: this.#target, port: 636 });
    for (const socket of [client, dc]) {
      this.#sockets.set(socket, connection);
      // Cutting a connection resets the other half; the close that follows is what counts.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        client.destroy();
        dc.destroy();
      });
    }
    dc.on('data', (chunk) => client.write(chunk));
    try {
      for await (const record of tlsRecords(client)) {
        if ((await this.#decide(connection, record)) === 'pass') dc.write(record);
      }
    } catch {
      // The client's socket was cut.
    }
  }

  async #decide(connection: number, record: Buffer): Promise<Verdict> {
    if (record[0] !== applicationData) return 'pass';
    const count = (this.records[connection - 1] ?? 0) + 1;
    this.records[connection - 1] = count;
    return this.beforeRecord(connection, count);
  }
}

export type Verdict = 'pass' | 'swallow';

async function* tlsRecords(socket: Socket): AsyncGenerator<Buffer> {
  let pending = Buffer.alloc(0);
  for await (const chunk of socket) {
    pending = Buffer.concat([pending, chunk as Buffer]);
    for (let size = recordSize(pending); size !== undefined; size = recordSize(pending)) {
      yield pending.subarray(0, size);
      pending = pending.subarray(size);
    }
  }
}

/** Bytes of the first complete TLS record, header included. */
function recordSize(bytes: Buffer): number | undefined {
  if (bytes.length < 5) return undefined;
  const size = 5 + bytes.readUInt16BE(3);
  return bytes.length < size ? undefined : size;
}
