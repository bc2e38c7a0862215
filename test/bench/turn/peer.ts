import { Agent, createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { PeerAnswer, PeerOrder } from './peer-orders.ts';

/**
 * Teams, in a process of its own so that it takes nothing from the bot's: publishes its key, signs tokens, delivers
 * activities and takes what the bot posts. As light as it can be, because both bots are measured against it.
 */
const issuer = 'https://api.botframework.com';
const { publicKey, privateKey } = await generateKeyPair('RS256');
const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', use: 'sig', endorsements: ['msteams'] }] };
const agent = new Agent({ keepAlive: true });
const tokens = new Map<string, string>();
const taken = { posted: 0, updated: 0, typing: 0 };

const server = createServer(async (incoming, response) => {
  const body = await textOf(incoming);
  const answer = (json: unknown): void => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(json));
  };
  if (incoming.url === '/openid') return answer({ issuer, jwks_uri: `${url}/keys` });
  if (incoming.url === '/keys') return answer(keys);
  if (body.includes('"type":"typing"')) taken.typing += 1;
  else if (incoming.method === 'PUT') taken.updated += 1;
  else taken.posted += 1;
  answer({ id: `sent-${taken.posted}` });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

process.on('message', async (order: PeerOrder) => {
  tokens.set(order.appId, tokens.get(order.appId) ?? (await issueToken(order.appId)));
  Object.assign(taken, { posted: 0, updated: 0, typing: 0 });
  const waiting = order.activities.toReversed();
  const milliseconds: number[] = [];
  let lastBody = '';
  const start = performance.now();
  await Promise.all(
    Array.from({ length: order.atOnce }, async () => {
      for (let activity = waiting.pop(); activity !== undefined; activity = waiting.pop()) {
        const began = performance.now();
        lastBody = await deliver(order, activity);
        milliseconds.push(performance.now() - began);
      }
    }),
  );
  tell({ kind: 'done', total: performance.now() - start, milliseconds, lastBody, ...taken });
});
tell({ kind: 'ready', url, issuer });

function deliver({ endpoint, appId }: PeerOrder, activity: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokens.get(appId)}` };
    const outgoing = request(endpoint, { method: 'POST', agent, headers }, async (response) => {
      const body = await textOf(response);
      if (response.statusCode === 200) resolve(body);
      else reject(new Error(`The bot answered ${response.statusCode}`));
    });
    outgoing.once('error', reject);
    outgoing.end(activity);
  });
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function issueToken(appId: string): Promise<string> {
  return new SignJWT({ serviceurl: url })
    .setProtectedHeader({ alg: 'RS256', kid: 'bench' })
    .setIssuer(issuer)
    .setAudience(appId)
    .setIssuedAt()
    .setExpirationTime('1 hour')
    .sign(privateKey);
}

function tell(answer: PeerAnswer): void {
  process.send?.(answer);
}
