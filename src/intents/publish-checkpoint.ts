import { base64OfHex } from '../core/audit/base64-of-hex.ts';
import { checkpointText, isCheckpointDue, type CheckpointPace } from '../core/audit/checkpoint.ts';
import type { Hasher } from '../core/audit/record.ts';
import { signingKeyChangedCode } from '../core/audit/transcript-codes.ts';
import { checkpointPublished, signingKeyChanged } from '../core/audit/transcript-events.ts';
import { addLeaf, emptyTree, treeRoot, type TreeSummary } from '../core/audit/tree.ts';
import type { AuditLog } from '../ports/audit-log.ts';
import type { CheckpointPublisher } from '../ports/checkpoint-place.ts';
import type { CheckpointSigner } from '../ports/checkpoint-signer.ts';
import type { Environment } from '../ports/environment.ts';
import type { Transcript } from '../ports/transcript.ts';

export interface CheckpointParts {
  readonly audit: AuditLog;
  readonly transcript: Transcript;
  readonly signer: CheckpointSigner;
  readonly place: CheckpointPublisher;
  readonly hasher: Hasher;
  readonly environment: Environment;
  readonly pace: CheckpointPace;
}

/**
 * Signs and publishes a checkpoint when one is due, first in the second place, then in the store: a crash between the
 * two leaves a checkpoint that the store does not know of, never one that is missing. Several replicas may run it.
 *
 * The tree goes on from the last checkpoint, so records that were changed since then under it do not get a new
 * signature that fits: the next verification finds them.
 */
export async function publishCheckpoint(parts: CheckpointParts): Promise<void> {
  const { transcript, signer, place, hasher, environment, pace } = parts;
  const now = environment.now();
  const last = await transcript.lastCheckpoint();
  if (!isCheckpointDue(await transcript.head(), last, now, pace)) return;

  const occasion = { correlationId: environment.newId(), now };
  if (last?.keyId !== signer.keyId && !(await isKeyRecorded(parts)))
    await parts.audit.append([signingKeyChanged(occasion, last?.keyId, signer.verifierKey)]);
  const { sequence: size } = await transcript.head();
  const tree = await growTree(last?.tree ?? emptyTree, size, transcript, hasher);
  const root = base64OfHex(treeRoot(tree, hasher) ?? '');
  const checkpoint = { origin: signer.origin, size, root };
  const note = signer.sign(checkpointText(checkpoint));
  await place.publish(size, note);
  await transcript.keepCheckpoint(
    { size, note, tree, madeAt: now.toISOString(), keyId: signer.keyId },
    checkpointPublished(occasion, checkpoint, signer.keyId),
  );
}

/** An attempt before this one recorded the key and could not publish. */
async function isKeyRecorded({ audit, signer }: CheckpointParts): Promise<boolean> {
  const [newest] = await audit.query({ code: signingKeyChangedCode }, 1);
  return newest?.details['to'] === signer.verifierKey;
}

/** @throws Error when the transcript is shorter than it says or a record cannot be read: such a log is not signed. */
async function growTree(
  start: TreeSummary,
  size: number,
  transcript: Transcript,
  hasher: Hasher,
): Promise<TreeSummary> {
  let tree = start;
  for await (const page of transcript.records({ after: start.size })) {
    for (const record of page) {
      if (tree.size === size) return tree;
      if ('unreadable' in record || record.sequence !== tree.size + 1)
        throw new Error(
          `The transcript is damaged at record ${tree.size + 1}. No checkpoint was signed. Run: latchkey audit verify`,
        );
      tree = addLeaf(tree, record.hash, hasher);
    }
  }
  if (tree.size < size)
    throw new Error(`The transcript ends at record ${tree.size} of ${size}. No checkpoint was signed.`);
  return tree;
}
