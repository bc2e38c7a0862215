import type { GraphData } from './graph-data.ts';
import { GraphProblem, type GraphAnswer, type GraphCall } from './graph-message.ts';

/** A message that was taken for delivery. */
export interface SentMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Takes one MIME message in base64, as Graph does under `text/plain`, for a mailbox that the app may send from. */
export function sendMail(call: GraphCall, data: GraphData, sender: string): GraphAnswer {
  const { senders, sent, onSent } = data.mail ?? { senders: [], sent: [] };
  if (!senders.some((address) => address.toLowerCase() === sender.toLowerCase())) {
    throw new GraphProblem(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  }
  const isMime = call.headers['content-type']?.startsWith('text/plain') === true && typeof call.body === 'string';
  const mail = isMime ? readMime(Buffer.from(call.body, 'base64').toString('utf8')) : undefined;
  if (!mail || mail.to.length === 0 || mail.from.toLowerCase() !== sender.toLowerCase()) {
    throw new GraphProblem(400, 'ErrorMimeContentInvalid', 'Invalid MIME content.');
  }
  sent.push(mail);
  onSent?.(mail);
  return { status: 202, body: undefined };
}

/** Reads what Latchkey writes: two parts in base64, and headers that may be folded. */
function readMime(message: string): SentMail | undefined {
  const { headers, body } = split(message);
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1];
  if (boundary === undefined) return undefined;
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => split(part.replace(/^\r\n/, '')));
  const content = (type: string): string => {
    const part = parts.find((one) => one.headers.get('content-type')?.startsWith(type));
    return Buffer.from(part?.body ?? '', 'base64')
      .toString('utf8')
      .replaceAll('\r\n', '\n');
  };
  return {
    from: headers.get('from') ?? '',
    to: (headers.get('to') ?? '')
      .split(',')
      .map((address) => address.trim())
      .filter((address) => address !== ''),
    subject: decodeWords(headers.get('subject') ?? ''),
    text: content('text/plain'),
    html: content('text/html'),
  };
}

function split(message: string): { readonly headers: ReadonlyMap<string, string>; readonly body: string } {
  const end = message.indexOf('\r\n\r\n');
  const lines = message
    .slice(0, end)
    .replaceAll(/\r\n[ \t]/g, ' ')
    .split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { headers: new Map(headers), body: message.slice(end + 4) };
}

/** RFC 2047: the blank between two encoded words does not count. */
function decodeWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?B\?([^?]*)\?=/gi, (_word, encoded: string) =>
      Buffer.from(encoded, 'base64').toString('utf8'),
    );
}
