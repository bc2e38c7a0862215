import { createPrivateKey, sign } from 'node:crypto';

import { signedNote } from '../../core/audit/checkpoint.ts';
import type { Secret } from '../../core/secret.ts';
import type { CheckpointSigner } from '../../ports/checkpoint-signer.ts';
import { noteKeyId, publicBytes, verifierKeyOf } from './note-key.ts';

/**
 * Signs notes with Ed25519.
 *
 * @param origin - Name of the log and of the key: no blanks, no plus.
 * @param privateKey - PKCS #8 in PEM, as `openssl genpkey -algorithm ed25519` writes it.
 * @throws TypeError when the key is no Ed25519 key or the origin cannot be a key name. The message does not hold the key.
 */
export function createSigner(origin: string, privateKey: Secret): CheckpointSigner {
  if (!/^[^\s+]+$/u.test(origin))
    throw new TypeError('The origin of the audit log must not hold blanks or a plus sign.');
  const key = readKey(privateKey);
  const publicKey = publicBytes(key);
  const keyId = noteKeyId(origin, publicKey);
  return {
    origin,
    keyId,
    verifierKey: verifierKeyOf(origin, publicKey),
    sign: (text) => {
      const signature = Buffer.concat([Buffer.from(keyId, 'hex'), sign(null, Buffer.from(text), key)]);
      return signedNote(text, { keyName: origin, value: signature.toString('base64') });
    },
  };
}

function readKey(privateKey: Secret) {
  try {
    return createPrivateKey(privateKey.reveal());
  } catch {
    throw new TypeError(
      'The key of the audit log is not a private key in PEM. Make one with: openssl genpkey -algorithm ed25519',
    );
  }
}
