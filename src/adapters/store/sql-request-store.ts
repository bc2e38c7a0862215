import type { Kysely } from 'kysely';

import type { AuditEvent } from '../../core/audit-event.ts';
import type { ChangeRequest } from '../../core/change-request.ts';
import type { MoveResult, RequestFilter, RequestStore } from '../../ports/request-store.ts';
import { fromChangeRequestRow, toChangeRequestRow } from './change-request-row.ts';
import type { AppendEvents } from './sql-audit-log.ts';
import type { Tables } from './tables.ts';
import { toGuidColumn, toInstantColumn } from './tables.ts';

export function createRequestStore(db: Kysely<Tables>, appendEvents: AppendEvents): RequestStore {
  return {
    create: (request, events) => createRequest(db, request, events, appendEvents),
    get: (id) => getRequest(db, id),
    move: (next, events) => moveRequest(db, next, events, appendEvents),
    list: (filter, limit) => listRequests(db, filter, limit),
  };
}

async function createRequest(
  db: Kysely<Tables>,
  request: ChangeRequest,
  events: readonly AuditEvent[],
  appendEvents: AppendEvents,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction.insertInto('change_request').values(toChangeRequestRow(request)).execute();
    await appendEvents(transaction, events);
  });
}

async function getRequest(db: Kysely<Tables>, id: string): Promise<ChangeRequest | undefined> {
  const row = await db.selectFrom('change_request').selectAll().where('id', '=', id).executeTakeFirst();
  return row && fromChangeRequestRow(row);
}

async function moveRequest(
  db: Kysely<Tables>,
  next: ChangeRequest,
  events: readonly AuditEvent[],
  appendEvents: AppendEvents,
): Promise<MoveResult> {
  return db.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('change_request')
      .set(toChangeRequestRow(next))
      .where('id', '=', next.id)
      .where('version', '=', next.version - 1)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return { kind: 'lost', current: await getRequest(transaction, next.id) };
    await appendEvents(transaction, events);
    return { kind: 'moved' };
  });
}

async function listRequests(
  db: Kysely<Tables>,
  filter: RequestFilter,
  limit: number,
): Promise<readonly ChangeRequest[]> {
  if (filter.states?.length === 0) return [];
  let query = db.selectFrom('change_request').selectAll();
  if (filter.states) query = query.where('state', 'in', filter.states);
  if (filter.subjectGUID !== undefined) query = query.where('subject_guid', '=', toGuidColumn(filter.subjectGUID));
  if (filter.requesterId !== undefined) query = query.where('requester_id', '=', toGuidColumn(filter.requesterId));
  if (filter.since !== undefined) query = query.where('created_at', '>=', toInstantColumn(filter.since));
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(fromChangeRequestRow);
}
