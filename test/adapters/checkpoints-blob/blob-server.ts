import type { ServerResponse } from 'node:http';

import type { HttpsRequest } from '../../https-server.ts';

export interface BlobServer {
  readonly blobs: Map<string, string>;
  /** Names in one page of a list. */
  pageSize: number;
  /** What it says instead of doing what it is asked: status and error code. */
  refusal?: readonly [number, string];
  readonly requests: HttpsRequest[];
  answer(request: HttpsRequest, response: ServerResponse): void;
}

/** The few calls of the Blob service's REST interface that a container of checkpoints needs, for a container `/kept`. */
export function createBlobServer(): BlobServer {
  const server: BlobServer = {
    blobs: new Map(),
    pageSize: 5_000,
    requests: [],
    answer: (request, response) => {
      server.requests.push(request);
      const url = new URL(request.url, 'https://server');
      const name = decodeURIComponent(url.pathname.replace(/^\/kept\/?/, ''));
      if (request.headers.authorization !== 'Bearer a token') return refuse(response, 401, 'InvalidAuthenticationInfo');
      if (server.refusal) return refuse(response, ...server.refusal);
      if (request.method === 'PUT') return put(server, name, request, response);
      return url.searchParams.get('comp') === 'list'
        ? list(server, url.searchParams.get('marker') ?? '', response)
        : get(server, name, request, response);
    },
  };
  return server;
}

function put({ blobs }: BlobServer, name: string, { headers, body }: HttpsRequest, response: ServerResponse): void {
  if (headers['x-ms-blob-type'] !== 'BlockBlob') return refuse(response, 400, 'InvalidHeaderValue');
  if (headers['if-none-match'] === '*' && blobs.has(name)) return refuse(response, 409, 'BlobAlreadyExists');
  blobs.set(name, body);
  response.writeHead(201, { etag: '"0x1"', 'last-modified': 'Sat, 21 Nov 2026 10:00:00 GMT' }).end();
}

function get({ blobs }: BlobServer, name: string, { method }: HttpsRequest, response: ServerResponse): void {
  const text = blobs.get(name);
  if (text === undefined) return refuse(response, 404, 'BlobNotFound');
  response.writeHead(200, { 'content-length': Buffer.byteLength(text), etag: '"0x1"' });
  response.end(method === 'HEAD' ? undefined : text);
}

function list({ blobs, pageSize }: BlobServer, marker: string, response: ServerResponse): void {
  const names = [...blobs.keys()].toSorted().filter((name) => name >= marker);
  const entries = names.slice(0, pageSize).map((name) => `<Blob><Name>${name}</Name><Properties/></Blob>`);
  response.writeHead(200, { 'content-type': 'application/xml' });
  response.end(
    `<?xml version="1.0" encoding="utf-8"?><EnumerationResults ContainerName="kept"><Blobs>${entries.join('')}</Blobs>` +
      `<NextMarker>${names[pageSize] ?? ''}</NextMarker></EnumerationResults>`,
  );
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'x-ms-error-code': code, 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>No.</Message></Error>`);
}
