/**
 * One account as the directories gave it: raw LDAP and Graph values, no secrets. The only thing adapters hand to core.
 *
 * `latchkey snapshot USER` prints it and `latchkey explain --snapshot` reads it, so that a bug report reproduces
 * exactly what the bot saw. `read-snapshot.ts` turns it into `AccountFacts`.
 */
export interface AccountSnapshot {
  readonly id?: string;
  /** `null`: AD answered and has no such account, or did not answer (`tenant.adReachable` false). */
  readonly ad: RawAdAccount | null;
  /** `null`: Graph answered and has no such user, or did not answer (`tenant.graphReachable` false). */
  readonly entra: RawEntraUser | null;
  readonly tenant: RawTenant;
  /** `null`: the sign-in log could not be read. `[]`: it was read and holds nothing. */
  readonly signIns: readonly RawSignIn[] | null;
  /** ISO 8601, UTC: the moment at which the facts were read. */
  readonly now: string;
}

/**
 * LDAP attributes by their schema names. FILETIMEs and intervals are decimal strings, binary values are text:
 * `objectGUID` as a UUID, `objectSid` as `S-1-...`, `mS-DS-ConsistencyGuid` as base64, `logonHours` as 42 hex digits,
 * `tokenGroups` as an array of SIDs. An attribute that was asked for and not returned is left out.
 *
 * Names with `_` are not LDAP attributes: `_domain` (values of the domain root), `_otherDc` (the same account read on
 * a second DC, with `server`), `_cannotChangePassword` (from the ACL), `_matches` and `_query` (more than one object
 * was found), `_server` (the DC that answered).
 */
export type RawAdAccount = Readonly<Record<string, unknown>>;

/**
 * Graph `user` properties by their v1.0 names; `deletedDateTime` when it was found among the deleted items;
 * `riskyUser`, `onPremisesSyncBehavior` when those were asked for; `_directoryRoles` (display names of the directory
 * roles held, directly or through a group), `_eligibleRoles` (those that could be activated) and
 * `_roleAssignableGroups` (display names), each left out when it was not asked for or could not be read.
 */
export type RawEntraUser = Readonly<Record<string, unknown>>;

/** Graph `signIn` reduced to what the rules use. */
export interface RawSignIn {
  readonly createdDateTime: string;
  readonly errorCode: number;
  readonly failureReason?: string;
  readonly appDisplayName?: string;
  readonly ipAddress?: string;
}

/**
 * The tenant: the declared profile (settings) beside what Graph says. `signInMethod`, `passwordWriteback`, `features`,
 * `featureEnabledAt`, `connectVersion`, `syncTool`, `customSyncRules`, `stagedRollout`, `deviceTrustType` are declared;
 * `organization`, `domain`, `verifiedDomains` come from Graph; `adReachable`, `graphReachable`, `signInLogs` are the
 * adapters' state. `adFailure`, `graphFailure` and `signInLogs` may carry a `SourceFailureCode` that says why a source
 * could not be read; `signInLogs` is `available` or left out where it could.
 */
export type RawTenant = Readonly<Record<string, unknown>>;
