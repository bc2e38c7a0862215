import type { PersonKey } from '../core/person.ts';
import type { Reading } from '../core/reading.ts';
import type { RawEntraUser, RawSignIn } from '../core/snapshot/snapshot.ts';

/** Entra ID through Microsoft Graph; read-only. Implementations never throw for a Graph that is down or throttled. */
export interface EntraDirectory {
  /**
   * Finds the users a key may mean, at most `limit`, sign-ins and directory roles of a single one included.
   * A user found only among the deleted items is returned with `deletedDateTime`.
   * `absent`: Graph answered and knows no such user, live or deleted.
   */
  find(key: PersonKey, limit: number): Promise<Reading<EntraMatches>>;

  /** Organisation and domains. Cached; concurrent callers share one request. */
  tenant(): Promise<Reading<RawEntraTenant>>;

  /** Which of the groups the user is a transitive member of. Anything but `read` means: no. */
  memberOf(userObjectId: string, groupIds: readonly string[]): Promise<Reading<readonly string[]>>;
}

export interface EntraMatches {
  readonly accounts: readonly EntraAccount[];
  readonly more: boolean;
}

export interface EntraAccount {
  /** `_directoryRoles` inside when they could be read. */
  readonly user: RawEntraUser;
  /** Newest first, at most 20 of the last 24 hours. `unavailable('not-asked')` when several users matched. */
  readonly signIns: Reading<readonly RawSignIn[]>;
}

export interface RawEntraTenant {
  /** Graph `organization`: onPremisesSyncEnabled, onPremisesLastSyncDateTime, onPremisesLastPasswordSyncDateTime (beta). */
  readonly organization: Readonly<Record<string, unknown>>;
  /** Graph `domain` objects: id, authenticationType, isVerified, isDefault, passwordValidityPeriodInDays. */
  readonly domains: readonly Readonly<Record<string, unknown>>[];
}
