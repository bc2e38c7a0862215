import { ActivityTypes, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { pino } from 'pino';
import type { AddressInfo } from 'node:net';
import { systemEnvironment } from '../../../src/adapters/system/environment.ts';
import { startApp, type App } from '../../../src/app.ts';
import { configurationOf } from '../../../src/bot/authentication.ts';
import type { BotRegistration } from '../../../src/bot/registration.ts';
import type { GateSettings } from '../../../src/bot/gate.ts';
import { createServer, listen } from '../../../src/bot/server.ts';
import { defaultPolicy } from '../../../src/core/policy.ts';
import { northwind } from '../../../src/lab/northwind.ts';
import { labProfile } from '../../../src/lab/start-lab.ts';
import type { Directories } from './directories.ts';
import type { Peer } from './start-peer.ts';

export const { appId, tenantId } = northwind;
export const approvers = '19:approvers@thread.v2';

const log = pino({ level: 'error' });

/** Latchkey as in production, apart from the directories and the connector. */
export function startLatchkey({ ad, entra }: Directories, peer: Peer, file: string): Promise<App> {
  const { agents, approvers: approverGroup } = northwind.groups;
  return startApp({
    ad,
    entra,
    environment: systemEnvironment,
    assistant: {
      policy: { ...defaultPolicy, agentGroups: [agents.id], approverGroups: [approverGroup.id] },
      profile: labProfile(new Date()),
      approvalsConversationId: approvers,
    },
    registration: registrationAt(peer),
    gate: gateFor(peer),
    database: { kind: 'sqlite', file },
    host: '127.0.0.1',
    port: 0,
    log,
  });
}

/** botbuilder's own echo bot, behind the same server and gate, without anything of ours in its adapter. */
export async function startEcho(peer: Peer): Promise<App> {
  const registration = registrationAt(peer);
  const { createCredentials } = registration;
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication(configurationOf(registration), {
      isValidAppId: async (candidate) => candidate === appId,
      isAuthenticationDisabled: async () => false,
      createCredentials,
    }),
  );
  const server = createServer({
    adapter,
    bot: async (context) =>
      void (await context.sendActivity({ type: ActivityTypes.Message, text: context.activity.text })),
    gate: gateFor(peer),
    readiness: async () => ({ status: 'ready', dependencies: {} }),
    log,
  });
  await listen(server, 0);
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function registrationAt({ url, issuer }: Peer): BotRegistration & { kind: 'own-connector' } {
  return {
    kind: 'own-connector',
    appId,
    endpoints: {
      toBotFromChannelOpenIdMetadataUrl: `${url}/openid`,
      toBotFromEmulatorOpenIdMetadataUrl: `${url}/openid`,
      toBotFromChannelTokenIssuer: issuer,
      toChannelFromBotLoginUrl: url,
      toChannelFromBotOAuthScope: issuer,
      oAuthUrl: url,
    },
    createCredentials: async () => ({ appId, signRequest: async (resource) => resource }),
  };
}

function gateFor({ url, issuer }: Peer): GateSettings {
  return { appId, tenantId, issuer, openIdMetadataUrl: `${url}/openid`, serviceUrlHosts: ['127.0.0.1'] };
}
