import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import type { Logger } from 'pino';
import { responseDelivery } from './adapters/delivery/response-delivery.ts';
import { changesAllowed, createFileChangeSwitch } from './adapters/system/file-change-switch.ts';
import { openStore } from './adapters/store/open-store.ts';
import { startAuditUpkeep, type AuditUpkeepSettings } from './audit-upkeep.ts';
import { createAdapter, type BotRegistration } from './bot/adapter.ts';
import type { GateSettings } from './bot/gate.ts';
import { createHelpdeskBot } from './bot/helpdesk-bot.ts';
import { createOnTurnError } from './bot/on-turn-error.ts';
import { defaultRetries } from './bot/retry-outbound.ts';
import { createServer, listen } from './bot/server.ts';
import { createTeamsCardsChannel } from './bot/teams-cards-channel.ts';
import { createAssistant } from './intents/assistant.ts';
import { withCachedGroups } from './intents/cached-groups.ts';
import { keepHouse } from './intents/keep-house.ts';
import type { Ports } from './intents/ports.ts';
import type { AssistantSettings, Context } from './intents/turn.ts';
import { viewForEveryone, viewForRequester } from './intents/view-of.ts';
import type { AdDirectory } from './ports/ad-directory.ts';
import type { EntraDirectory } from './ports/entra-directory.ts';
import type { Environment } from './ports/environment.ts';

/** What differs between a real tenant and the lab; everything else is the same code. */
export interface AppParts {
  readonly ad: AdDirectory;
  readonly entra: EntraDirectory;
  readonly environment: Environment;
  readonly assistant: AssistantSettings;
  readonly registration: BotRegistration;
  readonly gate: GateSettings;
  /** `:memory:`, or a path whose folder is made when it is missing. */
  readonly storeFile: string;
  /** How the transcript is signed and for how long it is kept; missing: neither, as in the lab. */
  readonly audit?: AuditUpkeepSettings;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly log: Logger;
}

export interface App {
  /** Where the Bot Connector delivers activities. */
  readonly endpoint: string;
  /** Stops taking requests, lets running turns end, closes the store and the directories. */
  close(): Promise<void>;
}

const housekeepingInterval = 60_000;

/** Builds everything once and starts the bot. The only place where ports meet their adapters. */
export async function startApp(parts: AppParts): Promise<App> {
  const { environment, log, assistant: settings } = parts;
  if (parts.storeFile !== ':memory:') mkdirSync(dirname(parts.storeFile), { recursive: true, mode: 0o700 });
  const store = await openStore({ file: parts.storeFile });
  const adapter = createAdapter(parts.registration, defaultRetries);
  adapter.onTurnError = createOnTurnError(log, environment);
  const cards = createTeamsCardsChannel({
    adapter,
    appId: parts.registration.appId,
    memory: store.memory,
    approvalsConversationId: settings.approvalsConversationId,
    viewOf: (request, viewer) => (viewer === 'requester' ? viewForRequester(request, settings.policy) : viewForEveryone(request, settings.policy)),
    log,
  });
  const { groupCache, readOnlyFile } = settings.policy;
  const ports: Ports = {
    ...parts,
    ...store,
    entra: withCachedGroups(parts.entra, groupCache, environment.now),
    cards,
    delivery: responseDelivery,
    changes: readOnlyFile === undefined ? changesAllowed : createFileChangeSwitch(readOnlyFile),
  };
  const context: Context = { ports, settings };
  const bot = createHelpdeskBot({ assistant: createAssistant(context), memory: store.memory, environment, tenantId: parts.gate.tenantId, log });
  const server = createServer({ adapter, bot, gate: parts.gate, log });
  await listen(server, parts.port, parts.host);

  const housekeeping = startHousekeeping(context, log);
  const auditUpkeep = parts.audit && startAuditUpkeep(store, parts.audit, environment, log);
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://${parts.host}:${port}/api/messages`,
    async close() {
      clearInterval(housekeeping);
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
      });
      await auditUpkeep?.stop();
      await Promise.all([store.close(), parts.ad.close()]);
    },
  };
}

/** At once, for what a crash left behind, and then every minute. */
function startHousekeeping(context: Context, log: Logger): NodeJS.Timeout {
  const run = (): void => {
    keepHouse(context).catch((error: unknown) => log.error({ code: 'housekeeping-failed', err: error }, 'housekeeping failed; it is tried again'));
  };
  run();
  return setInterval(run, housekeepingInterval).unref();
}
