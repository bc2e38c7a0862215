import { follows } from '../core/audit/chain.ts';
import type { ChainHead, Hasher, StoredRecord } from '../core/audit/record.ts';
import type { LogFacts } from '../core/doctor/audit-checks.ts';
import type { Transcript } from '../ports/transcript.ts';

type Log = Pick<Transcript, 'records' | 'head' | 'lastCheckpoint'>;

/** Checks the newest records of the transcript against one another and against the head, and reads no others. */
export async function lookAtLog(log: Log, hasher: Hasher, most: number): Promise<LogFacts> {
  const head = await log.head();
  const last = await log.lastCheckpoint();
  const { looked, flaw } = await checkTail(log, head, hasher, most);
  return {
    records: head.sequence,
    looked,
    ...(flaw !== undefined && { flaw }),
    ...(last && { lastCheckpoint: { size: last.size, madeAt: new Date(last.madeAt), keyId: last.keyId } }),
  };
}

async function checkTail(
  log: Log,
  head: ChainHead,
  hasher: Hasher,
  most: number,
): Promise<{ readonly looked: number; readonly flaw?: string }> {
  let passed: ChainHead | undefined;
  let looked = 0;
  for await (const page of log.records({ after: Math.max(0, head.sequence - most) })) {
    for (const record of page) {
      if ('unreadable' in record) return { looked, flaw: `A record cannot be read: ${record.unreadable}` };
      // Without the record before it, the first one can only be held against itself.
      if (!follows(passed ?? before(record), record, hasher))
        return { looked, flaw: `Record ${record.sequence} does not follow from the one before it.` };
      passed = record;
      looked += 1;
    }
  }
  const end = passed?.sequence ?? 0;
  if (end < head.sequence)
    return { looked, flaw: `The transcript ends at record ${end}, and ${head.sequence} were counted.` };
  return end === head.sequence && passed !== undefined && passed.hash !== head.hash
    ? { looked, flaw: `Record ${end} is not the one that the store remembers.` }
    : { looked };
}

const before = ({ sequence, previous }: StoredRecord): ChainHead => ({ sequence: sequence - 1, hash: previous });
