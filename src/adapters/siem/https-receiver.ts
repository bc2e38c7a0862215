import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';

import { recordLine } from '../../core/audit/record-line.ts';
import type { StoredRecord } from '../../core/audit/record.ts';
import type { Secret } from '../../core/secret.ts';
import { deliveryTakesAtMost, type RecordReceiver } from '../../ports/record-receiver.ts';
import { tlsOptions, type TlsSettings } from './tls-settings.ts';

export interface HttpsReceiverSettings extends TlsSettings {
  readonly url: string;
  /** The word before the token in the header `Authorization`: `Bearer`, or `Splunk`. */
  readonly scheme: string;
  readonly token: Secret;
  /** One record a line, or one array of records. */
  readonly format: 'json-lines' | 'json-array';
}

/** Posts records as they stand in a transcript file. Any 2xx answer means that the receiver has them. */
export function createHttpsReceiver(settings: HttpsReceiverSettings): RecordReceiver {
  const { origin, pathname } = new URL(settings.url);
  const name = `${origin}${pathname}`;
  return {
    name,
    deliver: async (records, signal) => {
      const inTime = AbortSignal.any([signal, AbortSignal.timeout(deliveryTakesAtMost)]);
      const status = await post(bodyOf(records, settings.format), settings, inTime).catch((cause: Error) => {
        throw new Error(`${name} could not be reached: ${cause.message}`, { cause });
      });
      // A redirection is no answer either: the token is not for whoever it names.
      if (status < 200 || status > 299) throw new Error(`${name} answered with the status ${status}.`);
    },
  };
}

const bodyOf = (records: readonly StoredRecord[], format: HttpsReceiverSettings['format']): Buffer => {
  const lines = records.map(recordLine);
  return Buffer.from(format === 'json-array' ? `[${lines.join(',')}]` : `${lines.join('\n')}\n`);
};

const mediaTypes = { 'json-lines': 'application/x-ndjson', 'json-array': 'application/json' } as const;

/** Gives the status of the answer once it has come in whole. */
async function post(body: Buffer, settings: HttpsReceiverSettings, signal: AbortSignal): Promise<number> {
  const { url, scheme, token, format } = settings;
  const outgoing = request(url, {
    method: 'POST',
    headers: {
      authorization: `${scheme} ${token.reveal()}`,
      'content-type': mediaTypes[format],
      'content-length': body.length,
    },
    signal,
    ...tlsOptions(settings),
  });
  // A server may answer and then reset the connection while the body is still on its way.
  outgoing.on('error', () => undefined);
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  answer.resume();
  await once(answer, 'end', { signal });
  return answer.statusCode ?? 0;
}
