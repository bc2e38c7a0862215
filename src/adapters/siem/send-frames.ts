import { isIP } from 'node:net';
import { connect } from 'node:tls';

import { tlsOptions, type TlsSettings } from './tls-settings.ts';

export interface SyslogServer extends TlsSettings {
  readonly host: string;
  readonly port: number;
}

/**
 * Sends frames over a TLS connection of their own.
 *
 * Syslog has no acknowledgement. So the connection is closed behind the last frame, and only a receiver that closes it
 * in turn, without an error, has read everything: one that died before leaves bytes unread, which its system answers
 * with a reset. Rejects in every other case, also when the receiver leaves the connection open until `signal`.
 */
export async function sendFrames(frames: readonly Buffer[], server: SyslogServer, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const { host, port } = server;
  const socket = connect({ host, port, ...(!isIP(host) && { servername: host }), ...tlsOptions(server) });
  let failure: Error | undefined;
  let isSent = false;
  let isRead = false;
  socket
    .once('secureConnect', () => socket.end(Buffer.concat(frames)))
    .once('finish', () => {
      isSent = true;
    })
    .once('end', () => {
      isRead = isSent;
    })
    .once('error', (error) => {
      failure = error;
    })
    // What a receiver says is not looked at, but it must be taken off for its close to be seen.
    .resume();
  const giveUp = () =>
    socket.destroy(new Error('it did not take everything in time, or left the connection open after the last record'));
  signal.addEventListener('abort', giveUp, { once: true });
  await new Promise((resolve) => socket.once('close', resolve));
  signal.removeEventListener('abort', giveUp);
  if (failure || !isRead)
    throw new Error(`The syslog server ${host}:${port}: ${failure?.message ?? 'it closed the connection too early'}`, {
      cause: failure,
    });
}
