import { Kysely, sql } from 'kysely';

import type { Secret } from '../../core/secret.ts';
import type { ForwardPosition } from '../../ports/forward-position.ts';
import type { Transcript } from '../../ports/transcript.ts';
import { openPostgres } from './postgres.ts';
import { createForwardPosition } from './sql-forward-position.ts';
import { createTranscript } from './sql-transcript.ts';
import { openSqliteForReading } from './sqlite.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

/** The transcript of a database that may be evidence: it is read as it stood at one moment, and never written. */
export interface ReadOnlyTranscript extends Pick<Transcript, 'records' | 'head' | 'lastCheckpoint'> {
  /** Rejects for a database of a version that did not forward yet. */
  readonly forwarding: Pick<ForwardPosition, 'status'>;
  close(): Promise<void>;
}

/** @throws StoreError `store.cannot-open` when the file is no database or its records are not chained yet. */
export async function openTranscript(file: string): Promise<ReadOnlyTranscript> {
  const db = new Kysely<Tables>({ dialect: openSqliteForReading(file) });
  try {
    await db.selectFrom('audit_event').select('hash').limit(1).execute();
    // There is one connection, so everything from here on is read in this transaction.
    await sql`begin`.execute(db);
  } catch (cause) {
    await db.destroy();
    throw new StoreError('store.cannot-open', `${file} holds no chained audit log.`, { cause });
  }
  const { records, head, lastCheckpoint } = createTranscript(db, refuseToAppend);
  return { records, head, lastCheckpoint, forwarding: createForwardPosition(db), close: () => db.destroy() };
}

/** @throws StoreError `store.cannot-open` when the database cannot be reached or its records are not chained yet. */
export async function openPostgresTranscript(connectionString: Secret): Promise<ReadOnlyTranscript> {
  const { dialect } = await openPostgres(connectionString);
  const db = new Kysely<Tables>({ dialect });
  // A repeatable read sees the database as it was at its first statement.
  const moment = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute();
  const close = async () => {
    await moment.rollback().execute();
    await db.destroy();
  };
  try {
    await moment.selectFrom('audit_event').select('hash').limit(1).execute();
  } catch (cause) {
    await close();
    throw new StoreError('store.cannot-open', 'The PostgreSQL database holds no chained audit log.', { cause });
  }
  const { records, head, lastCheckpoint } = createTranscript(moment, refuseToAppend);
  return { records, head, lastCheckpoint, forwarding: createForwardPosition(moment), close };
}

const refuseToAppend = () => Promise.reject(new Error('The audit log was opened for reading.'));
