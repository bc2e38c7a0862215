import type { TokenCredential } from '@azure/identity';
import { SecretClient } from '@azure/keyvault-secrets';

import { Secret } from '../../core/secret.ts';

export interface KeyVaultSecret {
  readonly vaultUrl: string;
  readonly secretName: string;
}

const requestTakesAtMost = 15_000;

/**
 * Reads the newest version of a secret. Permission: Key Vault Secrets User on this secret.
 *
 * @throws Error without the secret, when it cannot be read or is empty.
 */
export async function readKeyVaultSecret(
  { vaultUrl, secretName }: KeyVaultSecret,
  credential: TokenCredential,
): Promise<Secret> {
  const client = new SecretClient(vaultUrl, credential, { retryOptions: { maxRetries: 2 } });
  const { value } = await client.getSecret(secretName, { abortSignal: AbortSignal.timeout(requestTakesAtMost) });
  if (!value) throw new Error(`The secret ${secretName} in ${vaultUrl} is empty.`);
  return new Secret(value);
}
