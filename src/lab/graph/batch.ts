import { answerProblem, type GraphAnswer, type GraphCall } from './graph-message.ts';

const largestBatch = 20;

interface BatchItem {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Answers a JSON batch: every inner request by itself, responses with their own status, in no promised order. */
export async function answerBatch(
  call: GraphCall,
  answerInner: (inner: GraphCall, url: string) => Promise<GraphAnswer>,
): Promise<GraphAnswer> {
  const items = itemsOf(call.body);
  if (!items) return answerProblem(400, 'BadRequest', 'Invalid batch payload format.');
  if (items.length > largestBatch) {
    return answerProblem(
      400,
      'BadRequest',
      `Number of batch request steps exceeds the maximum value of ${largestBatch}.`,
    );
  }
  if (new Set(items.map(({ id }) => id.toLowerCase())).size < items.length) {
    return answerProblem(400, 'BadRequest', 'Ids of batch request steps must be unique.');
  }
  const responses = await Promise.all(
    items.map(async (item) => {
      const { status, headers, body } = await answerInner(innerCall(item, call), item.url);
      return { id: item.id, status, headers: { 'Content-Type': 'application/json', ...headers }, body };
    }),
  );
  return { status: 200, body: { responses: responses.toReversed() } };
}

function itemsOf(body: unknown): readonly BatchItem[] | undefined {
  const requests = typeof body === 'object' && body !== null && 'requests' in body ? body.requests : undefined;
  return Array.isArray(requests) && requests.length > 0 && requests.every(isBatchItem) ? requests : undefined;
}

function isBatchItem(value: unknown): value is BatchItem {
  if (typeof value !== 'object' || value === null) return false;
  const item = value as Readonly<Record<string, unknown>>;
  return typeof item['id'] === 'string' && typeof item['method'] === 'string' && typeof item['url'] === 'string';
}

function innerCall(item: BatchItem, outer: GraphCall): GraphCall {
  const url = new URL(item.url.startsWith('/') ? item.url : `/${item.url}`, outer.origin);
  const headers = Object.entries(item.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    method: item.method,
    version: outer.version,
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(headers),
    body: item.body,
    origin: outer.origin,
  };
}
