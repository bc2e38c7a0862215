import { readFileSync } from 'node:fs';
import { createSigner } from '../adapters/checkpoints/create-signer.ts';
import { createDirectoryPlace } from '../adapters/checkpoints/directory-place.ts';
import { createBlobPlace } from '../adapters/checkpoints-blob/blob-place.ts';
import { readKeyVaultSecret } from '../adapters/key-vault/read-key-vault-secret.ts';
import { createHttpsReceiver } from '../adapters/siem/https-receiver.ts';
import { createSyslogCheckpoints } from '../adapters/siem/syslog-checkpoints.ts';
import { createSyslogReceiver } from '../adapters/siem/syslog-receiver.ts';
import { requestKeyFrom } from '../adapters/store/authentic-requests.ts';
import { systemEnvironment } from '../adapters/system/environment.ts';
import { UsageProblem } from '../cli/usage-problem.ts';
import type { Config } from '../config.ts';
import { Secret } from '../core/secret.ts';
import type { CheckpointPublisher } from '../ports/checkpoint-place.ts';
import type { CheckpointSigner } from '../ports/checkpoint-signer.ts';
import type { RecordReceiver } from '../ports/record-receiver.ts';
import type { AuditUpkeepSettings } from './audit-upkeep.ts';
import { credentialFrom } from './entra-from-config.ts';

/**
 * `undefined`: the settings name no key.
 *
 * @throws UsageProblem when the key cannot be read or is none.
 */
export async function signerFrom(config: Config): Promise<CheckpointSigner | undefined> {
  const { audit, bot } = config;
  return withKey(config, (key) => createSigner(audit.origin ?? `latchkey/${bot.tenantId}`, key));
}

/**
 * `undefined`: the settings name no key, and requests bear no proof.
 *
 * @throws UsageProblem when the key cannot be read or is none.
 */
export async function requestKeyOf(config: Config): Promise<Secret | undefined> {
  return withKey(config, requestKeyFrom);
}

async function withKey<Made>(config: Config, make: (key: Secret) => Made): Promise<Made | undefined> {
  try {
    const key = await readKey(config);
    return key && make(key);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageProblem(
      `The key that signs the audit transcript (audit.keyFile, audit.keyVault or LATCHKEY_AUDIT_KEY) cannot be used. It must be an Ed25519 private key in PEM. ${reason}`,
      { cause },
    );
  }
}

async function readKey(config: Config): Promise<Secret | undefined> {
  const { audit, secrets } = config;
  if (secrets.auditKey) return secrets.auditKey;
  if (audit.keyVault) return readKeyVaultSecret(audit.keyVault, credentialFrom(config));
  return audit.keyFile === undefined ? undefined : new Secret(readFileSync(audit.keyFile, 'utf8'));
}

export async function auditUpkeepFrom(config: Config): Promise<AuditUpkeepSettings> {
  const { checkpoints, alsoPublish, checkpointEvents, checkpointMinutes, keepDays } = config.audit;
  const signer = await signerFrom(config);
  const forwardTo = receiverFrom(config);
  return {
    ...(signer && {
      checkpoints: {
        signer,
        places: [createDirectoryPlace(checkpoints), ...morePlaces(config)],
        conversationIds: alsoPublish.flatMap((place) => (place.kind === 'teams' ? [place.conversationId] : [])),
        pace: { events: checkpointEvents, interval: checkpointMinutes * 60_000 },
      },
    }),
    ...(keepDays !== undefined && { keepDays }),
    ...(forwardTo && { forwardTo }),
  };
}

function morePlaces(config: Config): readonly CheckpointPublisher[] {
  return config.audit.alsoPublish.flatMap((place): CheckpointPublisher[] => {
    switch (place.kind) {
      case 'blob':
        return [createBlobPlace(place.containerUrl, credentialFrom(config))];
      case 'syslog':
        return [createSyslogCheckpoints(place, systemEnvironment.now)];
      case 'teams':
        return [];
    }
  });
}

/** `undefined`: the transcript is not forwarded. */
export function receiverFrom({ audit: { forward }, secrets }: Config): RecordReceiver | undefined {
  if (!forward) return undefined;
  if (forward.kind === 'syslog') return createSyslogReceiver(forward);
  if (!secrets.siemToken) throw new Error('The settings check let a missing token for the SIEM through.');
  return createHttpsReceiver({ ...forward, token: secrets.siemToken });
}
