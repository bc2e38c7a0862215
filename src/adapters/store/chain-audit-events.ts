import type { Kysely } from 'kysely';
import { sql } from 'kysely';

import type { AuditEvent } from '../../core/audit-event.ts';
import { emptyChain } from '../../core/audit/record.ts';
import { toAuditEventRow } from './audit-event-row.ts';
import type { Seal } from './seal-record.ts';
import type { Tables } from './tables.ts';

const pageSize = 500;

/**
 * Turns the numbered events of the first version into a chain. Events from before are chained now, so their
 * `recordedAt` is the time of this upgrade; what was done to them earlier nobody can tell.
 */
export async function chainAuditEvents(
  db: Kysely<unknown>,
  seal: Seal,
  protectRecords: readonly string[],
): Promise<void> {
  await db.schema.alterTable('audit_event').renameTo('audit_event_unchained').execute();
  await createRecordTable(db);
  await db.schema
    .alterTable('audit_sequence')
    .addColumn('hash', 'text', (column) => column.notNull().defaultTo(emptyChain.hash))
    .execute();
  await copyEvents(db as Kysely<Tables & Unchained>, seal);
  await db.schema.dropTable('audit_event_unchained').execute();
  await createIndexes(db);
  for (const statement of protectRecords) await sql.raw(statement).execute(db);
}

interface Unchained {
  audit_event_unchained: { seq: number; body: string };
}

async function copyEvents(db: Kysely<Tables & Unchained>, seal: Seal): Promise<void> {
  let head = emptyChain;
  for (;;) {
    const rows = await db
      .selectFrom('audit_event_unchained')
      .select(['seq', 'body'])
      .where('seq', '>', head.sequence)
      .orderBy('seq')
      .limit(pageSize)
      .execute();
    if (rows.length === 0) break;
    for (const { body } of rows) {
      const row = toAuditEventRow(JSON.parse(body) as AuditEvent, head, seal);
      await db.insertInto('audit_event').values(row).execute();
      head = { sequence: row.seq, hash: row.hash };
    }
  }
  await db.updateTable('audit_sequence').set({ hash: head.hash }).execute();
}

async function createRecordTable({ schema }: Kysely<unknown>): Promise<void> {
  let table = schema
    .createTable('audit_event')
    // In SQLite an integer key needs no index of its own. On PostgreSQL a later migration makes it wider.
    .addColumn('seq', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('code', 'text', (column) => column.notNull());
  for (const column of ['recorded_at', 'previous_hash', 'payload_hash', 'hash'])
    table = table.addColumn(column, 'text', (definition) => definition.notNull());
  for (const column of ['at', 'request_id', 'actor_id', 'subject_guid', 'body', 'salt'])
    table = table.addColumn(column, 'text');
  await table.execute();
  await schema
    .createTable('audit_checkpoint')
    .addColumn('size', 'bigint', (column) => column.primaryKey().notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('peaks', 'text', (column) => column.notNull())
    .addColumn('made_at', 'text', (column) => column.notNull())
    .addColumn('key_id', 'text', (column) => column.notNull())
    .execute();
}

async function createIndexes({ schema }: Kysely<unknown>): Promise<void> {
  for (const column of ['code', 'request_id', 'actor_id', 'subject_guid'])
    await schema.createIndex(`audit_event_by_${column}`).on('audit_event').columns([column, 'seq']).execute();
  await schema.createIndex('audit_event_by_at').on('audit_event').column('at').execute();
}
