import { PostgresDialect } from 'kysely';

import type { Secret } from '../../core/secret.ts';
import { openPostgresPool } from './postgres-pool.ts';
import type { DatabaseKind } from './store.ts';

/** Truncation counts as a deletion, and fires no delete trigger. */
const protectAudit = [
  `create function refuse_audit_change() returns trigger language plpgsql as $$
   begin raise exception 'audit events are never %', tg_argv[0]; end $$`,
  `create function require_next_audit_number() returns trigger language plpgsql as $$
   begin
     if new.seq <> (select coalesce(max(seq), 0) + 1 from audit_event)
     then raise exception 'audit events are numbered without gaps'; end if;
     return new;
   end $$`,
  `create trigger audit_event_is_not_updated before update on audit_event
   for each statement execute function refuse_audit_change('changed')`,
  `create trigger audit_event_is_not_deleted before delete or truncate on audit_event
   for each statement execute function refuse_audit_change('deleted')`,
  `create trigger audit_event_is_appended before insert on audit_event
   for each row execute function require_next_audit_number()`,
];

/** For chained records: of an update only the removal of a whole payload is left. */
const refuseUpdates = [
  `create or replace function allow_payload_removal() returns trigger language plpgsql as $$
   begin
     if old.body is null
       or (new.seq, new.code, new.recorded_at, new.previous_hash, new.payload_hash, new.hash)
         is distinct from (old.seq, old.code, old.recorded_at, old.previous_hash, old.payload_hash, old.hash)
       or coalesce(new.at, new.request_id, new.actor_id, new.subject_guid, new.body, new.salt) is not null
     then raise exception 'audit events are never changed'; end if;
     return new;
   end $$`,
  `create trigger audit_event_is_not_updated before update on audit_event
   for each row execute function allow_payload_removal()`,
];
const allowUpdates = ['drop trigger if exists audit_event_is_not_updated on audit_event'];
const protectRecords = [...refuseUpdates, ...protectAudit.slice(3)];

const widenNumbers = ['alter table audit_event alter column seq type bigint'];

/** @throws StoreError `store.cannot-open`. */
export async function openPostgres(connectionString: Secret): Promise<DatabaseKind> {
  return {
    dialect: new PostgresDialect({ pool: await openPostgresPool(connectionString) }),
    protectAudit,
    protectRecords,
    widenNumbers,
    allowUpdates,
    refuseUpdates,
  };
}
