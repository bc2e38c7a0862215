import { ResponseType, type Client } from '@microsoft/microsoft-graph-client';
import { unavailable, type Reading } from '../../core/reading.ts';
import { attemptsOf, failedAttempt, withoutRetry, type Attempt } from './attempt.ts';
import { failureOfError, type GraphFailure } from './errors.ts';
import type { GraphBody } from './graph-body.ts';
import type { TimeBound } from './time-bound.ts';

/** One request of a batch. */
export interface GraphRequest {
  /** Relative to the version, encoded: build it with `odata.ts`. */
  readonly url: string;
  /** Asks the index that knows advanced filters; it may lag behind by some seconds. */
  readonly eventual?: boolean;
  /** Makes it a POST. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** What came back under a name: `absent` for 404, `unavailable('not-asked')` for a name that was not asked. */
export type Answers = (name: string) => Reading<GraphBody>;

/**
 * Sends named requests as one `$batch`, at most 20. Never throws. Requests that Graph throttled are sent again, those
 * alone, after the time Graph asks for; the others' answers stay.
 */
export type Exchange = (
  requests: Readonly<Record<string, GraphRequest>>,
  bound: TimeBound,
  version?: 'v1.0' | 'beta',
) => Promise<Answers>;

export interface ExchangeOptions {
  /** Uniform in [0, 1), for the jitter. */
  readonly random: () => number;
  readonly now: () => Date;
  readonly log: (line: GraphLogLine) => void;
}

/** One request that was not answered as hoped. Holds no names of people: `request` is the name inside the batch. */
export interface GraphLogLine extends GraphFailure {
  readonly request: string;
}

const mostAttempts = 4;
const firstBackOffMs = 500;

export function createExchange(client: Client, options: ExchangeOptions): Exchange {
  return async (requests, bound, version = 'v1.0') => {
    const attempts = new Map<string, Attempt>();
    let pending = Object.entries(requests);
    for (let count = 1; pending.length > 0; count += 1) {
      const answered = await postBatch(client, pending, bound, version, options.now);
      for (const [name] of pending) attempts.set(name, answered(name));
      pending = pending.filter(([name]) => attempts.get(name)?.again !== undefined);
      if (pending.length === 0 || count === mostAttempts) break;
      const waits = pending.map(([name]) => waitOf(attempts.get(name), count, options.random));
      if (!(await bound.wait(Math.max(...waits)))) break;
    }
    for (const [request, { failure }] of attempts) if (failure) options.log({ request, ...failure });
    return (name) => attempts.get(name)?.reading ?? unavailable('not-asked');
  };
}

/** Graph's own wish, or twice as long each time with up to a half more, so that many callers do not come back together. */
function waitOf(attempt: Attempt | undefined, count: number, random: () => number): number {
  if (typeof attempt?.again === 'number') return attempt.again;
  return Math.round(firstBackOffMs * 2 ** (count - 1) * (1 + random() / 2));
}

async function postBatch(
  client: Client,
  requests: readonly (readonly [string, GraphRequest])[],
  bound: TimeBound,
  version: string,
  now: () => Date,
): Promise<(name: string) => Attempt> {
  try {
    const response = (await client
      .api('/$batch')
      .version(version)
      .options({ signal: bound.signal })
      .responseType(ResponseType.RAW)
      .post({ requests: requests.map(batchItem) })) as Response;
    const text = await response.text();
    if (response.status === 200) return attemptsOf(JSON.parse(text), now);
    const failed = failedAttempt(response.status, parsed(text), response.headers.get('Retry-After'), now);
    return () => failed;
  } catch (error) {
    const failed = withoutRetry(failureOfError(error));
    return () => failed;
  }
}

/** A gateway on the way may answer an error with something other than JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function batchItem([id, { url, eventual, body }]: readonly [string, GraphRequest]): Readonly<Record<string, unknown>> {
  const headers = {
    ...(eventual && { ConsistencyLevel: 'eventual' }),
    ...(body && { 'Content-Type': 'application/json' }),
  };
  return { id, method: body ? 'POST' : 'GET', url, headers, ...(body && { body }) };
}
