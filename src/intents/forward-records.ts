import type { StoredRecord } from '../core/audit/record.ts';
import type { Environment } from '../ports/environment.ts';
import type { ForwardPosition } from '../ports/forward-position.ts';
import { deliveryTakesAtMost, type RecordReceiver } from '../ports/record-receiver.ts';
import type { RecordPage, Transcript } from '../ports/transcript.ts';

export interface ForwardParts {
  readonly transcript: Pick<Transcript, 'records' | 'head'>;
  readonly position: ForwardPosition;
  readonly receiver: RecordReceiver;
  readonly environment: Environment;
  /** Names this replica. */
  readonly holder: string;
}

/** Milliseconds that a replica which fell silent keeps the others from forwarding. */
const positionHolds = 2 * deliveryTakesAtMost;
/** Characters delivered at once; a longer record goes alone. After a failure it is half as much, down to one record. */
const largestBatch = 512 * 1024;

/**
 * Makes the function that delivers what the receiver does not have yet, in order, and keeps how far it came. It rejects
 * where a delivery failed; called again it goes on from there. It stops between two deliveries when `signal` says so.
 */
export function createForwarding(parts: ForwardParts): (signal: AbortSignal) => Promise<void> {
  const { position, receiver, environment, holder } = parts;
  let batchSize = largestBatch;
  const until = () => new Date(environment.now().getTime() + positionHolds);

  const forwardFrom = async (delivered: number, signal: AbortSignal): Promise<void> => {
    for await (const batch of batchesAfter(delivered, parts.transcript, () => batchSize)) {
      await receiver.deliver(batch, signal);
      batchSize = Math.min(batchSize * 2, largestBatch);
      const last = batch.at(-1)?.sequence ?? delivered;
      if (!(await position.advance(receiver.name, holder, last, until())) || signal.aborted) return;
    }
  };

  return async (signal) => {
    if ((await readLag(parts)).behind === 0) return;
    const delivered = await position.take(receiver.name, holder, environment.now(), until());
    if (delivered === undefined) return;
    try {
      await forwardFrom(delivered, signal);
    } catch (error) {
      batchSize = Math.ceil(batchSize / 2);
      await position.release(receiver.name, holder, error instanceof Error ? error.message : String(error));
      if (signal.aborted) return;
      throw error;
    }
    await position.release(receiver.name, holder);
  };
}

export interface ForwardLag {
  /** The last record that the receiver has; 0: none. */
  readonly cursor: number;
  /** The last record of the transcript. */
  readonly head: number;
  readonly behind: number;
  readonly lastError?: string;
}

/** Says how far a receiver is behind, and why. */
export async function readLag({
  transcript,
  position,
  receiver,
}: Pick<ForwardParts, 'position'> & {
  readonly transcript: Pick<Transcript, 'head'>;
  readonly receiver: Pick<RecordReceiver, 'name'>;
}): Promise<ForwardLag> {
  const { sequence: head } = await transcript.head();
  const status = await position.status(receiver.name);
  const cursor = status?.delivered ?? 0;
  return { cursor, head, behind: head - cursor, ...(status?.lastError && { lastError: status.lastError }) };
}

async function* batchesAfter(
  delivered: number,
  transcript: Pick<Transcript, 'records'>,
  batchSize: () => number,
): AsyncGenerator<readonly StoredRecord[]> {
  let next = delivered + 1;
  for await (const page of transcript.records({ after: delivered })) {
    let batch: StoredRecord[] = [];
    let characters = 0;
    for (const record of readable(page, next)) {
      const length = record.payloadText?.length ?? 0;
      if (batch.length > 0 && characters + length > batchSize()) {
        yield batch;
        batch = [];
        characters = 0;
      }
      batch.push(record);
      characters += length;
    }
    next += page.length;
    if (batch.length > 0) yield batch;
  }
}

/** @throws Error at a record that is damaged or missing: what the receiver gets has no gaps. */
function* readable(page: RecordPage, first: number): Generator<StoredRecord> {
  for (const [at, record] of page.entries()) {
    if ('unreadable' in record || record.sequence !== first + at)
      throw new Error(
        `The transcript is damaged at record ${first + at}. It is forwarded up to the record before. Run: latchkey audit verify`,
      );
    yield record;
  }
}
