import type { Kysely } from 'kysely';
import { sql } from 'kysely';

import type { AuditEvent } from '../../core/audit-event.ts';
import { searchColumns } from './audit-event-row.ts';
import type { AuditProtection } from './migrations.ts';
import type { Tables } from './tables.ts';

const pageSize = 500;

/**
 * Lets records be found by the Entra object id of an account that has no id in AD: fills the search column, which
 * repeats the payload and is not part of the chain. The protection against updates is off meanwhile, and put back also
 * when an earlier attempt ended before that.
 */
export async function nameEntraSubjects(
  db: Kysely<unknown>,
  { allowUpdates, refuseUpdates }: Pick<AuditProtection, 'allowUpdates' | 'refuseUpdates'>,
): Promise<void> {
  for (const statement of allowUpdates) await sql.raw(statement).execute(db);
  await fillColumn(db as Kysely<Tables>);
  for (const statement of refuseUpdates) await sql.raw(statement).execute(db);
}

async function fillColumn(db: Kysely<Tables>): Promise<void> {
  let last = 0;
  for (;;) {
    const rows = await db
      .selectFrom('audit_event')
      .select(['seq', 'body'])
      .where('seq', '>', last)
      .where('subject_guid', 'is', null)
      .where('body', 'is not', null)
      .orderBy('seq')
      .limit(pageSize)
      .execute();
    if (rows.length === 0) return;
    for (const { seq, body } of rows) {
      const { subject_guid } = searchColumns(JSON.parse(String(body)) as AuditEvent);
      if (subject_guid !== null) {
        await db.updateTable('audit_event').set({ subject_guid }).where('seq', '=', seq).execute();
      }
      last = Number(seq);
    }
  }
}
