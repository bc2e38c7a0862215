import { accessSync, constants, readFileSync } from 'node:fs';
import type { Logger } from 'pino';
import { createSigner } from './adapters/checkpoints/create-signer.ts';
import { createDirectoryPlace } from './adapters/checkpoints/directory-place.ts';
import { createCredential, type CredentialSettings } from './adapters/graph/credential.ts';
import { createEntraDirectory } from './adapters/graph/entra-directory.ts';
import { createAdDirectory } from './adapters/ldap/ad-directory.ts';
import type { AdOptions } from './adapters/ldap/ad-options.ts';
import { systemEnvironment } from './adapters/system/environment.ts';
import type { AuditUpkeepSettings } from './audit-upkeep.ts';
import type { BotRegistration } from './bot/adapter.ts';
import type { Config } from './config.ts';
import { problemWithDatabase } from './database-address.ts';
import type { DatabaseSettings } from './open-database.ts';
import { Secret } from './core/secret.ts';
import type { AdDirectory } from './ports/ad-directory.ts';
import type { CheckpointSigner } from './ports/checkpoint-signer.ts';
import type { EntraDirectory } from './ports/entra-directory.ts';

/** AD options from settings; the CA file is read here, so that a missing one is told at the start. */
export function adOptionsFrom({ ad, secrets }: Config, log: Logger): AdOptions {
  const { caFile, serverName, secondServer, ...rest } = ad;
  return {
    ...rest,
    bindPassword: secrets.adBindPassword,
    ...(caFile !== undefined && { ca: readFileSync(caFile, 'utf8') }),
    ...(serverName !== undefined && { serverName }),
    ...(secondServer !== undefined && { secondServer }),
    log: (event) => log.warn(event, 'Active Directory'),
  };
}

/** One sentence per file that the settings name and that cannot be read. */
export function unreadableFiles({ ad, graph }: Config): readonly string[] {
  const { credential } = graph;
  const named = [
    ['ad.caFile', ad.caFile],
    [
      'graph.credential.certificatePath',
      credential.kind === 'client-certificate' ? credential.certificatePath : undefined,
    ],
  ] as const;
  return named.flatMap(([setting, file]) =>
    file === undefined || isReadable(file) ? [] : [`${setting}: the file ${file} cannot be read`],
  );
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

export function openAd(config: Config, log: Logger): AdDirectory {
  return createAdDirectory(adOptionsFrom(config, log));
}

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

/** The registration the settings name. */
export function registrationFrom({ bot, secrets }: Config): BotRegistration {
  const { appId, tenantId } = bot;
  if (bot.registration === 'UserAssignedMSI') return { kind: 'managed-identity', appId, tenantId };
  if (!secrets.botClientSecret) throw new Error('The settings check let a missing bot secret through.');
  return { kind: 'single-tenant', appId, tenantId, password: secrets.botClientSecret };
}

/**
 * `undefined`: the settings name no key.
 *
 * @throws TypeError when the key cannot be read or is none.
 */
export function signerFrom({ audit, bot, secrets }: Config): CheckpointSigner | undefined {
  const key = secrets.auditKey ?? (audit.keyFile === undefined ? undefined : readKeyFile(audit.keyFile));
  return key && createSigner(audit.origin ?? `latchkey/${bot.tenantId}`, key);
}

function readKeyFile(file: string): Secret {
  try {
    return new Secret(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new TypeError(`audit.keyFile: ${file} cannot be read.`, { cause });
  }
}

export function auditUpkeepFrom(config: Config): AuditUpkeepSettings {
  const { checkpoints, checkpointEvents, checkpointMinutes, keepDays } = config.audit;
  const signer = signerFrom(config);
  return {
    ...(signer && {
      checkpoints: {
        signer,
        place: createDirectoryPlace(checkpoints),
        pace: { events: checkpointEvents, interval: checkpointMinutes * 60_000 },
      },
    }),
    ...(keepDays !== undefined && { keepDays }),
  };
}

export function databaseFrom({ store, secrets }: Config): DatabaseSettings {
  if (store.kind === 'sqlite') return store;
  if (!secrets.databaseUrl) throw new Error('The settings check let a missing database address through.');
  return { kind: 'postgres', connectionString: secrets.databaseUrl };
}

export function databaseProblems({ store, secrets }: Config): readonly string[] {
  const problem = store.kind === 'postgres' && secrets.databaseUrl && problemWithDatabase(secrets.databaseUrl);
  return problem ? [`LATCHKEY_DATABASE_URL: ${problem}`] : [];
}
