/** What a comparison of the transcript with Active Directory found; everything else is explained. */
export type Difference = {
  readonly objectGUID: string;
  readonly name: string;
  /** For people: what is known and what follows from it. */
  readonly text: string;
} & (
  | {
      /** AD shows a change of the password that no transcript explains. */
      readonly kind: 'unexplained';
      readonly by: ChangedBy;
      /** By the clock of the DC; missing: AD shows only that it happened between two resets. */
      readonly at?: Date;
      /** How many changes are not explained, as far as AD counts them. */
      readonly changes?: number;
    }
  | {
      /** A transcript tells of a reset that is not in AD. */
      readonly kind: 'missing';
      readonly requestId: string;
    }
  | {
      /** Nobody can tell; never read as fine. */
      readonly kind: 'unknown';
      readonly because: UnknownBecause;
      readonly requestId?: string;
    }
);

/**
 * AD does not say who changed a password. `administrator`: "must change" was set in the same write, which takes the
 * right to reset. `anybody`: the owner may have changed it himself, or somebody reset it.
 */
export type ChangedBy = 'administrator' | 'anybody';

export type UnknownBecause =
  | 'deleted'
  | 'not-found'
  | 'moved'
  | 'not-readable'
  /** "Must change" hides the date of the password, and its replication metadata may not be read. */
  | 'no-date'
  /** The change was made on another DC and may not have arrived at the one that was read. */
  | 'may-be-on-its-way';
