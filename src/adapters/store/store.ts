import type { Dialect } from 'kysely';
import { Kysely } from 'kysely';

import type { AuditLog } from '../../ports/audit-log.ts';
import type { ConversationMemory } from '../../ports/conversation-memory.ts';
import type { ForwardPosition } from '../../ports/forward-position.ts';
import type { RequestStore } from '../../ports/request-store.ts';
import type { Transcript } from '../../ports/transcript.ts';
import { migrate, type AuditProtection } from './migrations.ts';
import type { Seal } from './seal-record.ts';
import { createAppendEvents, createAuditLog } from './sql-audit-log.ts';
import { createConversationMemory } from './sql-conversation-memory.ts';
import { createForwardPosition } from './sql-forward-position.ts';
import { createRequestStore } from './sql-request-store.ts';
import { createTranscript } from './sql-transcript.ts';
import type { Tables } from './tables.ts';

export interface Store {
  readonly requests: RequestStore;
  readonly audit: AuditLog;
  readonly transcript: Transcript;
  readonly forwarding: ForwardPosition;
  readonly memory: ConversationMemory;
  /** Waits for transactions that are running; later calls reject. */
  close(): Promise<void>;
  /** True when the tables answer. Never rejects. */
  ready(): Promise<boolean>;
}

/** What one kind of database brings along; everything else is SQL that SQLite and PostgreSQL both speak. */
export interface DatabaseKind extends AuditProtection {
  /** Its transactions must exclude each other where they write the same row. */
  readonly dialect: Dialect;
}

export async function createStore({ dialect, ...protection }: DatabaseKind, seal: Seal): Promise<Store> {
  const db = new Kysely<Tables>({ dialect });
  try {
    await migrate(db, protection, seal);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const appendEvents = createAppendEvents(seal);
  return {
    requests: createRequestStore(db, appendEvents),
    audit: createAuditLog(db, appendEvents),
    transcript: createTranscript(db, appendEvents),
    forwarding: createForwardPosition(db),
    memory: createConversationMemory(db),
    close: () => db.destroy(),
    ready: () => answers(db),
  };
}

async function answers(db: Kysely<Tables>): Promise<boolean> {
  try {
    return (await db.selectFrom('audit_sequence').select('last').executeTakeFirst()) !== undefined;
  } catch {
    return false;
  }
}
