import { createHash, type KeyObject } from 'node:crypto';

/** Signature type of the signed-note format: Ed25519. */
const ed25519 = Buffer.from([0x01]);

/** The 32 bytes of the public key that belongs to an Ed25519 key, private or public. */
export function publicBytes(key: KeyObject): Buffer {
  const { x } = key.export({ format: 'jwk' });
  if (key.asymmetricKeyType !== 'ed25519' || x === undefined) throw new TypeError('The key is not an Ed25519 key.');
  return Buffer.from(x, 'base64url');
}

/** Eight hexadecimal digits: the start of SHA-256 over name, line break, signature type and public key. */
export function noteKeyId(name: string, publicKey: Buffer): string {
  return createHash('sha256').update(`${name}\n`).update(ed25519).update(publicKey).digest('hex').slice(0, 8);
}

/** `name+id+base64`, as note tools write a public key. */
export function verifierKeyOf(name: string, publicKey: Buffer): string {
  return `${name}+${noteKeyId(name, publicKey)}+${Buffer.concat([ed25519, publicKey]).toString('base64')}`;
}

/** The public key in a verifier key; `undefined`: it is none, or its id does not fit it. */
export function parseVerifierKey(text: string): { readonly name: string; readonly publicKey: Buffer } | undefined {
  const [name, id, encoded, ...rest] = splitKey(text);
  const bytes = Buffer.from(encoded ?? '', 'base64');
  const publicKey = bytes.subarray(1);
  const isKey = name && rest.length === 0 && bytes.length === 33 && bytes.subarray(0, 1).equals(ed25519);
  return isKey && noteKeyId(name, publicKey) === id ? { name, publicKey } : undefined;
}

/** The base64 at the end may hold a plus as well. */
function splitKey(text: string): readonly string[] {
  const [name = '', id = '', ...encoded] = text.trim().split('+');
  return [name, id, encoded.join('+')];
}
