import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { answerBatch } from './batch.ts';
import { Faults, type Fault } from './faults.ts';
import type { GraphData } from './graph-data.ts';
import { answerProblem, GraphProblem, type GraphAnswer, type GraphCall } from './graph-message.ts';
import { answerCall } from './routes.ts';
import { hashOf, type UserChanges } from './update-user.ts';

export interface RequestLogEntry {
  readonly method: string;
  /** As sent: version, path and encoded query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** With `[secret]` in place of a password. */
  readonly body: unknown;
  /** True for a request inside a batch; it follows the batch in the log. */
  readonly batched: boolean;
}

export interface GraphServer {
  readonly url: string;
  readonly faults: Faults;
  /** Oldest first, at most the newest thousand. */
  readonly requests: readonly RequestLogEntry[];
  /** Whether a password that was set here opens the account; false as well when none was. */
  opens(userId: string, password: string): boolean;
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
  options: { readonly token: string; readonly port?: number; readonly now?: () => Date } = { token: 'lab-token' },
): Promise<GraphServer> {
  const faults = new Faults();
  const requests: RequestLogEntry[] = [];
  const changes: UserChanges = { now: options.now ?? (() => new Date()), passwordHashes: new Map() };
  const log = (entry: RequestLogEntry): void => {
    requests.push({ ...entry, body: withoutPassword(entry.body) });
    if (requests.length > longestLog) requests.shift();
  };
  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing, { data, changes, token: options.token, faults, log }).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    faults,
    requests,
    opens: (userId, password) => changes.passwordHashes.get(userId) === hashOf(password),
    close: () => closeNow(server),
  };
}

function withoutPassword(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('passwordProfile' in body)) return body;
  return { ...body, passwordProfile: { ...(body.passwordProfile as object), password: '[secret]' } };
}

interface ServerState {
  readonly data: GraphData;
  readonly changes: UserChanges;
  readonly token: string;
  readonly faults: Faults;
  readonly log: (entry: RequestLogEntry) => void;
}

async function handle(incoming: IncomingMessage, outgoing: ServerResponse, state: ServerState): Promise<void> {
  const call = await readCall(incoming);
  state.log({ method: call.method, url: incoming.url ?? '', headers: call.headers, body: call.body, batched: false });
  const fault = state.faults.take(call);
  if (fault?.latencyMs) await wait(fault.latencyMs);
  if (fault?.hang) return;
  if (fault?.destroy) {
    incoming.socket.destroy();
    return;
  }
  const answer = await answerWhole(call, state, fault);
  if (fault?.loseAnswer) {
    incoming.socket.destroy();
    return;
  }
  const text = answer.body === undefined ? '' : JSON.stringify(answer.body);
  outgoing.writeHead(answer.status, {
    ...(answer.body !== undefined && { 'Content-Type': 'application/json;charset=utf-8' }),
    'request-id': crypto.randomUUID(),
    ...answer.headers,
  });
  outgoing.end(fault?.malformed ? text.slice(0, text.length / 2) : text);
}

async function answerWhole(call: GraphCall, state: ServerState, fault: Fault | undefined): Promise<GraphAnswer> {
  if (call.headers['authorization'] !== `Bearer ${state.token}`) {
    return answerProblem(401, 'InvalidAuthenticationToken', 'Access token validation failure.');
  }
  if (fault?.status) return answerFault(fault, fault.status);
  if (!versions.includes(call.version)) return answerProblem(400, 'BadRequest', `Invalid version: ${call.version}.`);
  if (call.path.toLowerCase() !== '/$batch' || call.method !== 'POST') return answerSafely(call, state);

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
  const fault = state.faults.take(call);
  if (fault?.latencyMs) await wait(fault.latencyMs);
  return fault?.status ? answerFault(fault, fault.status) : answerSafely(call, state);
}

function answerSafely(call: GraphCall, { data, changes }: ServerState): GraphAnswer {
  try {
    return answerCall(call, data, changes);
  } catch (error) {
    if (error instanceof GraphProblem) return answerProblem(error.status, error.code, error.message);
    if (error instanceof URIError) return answerProblem(400, 'BadRequest', 'The URL is malformed.');
    return answerProblem(500, 'InternalServerError', String(error));
  }
}

function answerFault(fault: Fault, status: number): GraphAnswer {
  const retryAfter = fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) };
  return {
    ...answerProblem(status, fault.code ?? codeOfStatus(status), fault.message ?? 'Injected fault.'),
    headers: retryAfter,
  };
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
    body: bodyOf(incoming, Buffer.concat(chunks).toString('utf8')),
    origin,
  };
}

/** Plain text is a MIME message; everything else that Graph takes is JSON. */
function bodyOf({ headers }: IncomingMessage, text: string): unknown {
  return headers['content-type']?.startsWith('text/plain') === true ? text : parseJson(text);
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
