import { ResponseType, type Client } from '@microsoft/microsoft-graph-client';
import type { Reading } from '../../core/reading.ts';
import type { MailMessage, OwnerMail } from '../../ports/owner-mail.ts';
import type { GraphOptions } from './entra-directory.ts';
import { failureOfAnswer, failureOfError, type GraphFailure } from './errors.ts';
import { createExchange, parsed } from './exchange.ts';
import { createGraphClient } from './graph-client.ts';
import { isMailAddress, mimeMessage } from './mime.ts';
import { segment, withQuery } from './odata.ts';
import { sleepFor, startTimeBound, type TimeBound } from './time-bound.ts';

export interface OwnerMailOptions extends Pick<
  GraphOptions,
  'credential' | 'baseUrl' | 'scope' | 'timeoutMs' | 'now' | 'random' | 'sleep' | 'log'
> {
  /** Address of the mailbox that sends. */
  readonly sender: string;
  /** Whether the addresses that people gave for themselves (`otherMails`) are written to as well. */
  readonly otherMails: boolean;
}

const defaultTimeoutMs = 8_000;

/**
 * Writes to owners from one mailbox. Needs User.Read.All for the addresses, and Mail.Send for the sender's mailbox
 * alone: see `permissions.ts`. Throws only for a `baseUrl` that is not https.
 */
export function createOwnerMail(options: OwnerMailOptions): OwnerMail {
  const { now, credential, timeoutMs = defaultTimeoutMs, sleep = sleepFor, log = () => undefined } = options;
  const client = createGraphClient(options.baseUrl ?? 'https://graph.microsoft.com', options.scope, credential);
  const exchange = createExchange(client, { now, random: options.random ?? Math.random, log });

  const addressesOf = async (entraObjectId: string, bound: TimeBound): Promise<Reading<readonly string[]>> => {
    const url = withQuery(`/users/${segment(entraObjectId)}`, { select: ['mail', 'otherMails'] });
    const user = (await exchange({ owner: { url } }, bound))('owner');
    if (user.kind !== 'read') return user;
    const { mail, otherMails } = user.value;
    const others: readonly unknown[] = options.otherMails && Array.isArray(otherMails) ? otherMails : [];
    return { kind: 'read', value: [...new Set([mail, ...others].filter(isMailAddress))] };
  };

  return {
    async send(entraObjectId, message) {
      const bound = startTimeBound(timeoutMs, sleep);
      const to = await addressesOf(entraObjectId, bound);
      if (to.kind === 'unavailable') return { kind: 'failed', code: to.code };
      if (to.kind === 'absent' || to.value.length === 0) return { kind: 'no-address' };
      const failure = await sendMime(client, options.sender, to.value, message, bound);
      if (!failure) return { kind: 'accepted' };
      log({ request: 'sendMail', ...failure });
      return { kind: 'failed', code: failure.code };
    },
  };
}

/** As MIME, because a message in JSON has either plain text or HTML. Graph accepts it and delivers it later. */
async function sendMime(
  client: Client,
  sender: string,
  to: readonly string[],
  message: MailMessage,
  bound: TimeBound,
): Promise<GraphFailure | undefined> {
  try {
    const response = (await client
      .api(`/users/${segment(sender)}/sendMail`)
      .version('v1.0')
      .header('Content-Type', 'text/plain')
      .options({ signal: bound.signal })
      .responseType(ResponseType.RAW)
      .post(Buffer.from(mimeMessage({ ...message, from: sender, to })).toString('base64'))) as Response;
    if (response.ok) return undefined;
    return failureOfAnswer(response.status, parsed(await response.text().catch(() => '')));
  } catch (error) {
    return failureOfError(error);
  }
}
