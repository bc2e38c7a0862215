import type { TokenCredential } from '@azure/identity';
import type { TokenFacts } from '../../core/doctor/graph-facts.ts';
import { seen, unseen, type Probed } from '../../core/doctor/probed.ts';

/** Asks for a token and reads what it says. The token itself goes nowhere. Never rejects. */
export async function probeToken(
  credential: () => TokenCredential,
  scope: string,
  timeoutMs: number,
): Promise<Probed<TokenFacts>> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const token = await Promise.race([
      credential().getToken(scope, { abortSignal: signal }),
      aborted(signal, timeoutMs),
    ]);
    return token ? seen(factsOf(token.token)) : unseen('no-token', 'the credential gave none');
  } catch (error) {
    return refusalOf(error);
  }
}

/** Not every credential takes notice of the signal. */
function aborted(signal: AbortSignal, timeoutMs: number): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error(`no answer within ${timeoutMs} ms`)), { once: true });
  });
}

const longestDetail = 300;

function refusalOf(error: unknown): Probed<never> {
  const [message, words] =
    error instanceof Error ? [error.message, `${error.name} ${error.message}`] : [String(error), ''];
  const detail = message.split(/\r?\n/)[0]?.slice(0, longestDetail) ?? '';
  const number = /AADSTS(\d+)/.exec(words)?.[1];
  if (number !== undefined) return unseen(`aadsts.${number}`, detail);
  if (/CredentialUnavailable|ManagedIdentity|managed identity/i.test(words)) return unseen('no-identity', detail);
  return /PEM|ENOENT|certificate path/i.test(words) ? unseen('certificate-file', detail) : unseen('no-token', detail);
}

/** The claims of a JWT, which are no secret and are not believed further than to be shown. */
function factsOf(token: string): TokenFacts {
  const claims = claimsOf(token);
  const { tid, appid, roles } = claims;
  return {
    ...(typeof tid === 'string' && { tenantId: tid }),
    ...(typeof appid === 'string' && { appId: appid }),
    // A token that is readable and names no roles carries none.
    ...(typeof tid === 'string' && { roles: Array.isArray(roles) ? roles.map(String) : [] }),
  };
}

function claimsOf(token: string): Readonly<Record<string, unknown>> {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null ? (claims as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
