import type { DirectoryTrace } from '../core/directory-trace.ts';
import type { PersonKey } from '../core/person.ts';
import type { Reading } from '../core/reading.ts';
import type { Secret } from '../core/secret.ts';
import type { RawAdAccount } from '../core/snapshot/snapshot.ts';

/** Active Directory, as far as Latchkey uses it. Implementations never throw for a directory that is down. */
export interface AdDirectory {
  /**
   * Finds the accounts a key may mean, decisive attributes included, by indexed attributes only and at most `limit`
   * of them. `absent`: AD answered and nothing matches. Where several object classes match, only user-like objects are
   * returned (users, inetOrgPerson, managed service accounts and computers, so that a refusal can name the reason).
   */
  find(key: PersonKey, limit: number): Promise<Reading<AdMatches>>;

  /**
   * Sets a new password in one modify (`unicodePwd`, `pwdLastSet` 0 when a change is forced, `lockoutTime` 0 when
   * unlocking) on one pinned DC and reads the account back there. Never retried.
   */
  resetPassword(change: PasswordChange): Promise<ChangeOutcome>;

  /** Writes `lockoutTime` 0 on one pinned DC and reads back. Never retried. */
  unlock(objectGUID: string): Promise<ChangeOutcome>;

  /** A cheap question that shows whether AD answers, for `doctor` and `/readyz`. */
  ping(): Promise<Reading<{ readonly server: string }>>;

  close(): Promise<void>;
}

export interface AdMatches {
  /** At least one. Each as read, with tokenGroups and `_domain` when it is the only one. */
  readonly accounts: readonly RawAdAccount[];
  /** True: there are more than `limit`. */
  readonly more: boolean;
}

export interface PasswordChange {
  readonly objectGUID: string;
  readonly newPassword: Secret;
  readonly forceChange: boolean;
  readonly unlock: boolean;
}

/** `unknown`: the change was sent and no answer came; it may or may not have happened. */
export type ChangeOutcome = { readonly trace?: DirectoryTrace } & (
  | { readonly kind: 'done'; readonly server: string; readonly after: RawAdAccount }
  | { readonly kind: 'refused'; readonly code: ChangeRefusalCode; readonly server?: string }
  | { readonly kind: 'unknown'; readonly code: string; readonly server?: string }
);

/** Nothing was changed in AD for any of these. */
export type ChangeRefusalCode =
  | 'ldap.no-right'
  | 'ldap.password-policy'
  | 'ldap.no-such-object'
  | 'ldap.unwilling'
  | 'ldap.unreachable'
  | 'ldap.timeout'
  | 'ldap.certificate'
  | 'ldap.bind-refused'
  | 'ldap.busy'
  | 'ldap.unknown';
