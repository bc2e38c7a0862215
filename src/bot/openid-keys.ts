import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { isLoopback } from './service-url.ts';
import { isObject, textAt } from './untyped.ts';

/** The keys could not be fetched: nobody can say whether a token is good. */
export class KeysUnavailable extends Error {}

const fetchTimeout = 5_000;

/**
 * The signing keys that the Bot Connector's OpenID metadata document names. The document is read once; the keys are
 * kept by jose, which fetches them again for an unknown key id, at most twice a minute.
 */
export function openIdKeys(metadataUrl: string): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    keys ??= keysFrom(metadataUrl);
    const getKey = await keys.catch((error: unknown) => {
      keys = undefined;
      throw new KeysUnavailable('the OpenID metadata could not be read', { cause: error });
    });
    return getKey(header, token);
  };
}

/** True for failures of the key fetch, false for a token that no key fits. */
export function isKeyFetchFailure(error: unknown): boolean {
  if (error instanceof KeysUnavailable || error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) {
    return true;
  }
  return !(error instanceof errors.JOSEError) || error.code === 'ERR_JOSE_GENERIC';
}

async function keysFrom(metadataUrl: string): Promise<JWTVerifyGetKey> {
  const response = await fetch(metadataUrl, { signal: AbortSignal.timeout(fetchTimeout), redirect: 'error' });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const document: unknown = await response.json();
  const url = URL.parse((isObject(document) && textAt(document, 'jwks_uri')) || '');
  if (url === null || (url.protocol !== 'https:' && !isLoopback(url))) throw new Error('no trustworthy jwks_uri');
  return createRemoteJWKSet(url, { timeoutDuration: fetchTimeout, cooldownDuration: 30_000 });
}
