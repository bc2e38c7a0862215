import { createServer as createHttpServer, type Server } from 'node:http';
import type { CloudAdapter, Response as AdapterResponse, TurnContext } from 'botbuilder';
import express, { type Express, type RequestHandler, type Response } from 'express';
import type { Logger } from 'pino';
import { describeError } from './describe-error.ts';
import { createGate, type GateSettings } from './gate.ts';
import type { Readiness } from './readiness.ts';

export interface ServerParts {
  readonly adapter: CloudAdapter;
  readonly bot: (context: TurnContext) => Promise<void>;
  readonly gate: GateSettings;
  readonly readiness: () => Promise<Readiness>;
  readonly log: Logger;
}

/** The bot's HTTP server, not yet listening. */
export function createServer(parts: ServerParts): Server {
  const server = createHttpServer(createApp(parts));
  server.headersTimeout = 5_000;
  server.requestTimeout = 15_000;
  server.keepAliveTimeout = 30_000;
  server.maxHeadersCount = 60;
  return server;
}

export function createApp(parts: ServerParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', async (_request, response) => {
    const readiness = await parts.readiness();
    response.status(readiness.status === 'not-ready' ? 503 : 200).json(readiness);
  });
  app.post('/api/messages', ...createGate(parts.gate, parts.log), createMessagesHandler(parts));
  app.use((_request, response) => void response.status(404).end());
  return app;
}

/** Resolves once the server takes connections, from this machine alone unless a host is given. */
export function listen(server: Server, port: number, host = '127.0.0.1'): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function createMessagesHandler({ adapter, bot, log }: ServerParts): RequestHandler {
  return async (request, response) => {
    try {
      await adapter.process(request, withoutInnerMessages(response), bot);
    } catch (error) {
      log.error({ code: 'adapter-failed', err: describeError(error) }, 'the adapter could not process an activity');
      if (!response.headersSent) response.status(500).end();
    }
  };
}

/** The adapter answers its own failures with the text of the exception; those bodies are dropped. */
function withoutInnerMessages(response: Response): AdapterResponse {
  return {
    socket: response.socket,
    header: (name, value) => response.header(name, String(value)),
    status: (code) => response.status(code),
    send: (body) => (typeof body === 'string' ? undefined : response.send(body)),
    end: () => (response.headersSent ? undefined : response.end()),
  };
}
