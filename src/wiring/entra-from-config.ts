import type { Logger } from 'pino';
import { createCredential, type CredentialSettings } from '../adapters/graph/credential.ts';
import { createEntraDirectory } from '../adapters/graph/entra-directory.ts';
import { systemEnvironment } from '../adapters/system/environment.ts';
import type { Config } from '../config.ts';
import type { EntraDirectory } from '../ports/entra-directory.ts';

export function openEntra(config: Config, log: Logger): EntraDirectory {
  const { baseUrl, readRisk, timeoutMs } = config.graph;
  return createEntraDirectory({
    baseUrl,
    readRisk,
    readEligibleRoles: config.policy.protection.eligibleRoles,
    timeoutMs,
    credential: createCredential(credentialFrom(config)),
    now: systemEnvironment.now,
    log: (line) => log.warn(line, 'Microsoft Graph'),
  });
}

function credentialFrom({ graph, secrets }: Config): CredentialSettings {
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
