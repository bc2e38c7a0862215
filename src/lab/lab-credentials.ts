import type { TokenCredential } from '@azure/identity';
import type { CredentialsFactory } from '../bot/registration.ts';

/** The token the lab's Graph server knows. */
export function labAccessToken(token: string, now: () => Date): TokenCredential {
  return { getToken: () => Promise.resolve({ token, expiresOnTimestamp: now().getTime() + 3_600_000 }) };
}

/** How the bot proves itself to the lab's connector: the token made at start, instead of one fetched from Entra ID. */
export function labCredentials(appId: string, token: string): CredentialsFactory['createCredentials'] {
  return () =>
    Promise.resolve({
      appId,
      signRequest: (request) => {
        request.headers.set('authorization', `Bearer ${token}`);
        return Promise.resolve(request);
      },
    });
}
