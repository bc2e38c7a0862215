import { channel } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

/** Notes the hosts that this process connects to or looks up, this machine left out. */
export function watchNetwork(): { hosts(): readonly string[]; stop(): void } {
  const hosts = new Set<string>();
  const note = (host: string | undefined): void => {
    if (host !== undefined && !['127.0.0.1', '::1', 'localhost'].includes(host)) hosts.add(host);
  };
  const onSocket = (message: unknown): void => {
    const { socket } = message as { socket: Socket };
    socket.once('lookup', (_error: unknown, _address: string, _family: unknown, host: string) => note(host));
    socket.once('connect', () => note(socket.remoteAddress));
  };
  const sockets = channel('net.client.socket');
  sockets.subscribe(onSocket);
  return { hosts: () => [...hosts], stop: () => void sockets.unsubscribe(onSocket) };
}
