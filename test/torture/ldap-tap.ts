import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type SecureContextOptions, type Server, type TLSSocket } from 'node:tls';
import { firstElement, type Element } from './ber.ts';
import { askForStoredMetadata, giveReadableMetadata, modifyAnswerIn, passwordModifyIn } from './ldap-messages.ts';

/** A password that a client sent to the DC. */
export interface PasswordWrite {
  /** Which tap, and so which process, it came through. */
  readonly through: string;
  readonly dn: string;
  readonly password: string;
  readonly at: Date;
  /** The DC's answer (0: done); undefined: it never got the request, or has not answered. */
  result?: number;
}

/** `lose`: the DC never gets it. `cut`: the client never gets the answer. */
export type Fate = 'pass' | 'lose' | 'cut';

export interface TapOptions {
  readonly name: string;
  readonly dc: { readonly host: string; readonly ca: string; readonly serverName: string };
  readonly tls: SecureContextOptions;
  /** Before a password goes to the DC. */
  readonly onPassword: (write: PasswordWrite) => Fate;
  /** When the DC has answered, before the client knows. */
  readonly onAnswer: (write: PasswordWrite) => void;
}

/**
 * Stands between one process and the DC, ends TLS on both sides and reads LDAP: sees every password that is set, may
 * lose it or its answer, and adds the one attribute of a real AD that Samba leaves out.
 */
export class LdapTap {
  readonly writes: PasswordWrite[] = [];
  readonly #options: TapOptions;
  readonly #server: Server;
  readonly #sockets = new Set<TLSSocket>();

  constructor(options: TapOptions) {
    this.#options = options;
    this.#server = createServer({ ...options.tls, minVersion: 'TLSv1.2' }, (client) => this.#relay(client));
    this.#server.on('tlsClientError', () => undefined);
  }

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#sockets.forEach((socket) => socket.destroy());
    this.#server.close();
    await once(this.#server, 'close');
  }

  #relay(client: TLSSocket): void {
    const { host, ca, serverName } = this.#options.dc;
    const dc = connect({ host, port: 636, ca, servername: serverName });
    const waiting = new Map<number, PasswordWrite>();
    const cut = new Set<PasswordWrite>();
    for (const socket of [client, dc]) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.#sockets.delete(socket));
    }
    dc.on('close', () => client.destroy());
    // A client that was killed still gets its last change made, and the answer to it is still counted.
    client.on('close', () => waiting.size === 0 && dc.destroy());

    client.on(
      'data',
      onMessages((message) => {
        const modify = passwordModifyIn(message);
        if (!modify) return void dc.write(askForStoredMetadata(message));
        const { dn, password, messageId } = modify;
        const write: PasswordWrite = { through: this.#options.name, dn, password, at: new Date() };
        this.writes.push(write);
        const fate = this.#options.onPassword(write);
        if (fate === 'lose') return void client.destroy();
        waiting.set(messageId, write);
        if (fate === 'cut') cut.add(write);
        dc.write(askForStoredMetadata(message));
      }),
    );
    dc.on(
      'data',
      onMessages((message) => {
        const answer = modifyAnswerIn(message);
        const write = answer && waiting.get(answer.messageId);
        if (answer && write) {
          waiting.delete(answer.messageId);
          write.result = answer.result;
          this.#options.onAnswer(write);
          if (cut.has(write) || client.destroyed) return void [client, dc].forEach((socket) => socket.destroy());
        }
        client.write(giveReadableMetadata(message));
      }),
    );
  }
}

function onMessages(take: (message: Element) => void): (chunk: Buffer) => void {
  let pending = Buffer.alloc(0);
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    for (let message = firstElement(pending); message; message = firstElement(pending)) {
      pending = pending.subarray(message.size);
      take(message);
    }
  };
}
