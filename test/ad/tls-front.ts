import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import tls, { type TlsOptions } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { SambaDc } from './samba.ts';
import type { Issued } from './certificates.ts';

/**
 * A server that shows a certificate of its own in front of a DC, and may change what the DC answers.
 *
 * @param change - Is given every piece of an answer in clear; the length must stay.
 */
export async function startTlsFront(
  dc: SambaDc,
  { certificate, key }: Issued,
  options: TlsOptions = {},
  change: (bytes: Buffer) => Buffer = (bytes) => bytes,
): Promise<string> {
  const server = tls.createServer({ cert: certificate, key, ...options }, (client) => {
    const { ca, serverName = '' } = dc.options();
    const behind = tls.connect({ host: dc.ip, port: 636, servername: serverName, ...(ca !== undefined && { ca }) });
    for (const socket of [client, behind]) socket.on('error', () => undefined);
    client.on('close', () => behind.destroy());
    behind.on('close', () => client.destroy());
    client.on('data', (bytes) => behind.write(bytes));
    behind.on('data', (bytes: Buffer) => client.write(change(bytes)));
  });
  server.on('tlsClientError', () => undefined);
  return listening(server);
}

/** Takes connections and says nothing. */
export const startMuteServer = (): Promise<string> =>
  listening(createServer((socket) => socket.on('error', () => undefined)));

/** `host:port`; ends with the test. */
async function listening(server: ReturnType<typeof createServer>): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}
