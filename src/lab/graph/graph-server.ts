import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { answerBatch } from './batch.ts';
import { Faults, type Fault } from './faults.ts';
import type { GraphData } from './graph-data.ts';
import { answerProblem, GraphProblem, type GraphAnswer, type GraphCall } from './graph-message.ts';
import { answerCall } from './routes.ts';

export interface RequestLogEntry {
  readonly method: string;
  /** As sent: version, path and encoded query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** True for a request inside a batch; it follows the batch in the log. */
  readonly batched: boolean;
}

export interface GraphServer {
  readonly url: string;
  readonly faults: Faults;
  /** Oldest first, at most the newest thousand. */
  readonly requests: readonly RequestLogEntry[];
  close(): Promise<void>;
}

const longestLog = 1_000;
const versions = ['v1.0', 'beta'];

/**
 * Speaks Microsoft Graph on loopback over the given data: the same paths, query options, batches, pages and error
 * bodies, for requests that bear the one token it knows.
 */
export async function startGraphServer(
  data: GraphData,
  options: { readonly token: string; readonly port?: number } = { token: 'lab-token' },
): Promise<GraphServer> {
  const faults = new Faults();
  const requests: RequestLogEntry[] = [];
  const log = (entry: RequestLogEntry): void => {
    requests.push(entry);
    if (requests.length > longestLog) requests.shift();
  };
  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing, { data, token: options.token, faults, log }).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, faults, requests, close: () => closeNow(server) };
}

interface ServerState {
  readonly data: GraphData;
  readonly token: string;
  readonly faults: Faults;
  readonly log: (entry: RequestLogEntry) => void;
}

async function handle(incoming: IncomingMessage, outgoing: ServerResponse, state: ServerState): Promise<void> {
  const call = await readCall(incoming);
  state.log({ method: call.method, url: incoming.url ?? '', headers: call.headers, body: call.body, batched: false });
  const fault = state.faults.take(call.version, call.path);
  if (fault?.latencyMs) await wait(fault.latencyMs);
  if (fault?.hang) return;
  if (fault?.destroy) {
    incoming.socket.destroy();
    return;
  }
  const answer = await answerWhole(call, state, fault);
  const text = JSON.stringify(answer.body);
  outgoing.writeHead(answer.status, { 'Content-Type': 'application/json;charset=utf-8', ...answer.headers });
  outgoing.end(fault?.malformed ? text.slice(0, text.length / 2) : text);
}

async function answerWhole(call: GraphCall, state: ServerState, fault: Fault | undefined): Promise<GraphAnswer> {
  if (call.headers['authorization'] !== `Bearer ${state.token}`) {
    return answerProblem(401, 'InvalidAuthenticationToken', 'Access token validation failure.');
  }
  if (fault?.status) return answerFault(fault, fault.status);
  if (!versions.includes(call.version)) return answerProblem(400, 'BadRequest', `Invalid version: ${call.version}.`);
  if (call.path.toLowerCase() !== '/$batch' || call.method !== 'POST') return answerSafely(call, state.data);

  const answer = await answerBatch(call, (inner, url) => answerInner(inner, url, state));
  return fault?.dropResponses ? dropResponses(answer, fault.dropResponses) : answer;
}

async function answerInner(call: GraphCall, url: string, state: ServerState): Promise<GraphAnswer> {
  state.log({
    method: call.method,
    url: `/${call.version}${url}`,
    headers: call.headers,
    body: call.body,
    batched: true,
  });
  const fault = state.faults.take(call.version, call.path);
  if (fault?.latencyMs) await wait(fault.latencyMs);
  return fault?.status ? answerFault(fault, fault.status) : answerSafely(call, state.data);
}

function answerSafely(call: GraphCall, data: GraphData): GraphAnswer {
  try {
    return answerCall(call, data);
  } catch (error) {
    if (error instanceof GraphProblem) return answerProblem(error.status, error.code, error.message);
    if (error instanceof URIError) return answerProblem(400, 'BadRequest', 'The URL is malformed.');
    return answerProblem(500, 'InternalServerError', String(error));
  }
}

function answerFault(fault: Fault, status: number): GraphAnswer {
  const retryAfter = fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) };
  return { ...answerProblem(status, fault.code ?? codeOfStatus(status), 'Injected fault.'), headers: retryAfter };
}

function codeOfStatus(status: number): string {
  const codes: Readonly<Record<number, string>> = {
    403: 'Authorization_RequestDenied',
    429: 'TooManyRequests',
    503: 'serviceNotAvailable',
  };
  return codes[status] ?? 'UnknownError';
}

function dropResponses(answer: GraphAnswer, count: number): GraphAnswer {
  const { responses } = answer.body as { responses: readonly unknown[] };
  return { ...answer, body: { responses: responses.slice(0, -count) } };
}

async function readCall(incoming: IncomingMessage): Promise<GraphCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const origin = `http://${incoming.headers.host}`;
  const url = new URL(incoming.url ?? '/', origin);
  const [, version = '', ...rest] = url.pathname.split('/');
  return {
    method: incoming.method ?? 'GET',
    version,
    path: `/${rest.join('/')}`,
    query: url.searchParams,
    headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
    body: parseJson(Buffer.concat(chunks).toString('utf8')),
    origin,
  };
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function closeNow(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
