import type { Kysely, Migration } from 'kysely';
import { Migrator, sql } from 'kysely';

import { chainAuditEvents } from './chain-audit-events.ts';
import { forwardAuditEvents } from './forward-audit-events.ts';
import { nameEntraSubjects } from './name-entra-subjects.ts';
import type { Seal } from './seal-record.ts';
import { StoreError } from './store-error.ts';

export const appliedTable = 'schema_migration';

/** The changes to the tables that this version brings along, in their order. */
export const migrationNames = [
  '0001-requests-audit-memory',
  '0002-chain-audit-events',
  '0003-forward-audit-events',
  '0004-name-entra-subjects',
] as const;

type MigrationName = (typeof migrationNames)[number];

/** Statements in the database's own language that refuse what append-only forbids. */
export interface AuditProtection {
  /** For the first version of `audit_event`: no change, no deletion. */
  readonly protectAudit: readonly string[];
  /** For the chained one, made anew: the same, but a payload may be removed. */
  readonly protectRecords: readonly string[];
  /** Lets `audit_event` hold numbers of eight bytes; nothing where it does so anyway. */
  readonly widenNumbers: readonly string[];
  /** Takes the refusal of updates off the chained events, where it is; and puts it on again. */
  readonly allowUpdates: readonly string[];
  readonly refuseUpdates: readonly string[];
}

/** Brings the tables up to what this code knows; safe when several processes start at once. */
export async function migrate<Schema>(db: Kysely<Schema>, protection: AuditProtection, seal: Seal): Promise<void> {
  const migrations: Record<MigrationName, Migration> = {
    '0001-requests-audit-memory': { up: (schema) => createFirstTables(schema, protection.protectAudit) },
    '0002-chain-audit-events': { up: (schema) => chainAuditEvents(schema, seal, protection.protectRecords) },
    '0003-forward-audit-events': { up: (schema) => forwardAuditEvents(schema, protection.widenNumbers) },
    '0004-name-entra-subjects': { up: (schema) => nameEntraSubjects(schema, protection) },
  };
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: appliedTable,
    migrationLockTableName: `${appliedTable}_lock`,
  });
  await refuseNewerSchema(db, migrationNames);
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

async function refuseNewerSchema<Schema>(db: Kysely<Schema>, known: readonly string[]): Promise<void> {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === appliedTable)) return;
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(appliedTable)}`.execute(db);
  const newer = rows.map(({ name }) => name).filter((name) => !known.includes(name));
  if (newer.length === 0) return;
  throw new StoreError(
    'store.newer-schema',
    `The database was changed by a newer Latchkey (${newer.join(', ')}). Nothing was changed now. ` +
      'Start that version again, or restore a backup from before it was installed.',
  );
}

async function createFirstTables(db: Kysely<unknown>, protectAudit: readonly string[]): Promise<void> {
  await createRequestTable(db);
  await createAuditTables(db);
  for (const statement of protectAudit) await sql.raw(statement).execute(db);
  await createMemoryTables(db);
}

async function createRequestTable({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('change_request')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('subject_guid', 'text', (column) => column.notNull())
    .addColumn('requester_id', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('change_request_by_created_at').on('change_request').column('created_at').execute();
  for (const column of ['state', 'subject_guid', 'requester_id'])
    await schema
      .createIndex(`change_request_by_${column}`)
      .on('change_request')
      .columns([column, 'created_at'])
      .execute();
}

async function createAuditTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_event')
    .addColumn('seq', 'bigint', (column) => column.primaryKey().notNull())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('request_id', 'text')
    .addColumn('actor_id', 'text')
    .addColumn('subject_guid', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  for (const column of ['code', 'request_id', 'actor_id', 'subject_guid'])
    await db.schema.createIndex(`audit_event_by_${column}`).on('audit_event').columns([column, 'seq']).execute();
  await db.schema.createIndex('audit_event_by_at').on('audit_event').column('at').execute();
  await db.schema
    .createTable('audit_sequence')
    .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('last', 'bigint', (column) => column.notNull())
    .execute();
  await sql`insert into audit_sequence (id, last) values (1, 0)`.execute(db);
}

async function createMemoryTables({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('conversation')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('reference', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('question')
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('question_key', ['conversation_id', 'person_id'])
    .execute();
  await schema
    .createTable('seen_key')
    .addColumn('key', 'text', (column) => column.primaryKey().notNull())
    .addColumn('seen_at', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('seen_key_by_seen_at').on('seen_key').column('seen_at').execute();
}
