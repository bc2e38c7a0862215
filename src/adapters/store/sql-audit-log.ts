import type { Kysely, Transaction } from 'kysely';

import type { AuditEvent } from '../../core/audit-event.ts';
import type { AuditFilter, AuditLog } from '../../ports/audit-log.ts';
import { fromAuditEventRow, toAuditEventRow } from './audit-event-row.ts';
import type { Seal } from './seal-record.ts';
import { createAppendStatements } from './append-statements.ts';
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
export function createAppendEvents(seal: Seal): AppendEvents {
  const statements = createAppendStatements();
  return async (transaction, events) => {
    if (events.length === 0) return;
    const { last, hash } = await statements.count(transaction, events.length);
    let head = { sequence: Number(last) - events.length, hash };
    const rows: AuditEventRow[] = [];
    for (const event of events) {
      const row = toAuditEventRow(event, head, seal);
      rows.push(row);
      head = { sequence: row.seq, hash: row.hash };
    }
    await statements.insert(transaction, rows);
    await statements.link(transaction, head.hash);
  };
}

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
