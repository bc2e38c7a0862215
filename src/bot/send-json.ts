import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { text } from 'node:stream/consumers';

export interface JsonRequest {
  readonly url: string;
  readonly method: 'POST' | 'PUT';
  readonly headers: Headers;
  readonly body: string;
  /** Of the whole exchange, in milliseconds. */
  readonly timeout: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** Empty where the connection ended before all of it had come. */
  readonly text: string;
}

/**
 * Sends over connections that Node keeps open. Not with `fetch`, which takes three times as long for a message of this
 * size. Follows no redirect: the bot's token is for the host that was asked.
 *
 * Rejects with Node's own error where no answer began.
 */
export function sendJson({ url, method, headers, body, timeout }: JsonRequest): Promise<Answer> {
  const send = url.startsWith('https:') ? requestHttps : requestHttp;
  const bound = new AbortController();
  const timer = setTimeout(() => bound.abort(), timeout);
  const options = { method, headers: Object.fromEntries(headers), signal: bound.signal };
  return new Promise<Answer>((resolve, reject) => {
    const outgoing = send(url, options, (incoming) => {
      const answered = (content: string): void =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text: content });
      text(incoming).then(answered, () => answered(''));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  }).finally(() => clearTimeout(timer));
}
