import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DeviceCodeCredentialOptions } from '@azure/identity';

type HttpClient = NonNullable<DeviceCodeCredentialOptions['httpClient']>;

export interface FakeTenant {
  /** What Graph answers to a path (without the version) for the signed-in administrator. */
  readonly graph: (path: string) => { readonly status: number; readonly body: unknown };
  /** The administrator answers the prompt; false: the code runs out. */
  readonly signsIn: boolean;
}

/** Entra's sign-in pages and Graph in one server, over HTTP, as far as a device-code import of the tenant goes. */
export async function startFakeTenant(tenant: FakeTenant) {
  const asked: { readonly path: string; readonly body: string }[] = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '', 'http://fake').pathname;
    const body = await bodyOf(request);
    asked.push({ path, body });
    if (path.endsWith('/openid-configuration')) return answer(response, 200, openIdConfiguration);
    if (path.endsWith('/devicecode')) return answer(response, 200, deviceCode);
    if (path.endsWith('/token')) return answer(response, tenant.signsIn ? 200 : 400, tenant.signsIn ? token : expired);
    if (path.endsWith('/$batch') && request.headers.authorization === 'Bearer admin-token')
      return answer(response, 200, batch(body, tenant));
    return answer(response, 401, {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    asked,
    signInOptions: { disableInstanceDiscovery: true, httpClient: sendTo(url), retryOptions: { maxRetries: 0 } },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

const host = 'https://login.microsoftonline.com';
const openIdConfiguration = {
  issuer: `${host}/t/v2.0`,
  authorization_endpoint: `${host}/t/oauth2/v2.0/authorize`,
  token_endpoint: `${host}/t/oauth2/v2.0/token`,
  device_authorization_endpoint: `${host}/t/oauth2/v2.0/devicecode`,
  jwks_uri: `${host}/t/discovery/v2.0/keys`,
};
const deviceCode = {
  user_code: 'ABCD1234',
  device_code: 'device',
  verification_uri: 'https://microsoft.com/devicelogin',
  expires_in: 900,
  interval: 1,
  message: 'Open https://microsoft.com/devicelogin and enter ABCD1234',
};
const token = { token_type: 'Bearer', scope: 'x', expires_in: 3600, access_token: 'admin-token' };
const expired = { error: 'expired_token', error_description: 'AADSTS70020: the code has expired.' };

function batch(body: string, { graph }: FakeTenant): unknown {
  const { requests } = JSON.parse(body) as { requests: { id: string; url: string }[] };
  return {
    responses: requests.map(({ id, url }) => ({ id, ...graph(url) })),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** The sign-in library insists on https; its requests are carried to the fake over plain HTTP. */
function sendTo(url: string): HttpClient {
  return {
    async sendRequest(request) {
      const { pathname, search } = new URL(request.url);
      const body = typeof request.body === 'string' ? request.body : undefined;
      const response = await fetch(`${url}${pathname}${search}`, {
        method: request.method,
        headers: request.headers.toJSON(),
        ...(body !== undefined && { body }),
      });
      return { request, status: response.status, headers: request.headers, bodyAsText: await response.text() };
    },
  };
}
