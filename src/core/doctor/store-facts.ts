import type { Probed } from './probed.ts';

/** What was seen of the database, without making or changing anything. */
export type StoreFacts = SqliteFacts | PostgresFacts;

export interface SqliteFacts {
  readonly kind: 'sqlite';
  readonly file: string;
  readonly state:
    /** Its folder, or the next one above that is there. */
    | { readonly kind: 'missing'; readonly folder: string; readonly folderWritable: boolean }
    | {
        readonly kind: 'there';
        readonly mode?: number;
        readonly writable: boolean;
        readonly database: Probed<DatabaseFacts>;
      };
  /** Missing: the system does not say. */
  readonly freeBytes?: number;
}

export interface PostgresFacts {
  readonly kind: 'postgres';
  /** Host and database, without the password. */
  readonly where: string;
  readonly database: Probed<DatabaseFacts & ServerStateFacts>;
}

export interface DatabaseFacts {
  /** Migrations that were applied; missing: there are no tables yet. */
  readonly applied?: readonly string[];
  /** Those this version brings along. */
  readonly known: readonly string[];
  /** What keeps a commit from being on disk when it is acknowledged. Empty: nothing. */
  readonly durabilityGaps: readonly string[];
}

export interface ServerStateFacts {
  readonly version: string;
  readonly majorVersion: number;
  readonly isStandby: boolean;
  readonly mayCreate: boolean;
  /** The database's clock minus ours, in milliseconds. */
  readonly clockOffset: number;
}
