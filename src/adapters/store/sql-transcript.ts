import type { Kysely, Transaction } from 'kysely';

import type { AuditEvent } from '../../core/audit-event.ts';
import type { KeptCheckpoint, RecordPage, Transcript, TranscriptFilter } from '../../ports/transcript.ts';
import { toStoredRecord } from './audit-event-row.ts';
import type { AppendEvents } from './sql-audit-log.ts';
import type { AuditCheckpointRow, Tables } from './tables.ts';
import { toInstantColumn } from './tables.ts';

/** Records read at a time: enough to make the statement cheap, few enough to need little memory. */
const pageSize = 500;
/** Codes of events about the transcript: they name nobody, and verifiers need them. */
const keptCodes = 'HB5%';

export function createTranscript(db: Kysely<Tables>, appendEvents: AppendEvents): Transcript {
  return {
    records: (filter) => readPages(db, filter),
    head: async () => {
      const { last, hash } = await db.selectFrom('audit_sequence').selectAll().executeTakeFirstOrThrow();
      return { sequence: Number(last), hash };
    },
    lastCheckpoint: () => lastCheckpoint(db),
    keepCheckpoint: (checkpoint, event) =>
      db.transaction().execute((transaction) => keepCheckpoint(transaction, checkpoint, event, appendEvents)),
    removePayloads: (before, event) =>
      db.transaction().execute((transaction) => removePayloads(transaction, before, event, appendEvents)),
  };
}

async function* readPages(db: Kysely<Tables>, filter: TranscriptFilter): AsyncGenerator<RecordPage> {
  let after = filter.after ?? 0;
  for (;;) {
    const rows = await pageAfter(db, filter, after);
    if (rows.length > 0) yield rows.map(toStoredRecord);
    if (rows.length < pageSize) return;
    after = rows.at(-1)?.seq ?? after;
  }
}

function pageAfter(db: Kysely<Tables>, filter: TranscriptFilter, after: number) {
  let query = db.selectFrom('audit_event').selectAll().where('seq', '>', after).orderBy('seq').limit(pageSize);
  if (filter.requestId !== undefined) query = query.where('request_id', '=', filter.requestId);
  if (filter.code !== undefined) query = query.where('code', '=', filter.code);
  if (filter.since !== undefined) query = query.where('at', '>=', toInstantColumn(filter.since));
  if (filter.until !== undefined) query = query.where('at', '<=', toInstantColumn(filter.until));
  return query.execute();
}

async function lastCheckpoint(db: Kysely<Tables>): Promise<KeptCheckpoint | undefined> {
  const row = await db.selectFrom('audit_checkpoint').selectAll().orderBy('size', 'desc').limit(1).executeTakeFirst();
  return row && fromCheckpointRow(row);
}

const fromCheckpointRow = ({ size, note, peaks, made_at, key_id }: AuditCheckpointRow): KeptCheckpoint => ({
  size: Number(size),
  note,
  tree: { size: Number(size), peaks: peaks.split(' ') },
  madeAt: made_at,
  keyId: key_id,
});

async function keepCheckpoint(
  transaction: Transaction<Tables>,
  { size, note, tree, madeAt, keyId }: KeptCheckpoint,
  event: AuditEvent,
  appendEvents: AppendEvents,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('audit_checkpoint')
    .values({ size, note, peaks: tree.peaks.join(' '), made_at: toInstantColumn(madeAt), key_id: keyId })
    .onConflict((conflict) => conflict.column('size').doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 1n) await appendEvents(transaction, [event]);
}

async function removePayloads(
  transaction: Transaction<Tables>,
  before: string,
  event: (upTo: number, removed: number) => AuditEvent,
  appendEvents: AppendEvents,
): Promise<void> {
  const last = await lockChain(transaction);
  const firstKept = await transaction
    .selectFrom('audit_event')
    .select('seq')
    .where('recorded_at', '>=', toInstantColumn(before))
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  const upTo = Number(firstKept?.seq ?? last + 1) - 1;
  const { numUpdatedRows } = await transaction
    .updateTable('audit_event')
    .set({ at: null, request_id: null, actor_id: null, subject_guid: null, body: null, salt: null })
    .where('seq', '<=', upTo)
    .where('body', 'is not', null)
    .where('code', 'not like', keptCodes)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await appendEvents(transaction, [event(upTo, Number(numUpdatedRows))]);
}

/** Keeps writers out until the transaction ends, and gives the number of the last record. */
async function lockChain(transaction: Transaction<Tables>): Promise<number> {
  const { last } = await transaction
    .updateTable('audit_sequence')
    .set((row) => ({ last: row.ref('last') }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return Number(last);
}
