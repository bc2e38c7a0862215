import type { Logger } from 'pino';

import { sha256 } from '../adapters/system/sha-256.ts';
import type { Store } from '../adapters/store/store.ts';
import { publishCheckpoint } from '../intents/publish-checkpoint.ts';
import { removeOldPayloads } from '../intents/remove-old-payloads.ts';
import type { CheckpointPace } from '../core/audit/checkpoint.ts';
import type { CheckpointPlace } from '../ports/checkpoint-place.ts';
import type { CheckpointSigner } from '../ports/checkpoint-signer.ts';
import type { Environment } from '../ports/environment.ts';

export interface AuditUpkeepSettings {
  /** Missing: no key is configured, and no checkpoint is made. */
  readonly checkpoints?: {
    readonly signer: CheckpointSigner;
    readonly place: CheckpointPlace;
    readonly pace: CheckpointPace;
  };
  /** Missing: payloads are kept for ever. */
  readonly keepDays?: number;
}

/** A checkpoint may be this much later than it was due. */
const checkpointLook = 5_000;
const retentionLook = 3_600_000;

/** Makes checkpoints and applies retention while the process runs. A failure is logged and tried again. */
export function startAuditUpkeep(
  { audit, transcript }: Store,
  { checkpoints, keepDays }: AuditUpkeepSettings,
  environment: Environment,
  log: Logger,
): { stop(): Promise<void> } {
  if (!checkpoints)
    log.warn(
      { code: 'audit-not-signed' },
      'no key signs the audit transcript: set audit.keyFile or LATCHKEY_AUDIT_KEY',
    );
  const checkpoint = async () =>
    checkpoints && publishCheckpoint({ audit, transcript, hasher: sha256, environment, ...checkpoints });
  const retain = async () => keepDays !== undefined && removeOldPayloads({ transcript, environment }, keepDays);

  const loops = [
    repeat(checkpoint, checkpointLook, (err) =>
      log.error({ code: 'checkpoint-failed', err }, 'no audit checkpoint could be published; it is tried again'),
    ),
    repeat(retain, retentionLook, (err) =>
      log.error({ code: 'retention-failed', err }, 'old audit payloads could not be removed; it is tried again'),
    ),
  ];
  return {
    stop: async () => {
      for (const loop of loops) await loop.stop();
    },
  };
}

/** Runs the work now and then after each pause; one run at a time. */
function repeat(work: () => Promise<unknown>, pause: number, onError: (error: unknown) => void) {
  let running: Promise<unknown> = Promise.resolve();
  let idle = true;
  const run = () => {
    if (!idle) return;
    idle = false;
    running = work()
      .catch(onError)
      .finally(() => {
        idle = true;
      });
  };
  run();
  const timer = setInterval(run, pause).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
