import net, { type Socket } from 'node:net';
import tls, { type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import type { CertificateFacts, TlsFacts } from '../../core/doctor/ad-facts.ts';
import { seen, unseen, type Probed } from '../../core/doctor/probed.ts';
import type { AdOptions } from './ad-options.ts';
import { requestStartTls, StartTlsRefused } from './start-tls-request.ts';

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** Opens a TCP connection and closes it again; the value is the milliseconds it took. */
export async function probeConnect(endpoint: Endpoint, timeoutMs: number): Promise<Probed<number>> {
  const started = performance.now();
  try {
    const socket = await connectPlain(endpoint, timeoutMs);
    socket.destroy();
    return seen(performance.now() - started);
  } catch (error) {
    return unseen('ldap.unreachable', describeSocketError(error));
  }
}

/**
 * Looks at version and certificate. The handshake is let through whatever the certificate is, so that it can be
 * described: nothing is sent over this connection and it is closed at once. Only where TLS 1.2 fails, an older version
 * is tried, so that it can be named.
 */
export async function probeTls(endpoint: Endpoint, options: AdOptions): Promise<Probed<TlsFacts>> {
  try {
    return seen(await handshake(endpoint, options, { minVersion: 'TLSv1.2' }));
  } catch (error) {
    if (error instanceof StartTlsRefused) return unseen('starttls-refused', error.message);
    const outdated = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const;
    const old = await handshake(endpoint, options, outdated).catch(() => undefined);
    return old ? seen(old) : unseen('no-tls', describeSocketError(error));
  }
}

async function handshake(endpoint: Endpoint, options: AdOptions, versions: tls.ConnectionOptions): Promise<TlsFacts> {
  const { connectTimeoutMs: timeoutMs, ca } = options;
  const expectedName = options.serverName ?? endpoint.host;
  const socket = await connectPlain(endpoint, timeoutMs);
  try {
    if (options.transport === 'starttls') await requestStartTls(socket, timeoutMs);
    const secure = tls.connect({
      socket,
      rejectUnauthorized: false,
      // The name is compared below, so that a wrong name does not hide behind an untrusted issuer.
      checkServerIdentity: () => undefined,
      ...(net.isIP(expectedName) === 0 && { servername: expectedName }),
      ...(ca !== undefined && { ca }),
      ...versions,
    });
    await settled(secure, 'secureConnect', timeoutMs);
    return { protocol: secure.getProtocol() ?? 'unknown', certificate: certificateOf(secure, expectedName) };
  } finally {
    socket.destroy();
  }
}

function certificateOf(socket: TLSSocket, expectedName: string): CertificateFacts {
  const peer: DetailedPeerCertificate = socket.getPeerCertificate(true);
  const problem: unknown = socket.authorizationError;
  // Typed as an Error, but OpenSSL's word for the problem is what arrives.
  const chainProblem = problem instanceof Error ? problem.message : problem ? String(problem) : undefined;
  return {
    subject: nameOf(peer.subject),
    issuer: nameOf(peer.issuer),
    validFrom: new Date(peer.valid_from),
    validTo: new Date(peer.valid_to),
    names: [...(peer.subjectaltname?.split(', ').map((name) => name.replace(/^[^:]+:/, '')) ?? [])],
    expectedName,
    carriesName: tls.checkServerIdentity(expectedName, peer) === undefined,
    ...(chainProblem !== undefined && { chainProblem }),
  };
}

/** The common name, or whatever else there is. */
function nameOf(name: DetailedPeerCertificate['subject'] | undefined): string {
  const text = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(', ') : value);
  return text(name?.CN) ?? text(name?.OU) ?? text(name?.O) ?? '(no name)';
}

async function connectPlain({ host, port }: Endpoint, timeoutMs: number): Promise<Socket> {
  const socket = net.connect({ host, port });
  try {
    await settled(socket, 'connect', timeoutMs);
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** Waits for the event; rejects on an error, on the end of the connection and when the time is up. */
export function settled(socket: Socket, event: string, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    const done = (end: () => void) => () => {
      clearTimeout(timer);
      end();
    };
    socket.once(event, done(resolve));
    socket.once(
      'close',
      done(() => reject(new Error('the connection was closed'))),
    );
    socket.on('error', (error) => done(() => reject(error))());
  });
}

/** Node's code says more than its message, which repeats address and port. */
export function describeSocketError(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describeSocketError).join('; ');
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return code === undefined ? error.message : (socketErrors[code] ?? code);
}

const socketErrors: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection is refused (ECONNREFUSED): nothing listens there',
  ECONNRESET: 'the connection was reset (ECONNRESET)',
  EHOSTUNREACH: 'there is no route to the host (EHOSTUNREACH)',
  ENETUNREACH: 'there is no route to the network (ENETUNREACH)',
  ETIMEDOUT: 'no answer (ETIMEDOUT)',
  ENOTFOUND: 'DNS does not know the name (ENOTFOUND)',
  EAI_AGAIN: 'the DNS server did not answer (EAI_AGAIN)',
};
