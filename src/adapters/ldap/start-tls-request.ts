import type { Socket } from 'node:net';

/** The server answered, and does not want to. */
export class StartTlsRefused extends Error {
  override readonly name = 'StartTlsRefused';
}

/** RFC 4511, 4.14.1: an extended request of this OID, as message 1. */
const oid = '1.3.6.1.4.1.1466.20037';
const request = Buffer.concat([
  Buffer.from([0x30, 0x1d, 0x02, 0x01, 0x01, 0x77, 0x18, 0x80, oid.length]),
  Buffer.from(oid, 'ascii'),
]);

/**
 * Asks for StartTLS on a fresh connection. Afterwards the socket is ready for the handshake.
 *
 * @throws StartTlsRefused with the result code.
 */
export async function requestStartTls(socket: Socket, timeoutMs: number): Promise<void> {
  const answer = await new Promise<Buffer>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    socket.once('data', (data: Buffer) => (clearTimeout(timer), resolve(data)));
    socket.once('close', () => (clearTimeout(timer), reject(new Error('the connection was closed'))));
    socket.write(request);
  });
  const code = resultCodeOf(answer);
  if (code !== 0) throw new StartTlsRefused(code === undefined ? 'it does not speak LDAP' : `result code ${code}`);
}

/** The result code is the first ENUMERATED of one byte, whatever form the lengths before it have. */
function resultCodeOf(answer: Buffer): number | undefined {
  if (answer[0] !== 0x30) return undefined;
  const at = answer.indexOf(Buffer.from([0x0a, 0x01]));
  return at < 0 ? undefined : answer[at + 2];
}
