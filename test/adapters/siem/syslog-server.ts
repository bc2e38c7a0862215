import type { AddressInfo } from 'node:net';
import { createServer, type TLSSocket, type TlsOptions } from 'node:tls';

/** A syslog server that takes RFC 5425 frames over TLS and nothing else. */
export interface SyslogServer {
  readonly port: number;
  /** Messages in the order they came, whole ones only. */
  readonly messages: string[];
  /** What to do with connections: take everything, break off inside a frame, or read nothing at all. */
  mode: 'take' | 'break' | 'stall';
  /** Resolves when the first client is connected. */
  readonly connected: Promise<void>;
  /** Why a connection was closed: something on it was no frame. */
  readonly faults: string[];
  close(): Promise<void>;
}

export async function startSyslogServer(certificate: TlsOptions, port = 0): Promise<SyslogServer> {
  const sockets = new Set<TLSSocket>();
  const connected = Promise.withResolvers<void>();
  const server = createServer(certificate, (socket) => {
    connected.resolve();
    sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => undefined));
    if (state.mode === 'stall') return;
    let rest: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      rest = takeFrames(Buffer.concat([rest, chunk]), socket);
      if (state.mode === 'break' && rest.length > 0) socket.destroy();
    });
    socket.on('end', () => rest.length > 0 && state.faults.push('it ended inside a frame'));
  });
  const takeFrames = (bytes: Buffer, socket: TLSSocket): Buffer => {
    const header = /^([1-9]\d*) /.exec(bytes.subarray(0, 12).toString('latin1'));
    if (!header) {
      if (bytes.length >= 12) socket.destroy(void state.faults.push('no length') as undefined);
      return bytes;
    }
    const start = header[0].length;
    const end = start + Number(header[1]);
    if (bytes.length < end) return bytes;
    state.messages.push(bytes.subarray(start, end).toString());
    return takeFrames(bytes.subarray(end), socket);
  };
  server.on('tlsClientError', () => undefined);
  server.listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const state: SyslogServer = {
    port: (server.address() as AddressInfo).port,
    messages: [],
    faults: [],
    connected: connected.promise,
    mode: 'take',
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return state;
}
