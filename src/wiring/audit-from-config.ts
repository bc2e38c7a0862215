import { readFileSync } from 'node:fs';
import { createSigner } from '../adapters/checkpoints/create-signer.ts';
import { createDirectoryPlace } from '../adapters/checkpoints/directory-place.ts';
import type { Config } from '../config.ts';
import { Secret } from '../core/secret.ts';
import type { CheckpointSigner } from '../ports/checkpoint-signer.ts';
import type { AuditUpkeepSettings } from './audit-upkeep.ts';

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
