import type { Logger } from 'pino';

import { sha256 } from '../adapters/system/sha-256.ts';
import type { Store } from '../adapters/store/store.ts';
import { publishCheckpoint } from '../intents/publish-checkpoint.ts';
import { publishEverywhere } from '../intents/publish-everywhere.ts';
import { removeOldPayloads } from '../intents/remove-old-payloads.ts';
import type { CheckpointPace } from '../core/audit/checkpoint.ts';
import type { CheckpointPublisher } from '../ports/checkpoint-place.ts';
import type { CheckpointSigner } from '../ports/checkpoint-signer.ts';
import type { Environment } from '../ports/environment.ts';
import type { RecordReceiver } from '../ports/record-receiver.ts';
import { startAuditForwarding } from './audit-forwarding.ts';
import { repeat } from './repeat.ts';

export interface AuditUpkeepSettings {
  /** Missing: no key is configured, and no checkpoint is made. */
  readonly checkpoints?: {
    readonly signer: CheckpointSigner;
    readonly places: readonly CheckpointPublisher[];
    /** Conversations in Teams that get each checkpoint as well. */
    readonly conversationIds?: readonly string[];
    readonly pace: CheckpointPace;
  };
  /** Missing: payloads are kept for ever. */
  readonly keepDays?: number;
  /** Missing: records are not forwarded. */
  readonly forwardTo?: RecordReceiver;
}

/** A checkpoint may be this much later than it was due. */
const checkpointLook = 5_000;
const retentionLook = 3_600_000;

/**
 * Makes checkpoints, applies retention and forwards records while the process runs. A failure is logged and tried again.
 *
 * @param inTeams - Publishes in a conversation.
 */
export function startAuditUpkeep(
  store: Store,
  { checkpoints, keepDays, forwardTo }: AuditUpkeepSettings,
  environment: Environment,
  log: Logger,
  inTeams: (conversationId: string) => CheckpointPublisher,
): { stop(): Promise<void> } {
  const { audit, transcript } = store;
  if (!checkpoints)
    log.warn(
      { code: 'audit-not-signed' },
      'no key signs the audit transcript: set audit.keyFile, audit.keyVault or LATCHKEY_AUDIT_KEY',
    );
  const place = publishEverywhere([
    ...(checkpoints?.places ?? []),
    ...(checkpoints?.conversationIds ?? []).map(inTeams),
  ]);
  const checkpoint = async () =>
    checkpoints && publishCheckpoint({ audit, transcript, hasher: sha256, environment, place, ...checkpoints });
  const retain = async () => keepDays !== undefined && removeOldPayloads({ transcript, environment }, keepDays);

  const loops = [
    repeat(checkpoint, checkpointLook, (err) =>
      log.error({ code: 'checkpoint-failed', err }, 'no audit checkpoint could be published; it is tried again'),
    ),
    repeat(retain, retentionLook, (err) =>
      log.error({ code: 'retention-failed', err }, 'old audit payloads could not be removed; it is tried again'),
    ),
    ...(forwardTo ? [startAuditForwarding(store, forwardTo, environment, log)] : []),
  ];
  return {
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}
