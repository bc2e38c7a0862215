import { absent, read, unavailable, type Reading } from '../../core/reading.ts';
import { failureOfAnswer, type GraphFailure } from './errors.ts';
import { isBody, type GraphBody } from './graph-body.ts';

/** What one attempt at one request came to. */
export interface Attempt {
  readonly reading: Reading<GraphBody>;
  readonly failure?: GraphFailure;
  /** Milliseconds to wait before another attempt; `'unsaid'`: Graph did not say. Left out: no other attempt. */
  readonly again?: number | 'unsaid';
}

/** Finds each request's response by its name; a response that is missing is a failure, not an empty answer. */
export function attemptsOf(body: unknown, now: () => Date): (name: string) => Attempt {
  const responses = isBody(body) && Array.isArray(body['responses']) ? body['responses'].filter(isBody) : [];
  const byName = new Map(responses.map((response) => [response['id'], response]));
  return (name) => {
    const response = byName.get(name);
    const status = response?.['status'];
    if (!response || typeof status !== 'number') return withoutRetry({ code: 'graph.unknown', detail: 'no response' });
    if (status === 404) return { reading: absent };
    const content = response['body'];
    if (status !== 200) return failedAttempt(status, content, retryAfterHeader(response['headers']), now);
    return isBody(content) ? { reading: read(content) } : withoutRetry({ code: 'graph.unknown', detail: 'no body' });
  };
}

const retriedStatuses = new Set([429, 503, 504]);

/** Statuses that pass are tried again; all others are final. */
export function failedAttempt(status: number, body: unknown, retryAfter: string | null, now: () => Date): Attempt {
  const failure = failureOfAnswer(status, body);
  if (!retriedStatuses.has(status)) return withoutRetry(failure);
  return { ...withoutRetry(failure), again: millisecondsOf(retryAfter, now) };
}

export function withoutRetry(failure: GraphFailure): Attempt {
  return { reading: unavailable(failure.code), failure };
}

function retryAfterHeader(headers: unknown): string | null {
  if (!isBody(headers)) return null;
  const header = Object.entries(headers).find(([name]) => name.toLowerCase() === 'retry-after');
  return header ? String(header[1]) : null;
}

/** Retry-After is a number of seconds or a date. */
function millisecondsOf(retryAfter: string | null, now: () => Date): number | 'unsaid' {
  if (retryAfter === null) return 'unsaid';
  const seconds = Number(retryAfter);
  const wait = Number.isNaN(seconds) ? Date.parse(retryAfter) - now().getTime() : seconds * 1_000;
  return Number.isNaN(wait) ? 'unsaid' : Math.max(0, wait);
}
