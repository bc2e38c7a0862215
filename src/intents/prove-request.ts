import { DamagedRecord } from '../core/audit/damaged-record.ts';
import type { ProvenRecords } from '../core/audit/export/transcript-html.ts';
import { collectInclusion } from '../core/audit/inclusion.ts';
import type { Hasher, StoredRecord } from '../core/audit/record.ts';
import { recordLine } from '../core/audit/record-line.ts';
import type { Transcript } from '../ports/transcript.ts';

/**
 * Gathers the records of one request and proves each against the newest checkpoint. Reads the whole log once, and
 * keeps of it only those records and their proofs.
 */
export async function proveRequest(
  requestId: string,
  transcript: Pick<Transcript, 'records' | 'lastCheckpoint'>,
  hasher: Hasher,
): Promise<ProvenRecords> {
  const records = await recordsOf(requestId, transcript);
  const last = await transcript.lastCheckpoint();
  const covered = records.filter(({ sequence }) => last !== undefined && sequence <= last.size);
  if (!last || covered.length === 0)
    return { requestId, records: records.map((record) => ({ line: recordLine(record) })) };

  const proofs = collectInclusion(
    covered.map(({ sequence }) => sequence - 1),
    hasher,
  );
  for await (const page of transcript.records({}))
    for (const record of page) if (!('unreadable' in record) && record.sequence <= last.size) proofs.add(record.hash);
  const paths = proofs.finish();
  return {
    requestId,
    checkpoint: last.note,
    records: records.map((record) => {
      const path = paths.get(record.sequence - 1);
      return { line: recordLine(record), ...(path && { path }) };
    }),
  };
}

async function recordsOf(requestId: string, transcript: Pick<Transcript, 'records'>): Promise<StoredRecord[]> {
  const found: StoredRecord[] = [];
  for await (const page of transcript.records({ requestId }))
    for (const record of page) {
      if ('unreadable' in record) throw new DamagedRecord(record.unreadable);
      found.push(record);
    }
  return found;
}
