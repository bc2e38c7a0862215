import type { Kysely, Transaction } from 'kysely';

import type { AuditEvent } from '../../core/audit-event.ts';
import type { AuditFilter, AuditLog } from '../../ports/audit-log.ts';
import { fromAuditEventRow, toAuditEventRow } from './audit-event-row.ts';
import type { Seal } from './seal-record.ts';
import type { AuditEventRow, Tables } from './tables.ts';
import { toGuidColumn, toInstantColumn } from './tables.ts';

export function createAuditLog(db: Kysely<Tables>, appendEvents: AppendEvents): AuditLog {
  return {
    append: (events) => db.transaction().execute((transaction) => appendEvents(transaction, events)),
    query: (filter, limit) => queryEvents(db, filter, limit),
  };
}

/** Appends inside the caller's transaction, so that a change and its events are stored together or not at all. */
export type AppendEvents = (transaction: Transaction<Tables>, events: readonly AuditEvent[]) => Promise<void>;

/**
 * Makes the only way to append.
 *
 * Number and previous hash come from one row, not from the last record: updating that row locks it until the
 * transaction ends, so writers queue, in other processes too, and there is no gap, no double number and no fork.
 */
export const createAppendEvents =
  (seal: Seal): AppendEvents =>
  async (transaction, events) => {
    if (events.length === 0) return;
    const { last, hash } = await transaction
      .updateTable('audit_sequence')
      .set((row) => ({ last: row('last', '+', events.length) }))
      .returning(['last', 'hash'])
      .executeTakeFirstOrThrow();
    let head = { sequence: Number(last) - events.length, hash };
    const rows: AuditEventRow[] = [];
    for (const event of events) {
      const row = toAuditEventRow(event, head, seal);
      rows.push(row);
      head = { sequence: row.seq, hash: row.hash };
    }
    await transaction.insertInto('audit_event').values(rows).execute();
    await transaction.updateTable('audit_sequence').set({ hash: head.hash }).execute();
  };

async function queryEvents(db: Kysely<Tables>, filter: AuditFilter, limit: number): Promise<readonly AuditEvent[]> {
  let query = db
    .selectFrom('audit_event')
    .selectAll()
    .where('body', 'is not', null)
    .orderBy('seq', 'desc')
    .limit(limit);
  if (filter.requestId !== undefined) query = query.where('request_id', '=', filter.requestId);
  if (filter.subjectGUID !== undefined) query = query.where('subject_guid', '=', toGuidColumn(filter.subjectGUID));
  if (filter.actorId !== undefined) query = query.where('actor_id', '=', toGuidColumn(filter.actorId));
  if (filter.code !== undefined) query = query.where('code', '=', filter.code);
  if (filter.since !== undefined) query = query.where('at', '>=', toInstantColumn(filter.since));
  return (await query.execute()).map(fromAuditEventRow);
}
