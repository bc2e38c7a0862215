import type { TokenCredential } from '@azure/identity';
import type { Logger } from 'pino';
import { createCredential, type CredentialSettings } from '../adapters/graph/credential.ts';
import { createEntraChanges } from '../adapters/graph/entra-changes.ts';
import { createEntraDirectory } from '../adapters/graph/entra-directory.ts';
import { systemEnvironment } from '../adapters/system/environment.ts';
import type { Config } from '../config.ts';
import type { EntraChanges } from '../ports/entra-changes.ts';
import type { EntraDirectory } from '../ports/entra-directory.ts';

export function openEntra(config: Config, log: Logger): EntraDirectory {
  const { baseUrl, readRisk, timeoutMs } = config.graph;
  return createEntraDirectory({
    baseUrl,
    readRisk,
    readEligibleRoles: config.policy.protection.eligibleRoles,
    timeoutMs,
    credential: credentialFrom(config),
    now: systemEnvironment.now,
    log: (line) => log.warn(line, 'Microsoft Graph'),
  });
}

/** `undefined`: the settings let Latchkey read Entra ID only. */
export function openEntraChanges(config: Config, log: Logger): EntraChanges | undefined {
  const { baseUrl, cloudOnlyResets, timeoutMs } = config.graph;
  if (!cloudOnlyResets) return undefined;
  return createEntraChanges({
    baseUrl,
    timeoutMs,
    credential: credentialFrom(config),
    now: systemEnvironment.now,
    log: (line) => log.warn(line, 'Microsoft Graph'),
  });
}

/** The identity that Latchkey has towards Microsoft Graph and other services of Azure. */
export const credentialFrom = (config: Config): TokenCredential => createCredential(credentialSettings(config));

function credentialSettings({ graph, secrets }: Config): CredentialSettings {
  const { credential } = graph;
  switch (credential.kind) {
    case 'managed-identity':
      return credential.clientId === undefined
        ? { kind: 'managed-identity' }
        : { kind: 'managed-identity', clientId: credential.clientId };
    case 'client-certificate': {
      const { kind, tenantId, clientId, certificatePath } = credential;
      return { kind, tenantId, clientId, certificate: { path: certificatePath } };
    }
    case 'client-secret':
      if (!secrets.graphClientSecret) throw new Error('The settings check let a missing Graph secret through.');
      return { ...credential, secret: secrets.graphClientSecret };
  }
}
