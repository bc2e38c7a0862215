import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Makes room for how far each receiver has the transcript, and for more records than four bytes can number. */
export async function forwardAuditEvents(db: Kysely<unknown>, widenNumbers: readonly string[]): Promise<void> {
  await db.schema
    .createTable('audit_forward')
    .addColumn('receiver', 'text', (column) => column.primaryKey().notNull())
    .addColumn('delivered', 'bigint', (column) => column.notNull())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('held_until', 'text', (column) => column.notNull())
    .addColumn('last_error', 'text')
    .execute();
  for (const statement of widenNumbers) await sql.raw(statement).execute(db);
}
