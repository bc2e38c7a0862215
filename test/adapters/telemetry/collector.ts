import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Value {
  readonly stringValue?: string;
}

interface Attribute {
  readonly key: string;
  readonly value: Value;
}

interface Point {
  readonly attributes: readonly Attribute[];
  readonly asInt?: number | string;
  readonly asDouble?: number;
  readonly count?: number | string;
}

export interface Received {
  readonly path: string;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** An OTLP collector as far as HTTP with JSON goes: keeps what it is sent. */
export async function startCollector() {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

const plain = (attributes: readonly Attribute[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue]));

/** Of each figure: its points as attributes and how often it was noted. */
export function figuresIn(received: readonly Received[]) {
  const last = received.findLast(({ path }) => path === '/v1/metrics');
  const { resourceMetrics } = JSON.parse(last?.body ?? '{"resourceMetrics":[]}') as {
    resourceMetrics: {
      scopeMetrics: { metrics: ({ name: string } & Record<string, { dataPoints: Point[] }>)[] }[];
    }[];
  };
  const metrics = resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics: each }) => each));
  return Object.fromEntries(
    metrics.map((metric) => {
      const { dataPoints } = metric['histogram'] ?? metric['sum'] ?? metric['gauge'] ?? { dataPoints: [] };
      const points = dataPoints.map((point) => ({
        ...plain(point.attributes),
        count: Number(point.count ?? point.asInt ?? point.asDouble),
      }));
      return [metric.name, points];
    }),
  );
}

/** Of each span: its name, its attributes and the name of its parent. */
export function spansIn(received: readonly Received[]) {
  const spans = received
    .filter(({ path }) => path === '/v1/traces')
    .flatMap(({ body }) => {
      const { resourceSpans } = JSON.parse(body) as {
        resourceSpans: {
          scopeSpans: {
            spans: { name: string; spanId: string; parentSpanId?: string; attributes: Attribute[] }[];
          }[];
        }[];
      };
      return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
    });
  return spans.map(({ name, parentSpanId, attributes }) => ({
    name,
    outcome: plain(attributes)['latchkey.outcome'],
    parent: spans.find(({ spanId }) => spanId === parentSpanId)?.name,
  }));
}
