import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import express, { type Express } from 'express';
import { createBotLink, type BotLink } from './bot-link.ts';
import { createChannelIdentity, openIdMetadata, type ChannelIdentity } from './channel-identity.ts';
import { connectorApi } from './connector-api.ts';
import { createConversations } from './conversation.ts';
import { loopbackOnly, strictPages } from './loopback-only.ts';
import { createMessageLog } from './message-log.ts';
import { pageApi, peopleToTry } from './page-api.ts';
import { createTeamsService, type TeamsService } from './teams-service.ts';

export interface TeamsServerOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly now: () => Date;
  /** What the bot must send as its bearer token to the connector. */
  readonly connectorToken: string;
  /** A sentence on how often the lab synchronises, shown beside the people to try. */
  readonly syncNote: string;
}

export interface TeamsServer {
  readonly url: string;
  readonly issuer: string;
  readonly openIdMetadataUrl: string;
  readonly service: TeamsService;
  readonly link: BotLink;
  close(): Promise<void>;
}

/** The host name only this machine has: nobody else can reach the lab. */
const host = '127.0.0.1';

/** Serves the Teams-like pages, the Bot Connector double and the Bot Connector's keys. */
export async function startTeamsServer({
  port,
  now,
  connectorToken,
  syncNote,
}: TeamsServerOptions): Promise<TeamsServer> {
  const server = createServer();
  server.listen(port, host);
  await once(server, 'listening');
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  const serviceUrl = `${url}/`;

  const identity = await createChannelIdentity();
  const link = createBotLink(identity, serviceUrl);
  const conversations = createConversations();
  const log = createMessageLog(now);
  const service = createTeamsService({ conversations, log, link, serviceUrl, now });

  const app = express().disable('x-powered-by').use(loopbackOnly());
  app.use('/v3', connectorApi({ conversations, log, serviceUrl, token: connectorToken }));
  serveKeys(app, identity, url);
  servePages(app, service, syncNote);
  server.on('request', app);

  return {
    url,
    issuer: identity.issuer,
    openIdMetadataUrl: `${url}/v1/.well-known/openidconfiguration`,
    service,
    link,
    close: () => closeServer(server),
  };
}

function serveKeys(app: Express, identity: ChannelIdentity, url: string): void {
  app.get('/v1/.well-known/openidconfiguration', (_request, response) => void response.json(openIdMetadata(url)));
  app.get('/v1/.well-known/keys', (_request, response) => void response.json(identity.keys));
}

function servePages(app: Express, service: TeamsService, syncNote: string): void {
  const page = (name: string): string => fileURLToPath(new URL(`../page/${name}`, import.meta.url));
  const known = new Set(service.people.map(({ persona }) => persona));
  app.use(strictPages());
  app.get('/', (_request, response) => response.sendFile(page('split.html')));
  app.get('/people', (_request, response) => void response.json({ people: peopleToTry(), syncNote }));
  app.get('/as/:persona', (request, response, next) => {
    if (known.has(request.params.persona)) response.sendFile(page('chat.html'));
    else next();
  });
  app.use('/as', pageApi(service));
  app.get('/vendor/adaptivecards.min.js', (_request, response) => response.sendFile(cardRenderer));
  app.use('/page', express.static(page('')));
}

const cardRenderer = fileURLToPath(
  import.meta.resolve('adaptivecards').replace(/lib\/[^/]*$/, 'dist/adaptivecards.min.js'),
);

/** Pages keep their event streams open for ever, so closing does not wait for them. */
async function closeServer(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}
