import pino, { type Logger } from 'pino';
import { createEntraChanges, type GraphChangeOptions } from '../adapters/graph/entra-changes.ts';
import { createEntraDirectory } from '../adapters/graph/entra-directory.ts';
import { createOwnerMail } from '../adapters/graph/owner-mail.ts';
import { systemEnvironment } from '../adapters/system/environment.ts';
import { startApp, type App } from '../app.ts';
import type { BotRegistration } from '../bot/registration.ts';
import type { Directories } from '../cli/directories.ts';
import { defaultPolicy, type Policy } from '../core/policy.ts';
import type { EntraDirectory } from '../ports/entra-directory.ts';
import type { Environment } from '../ports/environment.ts';
import { northwind } from './northwind.ts';
import type { AuditUpkeepSettings } from '../wiring/audit-upkeep.ts';
import { labAccessToken, labCredentials } from './lab-credentials.ts';
import { startLab, type Lab, type LabOptions } from './start-lab.ts';

export interface LabAppOptions extends LabOptions {
  /** Of the bot itself. Left out or 0: any free port. */
  readonly botPort?: number;
  readonly storeFile?: string;
  /** How the transcript is signed; left out: nobody signs it. */
  readonly audit?: AuditUpkeepSettings;
  readonly log?: Logger;
}

/** A lab with the whole bot in it: the same gate, adapter, store and use cases as in a real tenant. */
export interface LabApp {
  readonly lab: Lab;
  /** Where activities are delivered. */
  readonly endpoint: string;
  close(): Promise<void>;
}

export async function startLabApp(options: LabAppOptions = {}): Promise<LabApp> {
  const lab = await startLab(options);
  const app = await startBot(lab, options).catch(async (error: unknown) => {
    // A lab without its bot would keep the process alive after the error was told.
    await lab.close();
    throw error;
  });
  await lab.connectBot(app.endpoint);
  return {
    lab,
    endpoint: app.endpoint,
    async close() {
      await app.close();
      await lab.close();
    },
  };
}

function startBot(lab: Lab, options: LabAppOptions): Promise<App> {
  const now = options.now ?? systemEnvironment.now;
  const environment: Environment = { ...systemEnvironment, now };
  const { bot, settings } = lab;
  return startApp({
    ad: lab.ad,
    entra: labEntra(lab, now),
    entraChanges: createEntraChanges(labGraph(lab, now)),
    ownerMail: createOwnerMail({ ...labGraph(lab, now), sender: northwind.helpdeskMailbox, otherMails: false }),
    environment,
    assistant: {
      policy: labPolicy(lab),
      profile: settings.profile,
      ownerNotice: { language: 'en', contact: 'Call Northwind security on extension 555, day and night.' },
      approvalsConversationId: settings.approvalsConversationId,
    },
    registration: labRegistration(lab),
    gate: {
      appId: bot.appId,
      tenantId: bot.tenantId,
      openIdMetadataUrl: bot.openIdMetadataUrl,
      issuer: bot.issuer,
      serviceUrlHosts: bot.serviceUrlHosts,
    },
    database: { kind: 'sqlite', file: options.storeFile ?? ':memory:' },
    ...(options.audit && { audit: options.audit }),
    host: '127.0.0.1',
    port: options.botPort ?? 0,
    log: options.log ?? pino({ level: 'silent' }),
  });
}

/** The lab's two directories, for the commands that read live accounts. */
export async function openLabDirectories(): Promise<Directories> {
  const lab = await startLab({ hashLoop: 'never', attributeCycle: 'never' });
  return {
    ad: lab.ad,
    entra: labEntra(lab, systemEnvironment.now),
    environment: systemEnvironment,
    profile: lab.settings.profile,
    label: 'LAB: fictional people; there are no settings, so no real directory is asked.',
    close: () => lab.close(),
  };
}

export function labEntra(lab: Lab, now: () => Date): EntraDirectory {
  return createEntraDirectory(labGraph(lab, now));
}

function labGraph({ graph }: Lab, now: () => Date): GraphChangeOptions {
  return { baseUrl: graph.url, credential: labAccessToken(graph.token, now), now };
}

function labRegistration({ url, bot }: Lab): BotRegistration {
  return {
    kind: 'own-connector',
    appId: bot.appId,
    endpoints: {
      toBotFromChannelOpenIdMetadataUrl: bot.openIdMetadataUrl,
      toBotFromEmulatorOpenIdMetadataUrl: bot.openIdMetadataUrl,
      toBotFromChannelTokenIssuer: bot.issuer,
      toChannelFromBotLoginUrl: url,
      toChannelFromBotOAuthScope: bot.issuer,
      oAuthUrl: url,
    },
    createCredentials: labCredentials(bot.appId, bot.connectorToken),
  };
}

export function labPolicy({ settings, bot }: Lab): Policy {
  return {
    ...defaultPolicy,
    agentGroups: settings.agentGroups,
    approverGroups: settings.approverGroups,
    reviewerGroups: settings.reviewerGroups,
    protection: { ...defaultPolicy.protection, accounts: [bot.appId] },
  };
}
