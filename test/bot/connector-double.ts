import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import express from 'express';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';

export const appId = '11111111-1111-4111-8111-111111111111';
export const tenantId = '22222222-2222-4222-8222-222222222222';
export const issuer = 'https://api.botframework.com';

/** One request the bot made. */
export interface Outbound {
  readonly method: string;
  readonly path: string;
  readonly body: Record<string, unknown>;
}

/** Teams' Bot Connector and its OpenID metadata at the protocol: signs tokens, takes activities, can be told to fail. */
export interface ConnectorDouble {
  readonly url: string;
  readonly outbound: Outbound[];
  /** Answers for the next messages posted or updated, before all goes well again. */
  readonly faults: Fault[];
  /** The same for typing. */
  readonly typingFaults: Fault[];
  readonly members: Map<string, Record<string, unknown>>;
  token(change?: TokenChange): Promise<string>;
  readonly publicKey: string;
  close(): Promise<void>;
}

export interface Fault {
  /** `lost`: the message is taken, and the connection ends before the answer. */
  readonly status: number | 'lost';
  readonly retryAfter?: number;
}

export interface TokenChange {
  /** `undefined` takes a claim away. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly kid?: string;
  readonly key?: CryptoKey;
}

export async function startConnectorDouble(): Promise<ConnectorDouble> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  const app = express();
  const outbound: Outbound[] = [];
  const faults: Fault[] = [];
  const typingFaults: Fault[] = [];
  const members: ConnectorDouble['members'] = new Map();
  const keys = { keys: [{ ...jwk, kid: 'k1', use: 'sig', alg: 'RS256', endorsements: ['msteams'] }] };
  let url = '';

  app.get('/openid', (_request, response) => void response.json({ issuer, jwks_uri: `${url}/keys` }));
  app.get('/keys', (_request, response) => void response.json(keys));
  app.get('/v3/conversations/:conversation/members/:member', (request, response) => {
    const member = members.get(request.params.member);
    if (member === undefined) response.status(404).json({ error: { code: 'MemberNotFoundInConversation' } });
    else response.json(member);
  });
  app.use('/v3/conversations/:conversation/activities', express.json({ limit: '1mb' }), (request, response) => {
    const body = request.body as Record<string, unknown>;
    outbound.push({ method: request.method, path: decodeURIComponent(request.originalUrl), body });
    const fault = (body['type'] === 'typing' ? typingFaults : faults).shift();
    if (fault === undefined) return void response.status(201).json({ id: `sent-${outbound.length}` });
    if (fault.status === 'lost') return void request.socket.destroy();
    if (fault.retryAfter !== undefined) response.header('retry-after', String(fault.retryAfter));
    response.status(fault.status).json({ error: { code: 'Fault', message: 'told to fail' } });
  });

  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const now = (): number => Math.floor(Date.now() / 1_000);
  return {
    url,
    outbound,
    faults,
    typingFaults,
    members,
    publicKey: await exportSPKI(publicKey),
    token({ claims = {}, kid = 'k1', key = privateKey } = {}) {
      const payload: JWTPayload = {
        iss: issuer,
        aud: appId,
        serviceurl: url,
        iat: now(),
        nbf: now() - 10,
        exp: now() + 600,
        ...claims,
      };
      return new SignJWT(JSON.parse(JSON.stringify(payload)) as JWTPayload)
        .setProtectedHeader({ alg: 'RS256', kid })
        .sign(key);
    },
    close: () => closeServer(server),
  };
}

export function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
