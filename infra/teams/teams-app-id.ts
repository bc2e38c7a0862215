import { createHash } from 'node:crypto';

/** Names below which Latchkey makes ids; chosen once, never to be changed: a new one would be a new app to Teams. */
const namespace = Buffer.from('6c1f6a2e8d0b4f5e9a3c2b7d4e5f6071', 'hex');

/** The app's id in Teams for a bot, as a UUID of version 5 (RFC 9562): one bot always gives the same one. */
export function teamsAppIdOf(botAppId: string): string {
  const bytes = createHash('sha1').update(namespace).update(botAppId.toLowerCase()).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
