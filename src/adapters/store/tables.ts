/**
 * The tables. Ids are compared in lower case where they are GUIDs; instants are `YYYY-MM-DDTHH:MM:SS.sssZ`, so that
 * they sort as text. `body` is the whole value as JSON; the other columns repeat what is searched. `subject_guid` is the
 * objectGUID of the account, or its object id in Entra ID where it has none in AD.
 */
export interface Tables {
  change_request: ChangeRequestRow;
  audit_event: AuditEventRow;
  /** One row: where the chain ends. Its lock makes writers queue. */
  audit_sequence: { id: number; last: number; hash: string };
  audit_checkpoint: AuditCheckpointRow;
  /** Per receiver outside: the last record it has, and which replica forwards until when. */
  audit_forward: AuditForwardRow;
  conversation: { id: string; reference: string };
  question: { conversation_id: string; person_id: string; body: string; expires_at: string };
  seen_key: { key: string; seen_at: string };
}

export interface ChangeRequestRow {
  id: string;
  version: number;
  state: string;
  subject_guid: string;
  requester_id: string;
  created_at: string;
  expires_at: string;
  body: string;
}

/** A record of the chain (docs/audit-format.md). The columns from `at` on are the payload: retention empties them. */
export interface AuditEventRow {
  /** 1, 2, 3 ... without gaps. */
  seq: number;
  code: string;
  recorded_at: string;
  previous_hash: string;
  payload_hash: string;
  hash: string;
  at: string | null;
  request_id: string | null;
  actor_id: string | null;
  subject_guid: string | null;
  /** The event as RFC 8785 canonical JSON. */
  body: string | null;
  salt: string | null;
}

export interface AuditCheckpointRow {
  size: number;
  note: string;
  /** Roots of the complete subtrees, separated by blanks. */
  peaks: string;
  made_at: string;
  key_id: string;
}

export interface AuditForwardRow {
  receiver: string;
  delivered: number;
  holder: string;
  held_until: string;
  last_error: string | null;
}

export const toGuidColumn = (guid: string): string => guid.toLowerCase();

/** @throws RangeError for text that is no date. */
export const toInstantColumn = (iso: string): string => new Date(iso).toISOString();
