import type { Kysely } from 'kysely';

import type { ForwardPosition, ForwardStatus } from '../../ports/forward-position.ts';
import type { Tables } from './tables.ts';

/** A time that has passed everywhere: nobody holds the position. */
const free = '0000-01-01T00:00:00.000Z';

export function createForwardPosition(db: Kysely<Tables>): ForwardPosition {
  return {
    take: (receiver, holder, now, until) => take(db, receiver, holder, now, until),
    advance: (receiver, holder, to, until) => advance(db, receiver, holder, to, until),
    release: async (receiver, holder, lastError) => {
      await ofHolder(db, receiver, holder)
        .set({ held_until: free, last_error: lastError ?? null })
        .execute();
    },
    status: (receiver) => readStatus(db, receiver),
  };
}

async function take(
  db: Kysely<Tables>,
  receiver: string,
  holder: string,
  now: Date,
  until: Date,
): Promise<number | undefined> {
  await db
    .insertInto('audit_forward')
    .values({ receiver, delivered: 0, holder, held_until: free, last_error: null })
    .onConflict((conflict) => conflict.column('receiver').doNothing())
    .execute();
  const row = await db
    .updateTable('audit_forward')
    .set({ holder, held_until: until.toISOString() })
    .where('receiver', '=', receiver)
    .where(({ or, eb }) => or([eb('holder', '=', holder), eb('held_until', '<=', now.toISOString())]))
    .returning('delivered')
    .executeTakeFirst();
  return row && Number(row.delivered);
}

async function advance(
  db: Kysely<Tables>,
  receiver: string,
  holder: string,
  to: number,
  until: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await ofHolder(db, receiver, holder)
    .set({ delivered: to, held_until: until.toISOString(), last_error: null })
    .where('delivered', '<', to)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

const ofHolder = (db: Kysely<Tables>, receiver: string, holder: string) =>
  db.updateTable('audit_forward').where('receiver', '=', receiver).where('holder', '=', holder);

async function readStatus(db: Kysely<Tables>, receiver: string): Promise<ForwardStatus | undefined> {
  const row = await db
    .selectFrom('audit_forward')
    .select(['delivered', 'last_error'])
    .where('receiver', '=', receiver)
    .executeTakeFirst();
  return row && { delivered: Number(row.delivered), ...(row.last_error !== null && { lastError: row.last_error }) };
}
