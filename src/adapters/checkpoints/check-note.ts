import { createPublicKey, verify } from 'node:crypto';

import type { NoteSignature } from '../../core/audit/checkpoint.ts';
import type { CheckNote } from '../../ports/checkpoint-signer.ts';
import { noteKeyId, parseVerifierKey } from './note-key.ts';

/**
 * Checks notes against the keys that are trusted.
 *
 * @param verifierKeys - Lines `name+id+base64`, one for each key that ever signed; empty lines and lines that begin
 *   with # are passed over.
 * @throws TypeError for a line that is no key, and when there is none.
 */
export function createNoteCheck(verifierKeys: string): CheckNote {
  const lines = verifierKeys.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  if (lines.length === 0) throw new TypeError('There is no public key to check signatures with.');
  const keys = lines.map(readKey);
  return ({ text, signatures }) => {
    const known = signatures.flatMap((signature) => {
      const key = keys.find(({ name, id }) => name === signature.keyName && id === keyIdOf(signature));
      return key ? [holds(text, signature, key.publicKey)] : [];
    });
    return known.length > 0 && known.every(Boolean);
  };
}

function readKey(line: string) {
  const key = parseVerifierKey(line);
  if (!key) throw new TypeError(`"${line.slice(0, 80)}" is not a public key of the form name+id+base64.`);
  const { name, publicKey } = key;
  return { name, id: noteKeyId(name, publicKey), publicKey };
}

const keyIdOf = ({ value }: NoteSignature): string => Buffer.from(value, 'base64').subarray(0, 4).toString('hex');

function holds(text: string, { value }: NoteSignature, publicKey: Buffer): boolean {
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') },
    format: 'jwk',
  });
  return verify(null, Buffer.from(text), key, Buffer.from(value, 'base64').subarray(4));
}
