import type { TokenCredential } from '@azure/identity';
import { Client, HTTPMessageHandler, type Context, type Middleware } from '@microsoft/microsoft-graph-client';
import { noToken } from './errors.ts';

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Builds the Graph client: one that sends its token to `baseUrl` and nowhere else, follows no redirect and does not
 * retry by itself (the library's own retry waits up to three minutes; `exchange.ts` decides instead).
 *
 * Throws when `baseUrl` is not https; http is accepted for this machine only.
 */
export function createGraphClient(baseUrl: string, scope: string | undefined, credential: TokenCredential): Client {
  const { origin } = checkedBaseUrl(baseUrl);
  const token = new BearerToken(credential, scope ?? `${origin}/.default`, origin);
  return Client.initWithMiddleware({
    baseUrl: origin,
    middleware: [token, new HTTPMessageHandler()],
    fetchOptions: { redirect: 'error' },
  });
}

function checkedBaseUrl(baseUrl: string): URL {
  const url = new URL(baseUrl);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname))) return url;
  throw new Error(`The Graph address must begin with https: ${baseUrl}`);
}

/** Adds the token. The library's own handler knows https hosts only, and would send none to a national cloud's proxy. */
class BearerToken implements Middleware {
  readonly #credential: TokenCredential;
  readonly #scope: string;
  readonly #origin: string;
  #next: Middleware | undefined;

  constructor(credential: TokenCredential, scope: string, origin: string) {
    this.#credential = credential;
    this.#scope = scope;
    this.#origin = origin;
  }

  setNext(next: Middleware): void {
    this.#next = next;
  }

  async execute(context: Context): Promise<void> {
    const url = typeof context.request === 'string' ? context.request : context.request.url;
    if (new URL(url).origin !== this.#origin) throw new Error(`Refused to send a token to ${url}`);
    const signal = context.options?.signal ?? undefined;
    const token = await this.#token(signal);
    context.options = {
      ...context.options,
      headers: { ...context.options?.headers, Authorization: `Bearer ${token}` },
    };
    await this.#next?.execute(context);
  }

  async #token(signal: AbortSignal | undefined): Promise<string> {
    try {
      const options = signal ? { abortSignal: signal } : {};
      const token = await orAborted(this.#credential.getToken(this.#scope, options), signal);
      if (token) return token.token;
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      throw namedError(noToken, error);
    }
    throw namedError(noToken);
  }
}

/** Rejects when the signal fires, also where the promise takes no notice of it. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    promise.then(resolve, reject);
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

function namedError(name: string, cause?: unknown): Error {
  const why = cause instanceof Error ? cause.message : 'the credential gave none';
  const error = new Error(`No token for Microsoft Graph: ${why}`, { cause });
  error.name = name;
  return error;
}
