import { existsSync } from 'node:fs';
import {
  openPostgresTranscript,
  openTranscript,
  type ReadOnlyTranscript,
} from '../../adapters/store/open-transcript.ts';
import { probePlace } from '../../adapters/system/probe-place.ts';
import { sha256 } from '../../adapters/system/sha-256.ts';
import type { Config } from '../../config.ts';
import type { AuditFacts, ForwardingFacts } from '../../core/doctor/audit-checks.ts';
import { seen, unseen } from '../../core/doctor/probed.ts';
import { lookAtLog } from '../../intents/look-at-log.ts';
import type { RecordReceiver } from '../../ports/record-receiver.ts';
import { receiverFrom, signerFrom } from '../audit-from-config.ts';
import { databaseFrom } from '../database-from-config.ts';

/** Enough to notice a failing disk or a clumsy hand; `audit verify` reads everything. */
const newestRecords = 500;

export async function probeAudit(config: Config): Promise<AuditFacts> {
  const { audit, store } = config;
  const [key, place, seenInDatabase] = await Promise.all([
    probeKey(config),
    probePlace(audit.checkpoints, store.kind === 'sqlite' ? store.file : undefined),
    probeDatabase(config),
  ]);
  return {
    key,
    place,
    ...seenInDatabase,
    furtherPlaces: audit.alsoPublish.map(({ kind }) => kind),
    interval: audit.checkpointMinutes * 60_000,
  };
}

async function probeKey(config: Config): Promise<AuditFacts['key']> {
  try {
    const signer = await signerFrom(config);
    return signer ? seen(signer.verifierKey) : 'none';
  } catch (error) {
    return unseen('key', messageOf(error));
  }
}

type SeenInDatabase = Pick<AuditFacts, 'log' | 'forwarding'>;

async function probeDatabase(config: Config): Promise<SeenInDatabase> {
  const database = databaseFrom(config);
  if (database.kind === 'sqlite' && !existsSync(database.file)) return { log: 'empty' };
  try {
    const transcript = await (database.kind === 'sqlite'
      ? openTranscript(database.file)
      : openPostgresTranscript(database.connectionString));
    return await readAndClose(transcript, receiverFrom(config));
  } catch (error) {
    return { log: unseen('log', messageOf(error)) };
  }
}

async function readAndClose(
  transcript: ReadOnlyTranscript,
  receiver: RecordReceiver | undefined,
): Promise<SeenInDatabase> {
  try {
    const log = await lookAtLog(transcript, sha256, newestRecords);
    const forwarding = receiver && (await readForwarding(transcript, receiver, log.records));
    return { log: log.records === 0 ? 'empty' : seen(log), ...(forwarding && { forwarding }) };
  } finally {
    await transcript.close();
  }
}

async function readForwarding(
  { forwarding }: ReadOnlyTranscript,
  { name: receiver }: RecordReceiver,
  records: number,
): Promise<ForwardingFacts> {
  // It rejects where the tables are older than forwarding: nothing was delivered then.
  const status = await forwarding.status(receiver).catch(() => undefined);
  if (status === undefined) return { receiver, behind: records === 0 ? 0 : 'unknown' };
  const { delivered, lastError } = status;
  return { receiver, behind: records - delivered, ...(lastError !== undefined && { lastError }) };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
