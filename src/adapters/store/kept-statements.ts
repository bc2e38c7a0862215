import type { CompiledQuery, Kysely } from 'kysely';

import type { Tables } from './tables.ts';

/** Runs a statement with other values than those it was built with. The values stand in the order of the SQL. */
export type KeptStatement<Row> = (db: Kysely<Tables>, values: readonly unknown[]) => Promise<readonly Row[]>;

/**
 * A statement that is built at its first use and kept: building it costs as much as running it.
 *
 * @param build - Gives every value a place; which values it names is of no matter.
 */
export function keptStatement<Row>(build: (db: Kysely<Tables>) => CompiledQuery<Row>): KeptStatement<Row> {
  let kept: CompiledQuery<Row> | undefined;
  return async (db, parameters) => {
    kept ??= build(db);
    return (await db.executeQuery<Row>({ ...kept, parameters })).rows;
  };
}
