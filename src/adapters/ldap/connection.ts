import net, { type Socket } from 'node:net';
import tls, { type ConnectionOptions } from 'node:tls';
import { Client, type Change, type Control, type Entry, type SearchOptions } from 'ldapts';
import type { AdOptions } from './ad-options.ts';
import { connectionLost, incomplete, timedOut } from './errors.ts';
import { hostOf, serverUrl } from './server-url.ts';

/** One bound connection to one DC. Once it is lost it stays lost: nothing reconnects it. */
export interface Connection {
  /** As named in the settings. */
  readonly configuredServer: string;
  /** The DC's own name (`dnsHostName`), which a load balancer or an alias does not hide. */
  readonly server: string;
  readonly configurationDn: string | undefined;
  readonly open: boolean;
  search(baseDn: string, options: SearchOptions, controls?: Control[]): Promise<Entry[]>;
  /** The same, page by page, for results of any size. It ends only when the DC says so, and rejects otherwise. */
  pages(baseDn: string, options: SearchOptions): AsyncIterable<Entry[]>;
  modify(dn: string, changes: Change[]): Promise<void>;
  close(): void;
}

/**
 * Connects, checks the certificate and binds, all within `connectTimeoutMs`. Rejects with whatever Node or ldapts threw.
 *
 * ldapts would quietly reconnect a lost connection, unbound and, after StartTLS, in clear text; it also does not notice
 * that a StartTLS connection has closed. So the sockets are watched here and a lost connection refuses all further use.
 */
export async function openConnection(configuredServer: string, options: AdOptions): Promise<Connection> {
  const url = serverUrl(configuredServer, options.transport);
  const secure = secureOptions(hostOf(url), options);
  const sockets = new SocketWatch();
  const client = new Client({
    url: url.href,
    timeout: options.operationTimeoutMs,
    connectTimeout: options.connectTimeoutMs,
    createConnection: sockets.connectPlain,
    createSecureConnection: sockets.connectTls,
    // With an ldap:// url these options would mean TLS from the first byte instead of StartTLS.
    ...(options.transport === 'ldaps' && { tlsOptions: secure }),
  });
  const deadline = setTimeout(() => sockets.destroy(), options.connectTimeoutMs);
  try {
    if (options.transport === 'starttls') await client.startTLS(secure);
    if (!sockets.open) throw connectionLost();
    await client.bind(options.bindDn, options.bindPassword.reveal());
    const root = await client.search('', { scope: 'base', attributes: ['dnsHostName', 'configurationNamingContext'] });
    const connection = boundConnection(client, sockets, configuredServer, root.searchEntries[0]);
    // ldapts may have reconnected, unbound, for the last search.
    if (!connection.open) throw connectionLost();
    return connection;
  } catch (error) {
    const tooLate = sockets.destroyed;
    sockets.destroy();
    throw tooLate ? timedOut() : error;
  } finally {
    clearTimeout(deadline);
  }
}

function boundConnection(client: Client, sockets: SocketWatch, configuredServer: string, root?: Entry): Connection {
  const usable = (): boolean => sockets.open && client.isBound;
  const requireUsable = (): void => {
    if (!usable()) throw connectionLost();
  };
  return {
    configuredServer,
    server: firstText(root?.['dnsHostName']) ?? configuredServer,
    configurationDn: firstText(root?.['configurationNamingContext']),
    get open() {
      return usable();
    },
    async search(baseDn, searchOptions, controls) {
      requireUsable();
      return (await client.search(baseDn, searchOptions, controls)).searchEntries;
    },
    async *pages(baseDn, searchOptions) {
      requireUsable();
      let first = true;
      for await (const { searchEntries } of client.searchPaginated(baseDn, searchOptions)) {
        // ldapts takes an empty page for the end even when the DC has more.
        if (searchEntries.length === 0 && !first) throw incomplete();
        first = false;
        yield searchEntries;
        requireUsable();
      }
    },
    async modify(dn, changes) {
      requireUsable();
      await client.modify(dn, changes);
    },
    close: () => sockets.destroy(),
  };
}

/** How every connection to a DC is checked. */
export function secureOptions(host: string, { ca, serverName }: AdOptions): ConnectionOptions {
  return {
    minVersion: 'TLSv1.2',
    // Said aloud so that NODE_TLS_REJECT_UNAUTHORIZED=0 cannot switch it off.
    rejectUnauthorized: true,
    // The name to verify. StartTLS would otherwise verify "localhost"; an address may not be sent as a server name.
    ...(serverName === undefined && net.isIP(host) !== 0 ? { host } : { servername: serverName ?? host }),
    ...(ca !== undefined && { ca }),
  };
}

/** Keeps hold of the sockets that ldapts makes, to notice their end and to end them. */
class SocketWatch {
  readonly #sockets: Socket[] = [];
  open = true;
  destroyed = false;

  // The overloads of net.connect and tls.connect cannot be written as one signature, hence the assertions.
  readonly connectPlain = ((...args: Parameters<typeof net.connect>) =>
    this.#watch(net.connect(...args))) as typeof net.connect;
  readonly connectTls = ((...args: Parameters<typeof tls.connect>) =>
    this.#watch(tls.connect(...args))) as typeof tls.connect;

  destroy(): void {
    this.open = false;
    this.destroyed = true;
    for (const socket of this.#sockets) {
      socket.on('error', () => undefined);
      socket.destroy();
    }
  }

  #watch<S extends Socket>(socket: S): S {
    this.#sockets.push(socket);
    socket.setKeepAlive(true, 60_000);
    socket.once('close', () => (this.open = false));
    return socket;
  }
}

function firstText(value: Entry[string] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
