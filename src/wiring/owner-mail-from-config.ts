import type { Logger } from 'pino';
import { createOwnerMail } from '../adapters/graph/owner-mail.ts';
import { systemEnvironment } from '../adapters/system/environment.ts';
import type { Config } from '../config.ts';
import type { OwnerMail } from '../ports/owner-mail.ts';
import { credentialFrom } from './entra-from-config.ts';

/** `undefined`: the settings name no mailbox to send from. */
export function openOwnerMail(config: Config, log: Logger): OwnerMail | undefined {
  const { mail } = config.notifications;
  if (!mail) return undefined;
  const { baseUrl, timeoutMs } = config.graph;
  return createOwnerMail({
    baseUrl,
    timeoutMs,
    sender: mail.sender,
    otherMails: mail.otherMails,
    credential: credentialFrom(config),
    now: systemEnvironment.now,
    log: (line) => log.warn(line, 'Microsoft Graph'),
  });
}
