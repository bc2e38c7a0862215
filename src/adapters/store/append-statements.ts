import type { CompiledQuery, Kysely } from 'kysely';

import type { AuditEventRow, Tables } from './tables.ts';

type Counter = Pick<Tables['audit_sequence'], 'last' | 'hash'>;

/** The statements of an append. */
export interface AppendStatements {
  /** Adds to the counter, locks it, and gives its new value and the hash of the last record. */
  count(db: Kysely<Tables>, howMany: number): Promise<Counter>;
  insert(db: Kysely<Tables>, rows: readonly AuditEventRow[]): Promise<void>;
  link(db: Kysely<Tables>, hash: string): Promise<void>;
}

/** Statements of up to so many rows are kept; longer appends are rare. */
const mostKept = 8;

/** Builds each statement once and runs it with other values afterwards: building it costs as much as running it. */
export function createAppendStatements(): AppendStatements {
  const kept = new Map<string, CompiledQuery>();
  const prepared = <Row>(name: string, build: () => CompiledQuery<Row>): CompiledQuery<Row> => {
    const statement = (kept.get(name) as CompiledQuery<Row> | undefined) ?? build();
    kept.set(name, statement);
    return statement;
  };
  return {
    count: async (db, howMany) => {
      const statement = prepared<Counter>('count', () =>
        db
          .updateTable('audit_sequence')
          .set((row) => ({ last: row('last', '+', howMany) }))
          .returning(['last', 'hash'])
          .compile(),
      );
      const { rows } = await db.executeQuery<Counter>({ ...statement, parameters: [howMany] });
      const [counter] = rows;
      if (!counter) throw new Error('The counter of the audit log is missing.');
      return counter;
    },
    insert: async (db, rows) => {
      const build = () => db.insertInto('audit_event').values(rows).compile();
      const statement = rows.length <= mostKept ? prepared(`insert ${rows.length}`, build) : build();
      // INVARIANT: `toAuditEventRow` gives the columns always in the same order.
      await db.executeQuery({ ...statement, parameters: rows.flatMap((row): unknown[] => Object.values(row)) });
    },
    link: async (db, hash) => {
      const statement = prepared('link', () => db.updateTable('audit_sequence').set({ hash }).compile());
      await db.executeQuery({ ...statement, parameters: [hash] });
    },
  };
}
