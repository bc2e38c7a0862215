import { randomBytes } from 'node:crypto';
import type { TenantProfile } from '../core/tenant-profile.ts';
import { createConnectSimulator, type ConnectSimulator } from './connect.ts';
import { northwindPolicy } from './directory/domain.ts';
import { createLabDirectory, type LabDirectory } from './directory/lab-directory.ts';
import type { GraphData } from './graph/graph-data.ts';
import type { SentMail } from './graph/send-mail.ts';
import { startGraphServer } from './graph/graph-server.ts';
import { northwind } from './northwind.ts';
import { createTenant } from './personas/create-tenant.ts';
import { objectGuidOf } from './personas/ordinary-account.ts';
import { personas } from './personas/personas.ts';
import { minute } from './personas/timeline.ts';
import { approvalsConversationId } from './teams/conversation.ts';
import { createLabTeams, type LabTeams } from './teams/lab-teams.ts';
import { startTeamsServer } from './teams/start-teams-server.ts';

export interface LabOptions {
  /** Of the Teams-like page. Left out or 0: any free port. */
  readonly port?: number;
  /** The lab's clock. Default: the machine's. */
  readonly now?: () => Date;
  /** Milliseconds between two runs of the hash loop, or `never`: the caller runs it. Default: 20 seconds. */
  readonly hashLoop?: number | 'never';
  /** Milliseconds between two attribute cycles, or `never`. Default: 30 minutes, as Entra Connect does. */
  readonly attributeCycle?: number | 'never';
  /** Hears of every mail the bot sends; they are also in `graph.data.mail`. */
  readonly onMail?: (mail: SentMail) => void;
  /** What differs from the lab's declared tenant. */
  readonly profile?: Partial<TenantProfile>;
}

/** A running lab: a company in two directories and its Teams, on loopback, with nothing real behind it. */
export interface Lab {
  /** The page on which several people chat side by side; `<url>/as/<persona>` is one person alone. */
  readonly url: string;
  readonly teams: LabTeams;
  /** What the bot needs to pass as a bot of this tenant; the keys and tokens are made anew at every start. */
  readonly bot: {
    readonly appId: string;
    readonly tenantId: string;
    readonly openIdMetadataUrl: string;
    readonly issuer: string;
    readonly serviceUrlHosts: readonly string[];
    /** The bearer token with which the bot calls the connector. */
    readonly connectorToken: string;
  };
  readonly graph: { readonly url: string; readonly token: string; readonly data: GraphData };
  readonly ad: LabDirectory;
  readonly connect: ConnectSimulator;
  readonly settings: {
    readonly agentGroups: readonly string[];
    readonly approverGroups: readonly string[];
    readonly reviewerGroups: readonly string[];
    readonly approvalsConversationId: string;
    readonly profile: TenantProfile;
  };
  /** Says where the bot listens and that it is installed in every chat. Resolves when the bot has been told. */
  connectBot(endpoint: string): Promise<void>;
  close(): Promise<void>;
}

/** Hash sync, with the feature for temporary passwords still off: the state in which most tenants are found. */
export function labProfile(start: Date): TenantProfile {
  const profile: TenantProfile = {
    signInMethod: 'passwordHashSync',
    features: {
      passwordSyncEnabled: true,
      userForcePasswordChangeOnLogonEnabled: false,
      cloudPasswordPolicyForPasswordSyncedUsersEnabled: false,
    },
    passwordWriteback: true,
    connectVersion: '2.5.76.0',
    syncTool: 'connect',
    adConnectorName: northwind.domain,
    customSyncRules: [],
    licences: ['P1'],
  };
  const declaration = { by: 'Dana Whitfield', at: start.toISOString() };
  return { ...profile, declarations: Object.fromEntries(Object.keys(profile).map((name) => [name, declaration])) };
}

export async function startLab(options: LabOptions = {}): Promise<Lab> {
  const { port = 0, now = () => new Date(), hashLoop = 20_000, attributeCycle = 30 * minute } = options;
  const start = now();
  const profile = { ...labProfile(start), ...options.profile };
  const tenant = createTenant(personas, start);
  if (options.onMail && tenant.graph.mail) tenant.graph.mail.onSent = options.onMail;
  const ad = createLabDirectory({ accounts: tenant.accounts, policy: northwindPolicy, now });
  const connect = createConnectSimulator({ ...tenant, profile, now, waiting: waitingHashes(start) });

  const graphToken = newToken();
  const connectorToken = newToken();
  // First the one that may fail because its port is taken: nothing else is running then.
  const teamsServer = await startTeamsServer({ port, now, connectorToken, syncNote: syncNote(hashLoop) });
  const graph = await startGraphServer(tenant.graph, { token: graphToken, now });
  const timers = [repeat(connect.runHashLoop, hashLoop), repeat(connect.runAttributeCycle, attributeCycle)];

  return {
    url: teamsServer.url,
    teams: createLabTeams(teamsServer),
    bot: {
      appId: northwind.appId,
      tenantId: northwind.tenantId,
      openIdMetadataUrl: teamsServer.openIdMetadataUrl,
      issuer: teamsServer.issuer,
      serviceUrlHosts: [new URL(teamsServer.url).hostname],
      connectorToken,
    },
    graph: { url: graph.url, token: graphToken, data: tenant.graph },
    ad,
    connect,
    settings: {
      agentGroups: [northwind.groups.agents.id],
      approverGroups: [northwind.groups.approvers.id],
      reviewerGroups: [northwind.groups.reviewers.id],
      approvalsConversationId,
      profile,
    },

    async connectBot(endpoint) {
      teamsServer.link.connect(endpoint);
      await teamsServer.service.install();
    },

    async close() {
      timers.forEach((timer) => clearInterval(timer));
      await Promise.all([teamsServer.close(), graph.close()]);
    },
  };
}

function waitingHashes(start: Date): ReadonlyMap<string, Date> {
  const waiting = personas.filter(({ hashArrivesAfter }) => hashArrivesAfter !== undefined);
  return new Map(
    waiting.map((persona) => [objectGuidOf(persona), new Date(start.getTime() + (persona.hashArrivesAfter ?? 0))]),
  );
}

function repeat(job: () => void, interval: number | 'never'): NodeJS.Timeout | undefined {
  return interval === 'never' ? undefined : setInterval(job, interval).unref();
}

function syncNote(hashLoop: number | 'never'): string {
  return hashLoop === 'never'
    ? 'Nothing is synchronised to the cloud in this lab.'
    : `New passwords are synchronised to the cloud every ${hashLoop / 1_000} seconds here, every two minutes in a real tenant.`;
}

function newToken(): string {
  return randomBytes(24).toString('base64url');
}
