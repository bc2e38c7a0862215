import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { responseDelivery } from './adapters/delivery/response-delivery.ts';
import { changesAllowed, createFileChangeSwitch } from './adapters/system/file-change-switch.ts';
import { startAuditUpkeep, type AuditUpkeepSettings } from './wiring/audit-upkeep.ts';
import type { GateSettings } from './bot/gate.ts';
import type { InboundBounds } from './bot/limit-inbound.ts';
import type { SendWindow } from './bot/pace-outbound.ts';
import type { BotRegistration } from './bot/registration.ts';
import { createReadiness } from './bot/readiness.ts';
import { createServer, listen } from './bot/server.ts';
import { createTeamsCardsChannel } from './bot/teams-cards-channel.ts';
import { createTeamsCheckpoints } from './bot/teams-checkpoints.ts';
import { createAssistant } from './intents/assistant.ts';
import { withCachedGroups } from './intents/cached-groups.ts';
import { dependenciesOf } from './wiring/dependencies.ts';
import { openBotEdge, openOutward } from './wiring/bot-edge.ts';
import { firstHousekeeping, housekeeping } from './wiring/housekeeping.ts';
import type { Ports } from './intents/ports.ts';
import type { AssistantSettings, Context } from './intents/turn.ts';
import { viewForEveryone, viewForRequester } from './intents/view-of.ts';
import { measuredAnswers, measuredDirectories, measureQueue } from './wiring/measured.ts';
import { lastingRequestJobs } from './wiring/request-jobs.ts';
import { recordSettings } from './wiring/record-settings.ts';
import { guarded, openDatabase, type DatabaseSettings } from './wiring/open-database.ts';
import type { Secret } from './core/secret.ts';
import type { AdDirectory } from './ports/ad-directory.ts';
import type { EntraChanges } from './ports/entra-changes.ts';
import type { EntraDirectory } from './ports/entra-directory.ts';
import type { Environment } from './ports/environment.ts';
import type { OwnerMail } from './ports/owner-mail.ts';
import type { Telemetry } from './ports/telemetry.ts';

/** What differs between a real tenant and the lab; everything else is the same code. */
export interface AppParts {
  readonly ad: AdDirectory;
  readonly entra: EntraDirectory;
  /** Missing: Entra ID is only read. */
  readonly entraChanges?: EntraChanges;
  /** Missing: owners of accounts are told by no mail. */
  readonly ownerMail?: OwnerMail;
  readonly environment: Environment;
  readonly assistant: AssistantSettings;
  readonly registration: BotRegistration;
  readonly gate: GateSettings;
  readonly database: DatabaseSettings;
  /** How the transcript is signed and for how long it is kept; missing: neither, as in the lab. */
  readonly audit?: AuditUpkeepSettings;
  /** Marks requests as Latchkey's own (`requestKeyFrom`); missing: whoever writes to the database can write one. */
  readonly requestKey?: Secret;
  /** Missing: nothing is measured. */
  readonly telemetry?: Telemetry;
  /** How much Teams takes in one conversation; missing: as much as is sent, as in the lab. */
  readonly sendWindows?: readonly SendWindow[];
  /** How much one person may ask for; missing: everything, as in the lab. */
  readonly inboundBounds?: InboundBounds;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly log: Logger;
}

export interface App {
  /** Where the Bot Connector delivers activities. */
  readonly endpoint: string;
  /** Stops taking requests, lets running turns and jobs end, closes the database and the directories. */
  close(): Promise<void>;
}

/** Builds everything once and starts the bot. The only place where ports meet their adapters. */
export async function startApp(parts: AppParts): Promise<App> {
  const { environment, log, telemetry, assistant: settings } = parts;
  const { entra, ...directories } = measuredDirectories(parts, telemetry);
  const database = await openDatabase(parts.database, environment.now, log);
  const { jobs } = database;
  const store = guarded(database.store, parts.requestKey, log);
  const policyVersion = await recordSettings(settings, parts.audit, store.audit, environment).catch(
    async (error: unknown) => {
      await database.close();
      throw error;
    },
  );
  const outward = openOutward(parts.registration, parts.gate.serviceUrlHosts, parts.sendWindows);
  const { adapter } = outward;
  const cards = createTeamsCardsChannel({
    connector: outward.connector,
    memory: store.memory,
    approvalsConversationId: settings.approvalsConversationId,
    viewOf: (request, viewer) =>
      viewer === 'requester' ? viewForRequester(request, settings.policy) : viewForEveryone(request, settings.policy),
    log,
  });
  const { groupCache, readOnlyFile } = settings.policy;
  const ports: Ports = {
    ...parts,
    ...store,
    ...directories,
    entra: withCachedGroups(entra, groupCache, environment.now),
    cards,
    delivery: responseDelivery,
    jobs,
    changes: readOnlyFile === undefined ? changesAllowed : createFileChangeSwitch(readOnlyFile),
  };
  const context: Context = { ports, settings: { ...settings, policyVersion } };
  const edge = openBotEdge({
    ...outward,
    assistant: measuredAnswers(createAssistant(context), telemetry),
    ports,
    tenantId: parts.gate.tenantId,
    inboundBounds: parts.inboundBounds,
    log,
  });
  const readiness = createReadiness(dependenciesOf({ ...ports, store }), environment.now);
  const server = createServer({ adapter, bot: edge.bot, gate: parts.gate, readiness, log });
  await listen(server, parts.port, parts.host).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });

  measureQueue(store.requests, telemetry);
  await jobs.schedule(firstHousekeeping(environment.now()));
  await jobs.start({ 'keep-house': housekeeping(context, log), ...lastingRequestJobs(context, log) });
  const auditUpkeep =
    parts.audit &&
    startAuditUpkeep(store, parts.audit, environment, log, (conversationId) =>
      createTeamsCheckpoints({ adapter, appId: parts.registration.appId, memory: store.memory, conversationId }),
    );
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://${parts.host}:${port}/api/messages`,
    async close() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
      });
      await edge.close();
      await auditUpkeep?.stop();
      await database.close();
      await parts.ad.close();
      await telemetry?.stop();
    },
  };
}
