import type { Reading } from './reading.ts';

/** Everything known about one account at one moment; every field that could not be read is undefined, never a default. */
export interface AccountFacts {
  readonly now: Date;
  readonly ad: Reading<AdAccount>;
  readonly entra: Reading<EntraUser>;
  /** Newest first. `absent` never occurs: a log that was read and is empty is an empty array. */
  readonly signIns: Reading<readonly SignIn[]>;
  readonly tenant: TenantFacts;
}

/** An AD account, decoded. `undefined` means the attribute was not returned: missing rights, or never set. */
export interface AdAccount {
  readonly sAMAccountName?: string;
  readonly userPrincipalName?: string;
  readonly distinguishedName?: string;
  readonly displayName?: string;
  readonly givenName?: string;
  readonly sn?: string;
  readonly mail?: string;
  readonly department?: string;
  readonly title?: string;
  readonly employeeID?: string;
  readonly objectGUID?: string;
  readonly objectSid?: string;
  /** `mS-DS-ConsistencyGuid`, base64: the same bytes as Entra's onPremisesImmutableId where it is the source anchor. */
  readonly consistencyGuid?: string;
  readonly objectClasses: readonly string[];
  readonly userAccountControl?: number;
  /** Bit 0x10 of msDS-User-Account-Control-Computed; the only attribute that tells a present lockout. */
  readonly lockedOut?: boolean;
  /** Bit 0x800000 of msDS-User-Account-Control-Computed; ALSO set for must-change, so test `pwdLastSet` first. */
  readonly passwordExpiredBit?: boolean;
  readonly pwdLastSet?: Date | 'must-change';
  /** msDS-UserPasswordExpiryTimeComputed; honours fine-grained policies. */
  readonly passwordExpires?: Date | 'never' | 'must-change';
  readonly accountExpires?: Date | 'never';
  /** Stays set after a lockout has lapsed, so never decide on it alone. */
  readonly lockoutTime?: Date | 'none';
  readonly badPwdCount?: number;
  readonly badPasswordTime?: Date;
  readonly lastLogonTimestamp?: Date;
  /** 168 flags, hour 0 = Sunday 00:00 UTC. */
  readonly logonHours?: readonly boolean[];
  readonly userWorkstations?: readonly string[];
  readonly adminCount?: number;
  readonly memberOf: readonly string[];
  /** Transitive groups, primary group included, as SIDs. Undefined: not read, so protection is unknown. */
  readonly tokenGroups?: readonly string[];
  readonly primaryGroupID?: number;
  readonly resultantPso?: string;
  readonly cannotChangePassword?: boolean;
  readonly whenChanged?: Date;
  readonly whenCreated?: Date;
  readonly isDeleted: boolean;
  /** msDS-ReplAttributeMetaData: when the attribute was last written, on whichever DC. */
  readonly written: {
    readonly unicodePwd?: Date;
    readonly pwdLastSet?: Date;
    /** How often the password was written, on all DCs together. */
    readonly unicodePwdVersion?: number;
  };
  readonly domain: DomainPolicy;
  readonly otherDc?: {
    readonly server: string;
    readonly pwdLastSet?: Date | 'must-change';
    readonly lockoutTime?: Date | 'none';
    readonly userAccountControl?: number;
  };
  /** More than 1: the query was ambiguous and nothing else here may be used. */
  readonly matches: number;
  readonly query?: string;
  readonly server?: string;
}

/** Values of the domain root. Intervals in milliseconds. A fine-grained policy may override them: see `resultantPso`. */
export interface DomainPolicy {
  readonly maxPwdAge?: number | 'never';
  readonly minPwdAge?: number;
  readonly minPwdLength?: number;
  readonly lockoutDuration?: number | 'until-unlocked';
}

export interface EntraUser {
  readonly id?: string;
  readonly userPrincipalName?: string;
  readonly displayName?: string;
  readonly mail?: string;
  readonly department?: string;
  readonly employeeId?: string;
  readonly accountEnabled?: boolean;
  /** `null`: never synchronised. `false`: was, is no longer. */
  readonly onPremisesSyncEnabled?: boolean | null;
  readonly onPremisesImmutableId?: string;
  readonly onPremisesSamAccountName?: string;
  readonly onPremisesUserPrincipalName?: string;
  readonly onPremisesDistinguishedName?: string;
  readonly onPremisesSecurityIdentifier?: string;
  readonly onPremisesLastSyncDateTime?: Date;
  readonly provisioningErrors: readonly { category?: string; propertyCausingError?: string; value?: string }[];
  /** Split on comma: `DisablePasswordExpiration` may be combined. Empty: no value, or "None". Undefined: not returned. */
  readonly passwordPolicies?: readonly string[];
  /** Undefined for most synchronised users: Graph shows null, and null is not false (microsoft-graph-docs #13208). */
  readonly forceChangePasswordNextSignIn?: boolean;
  /** `'none'`: Graph answered null, taken as "never got a hash". Undefined: not returned. */
  readonly lastPasswordChange?: Date | 'none';
  readonly signInSessionsValidFrom?: Date;
  readonly createdDateTime?: Date;
  readonly deletedDateTime?: Date;
  readonly userType?: string;
  /** `signInType` of each of Graph's `identities`; `federated`: another provider checks the password. Undefined: not returned. */
  readonly identityTypes?: readonly string[];
  /** Undefined: not returned. */
  readonly licences?: number;
  readonly isCloudManaged?: boolean;
  readonly risk?: { readonly state?: string; readonly level?: string };
  /** Undefined: not read, so protection is unknown. */
  readonly directoryRoles?: readonly string[];
  /** Directory roles the user could activate. Undefined: not read. */
  readonly eligibleRoles?: readonly string[];
  /** Groups of the user to which directory roles may be assigned. Undefined: not read, so protection is unknown. */
  readonly roleAssignableGroups?: readonly string[];
}

export interface SignIn {
  readonly at: Date;
  readonly errorCode: number;
  readonly failureReason?: string;
  readonly app?: string;
  readonly ipAddress?: string;
}

export type SignInMethod = 'passwordHashSync' | 'passThrough' | 'federated' | 'cloudOnly';

/** The tenant: declared facts and read ones. Undefined always means "nobody has said", never "off". */
export interface TenantFacts {
  readonly adReachable: boolean;
  readonly graphReachable: boolean;
  /** Declared for the user's domain: hash sync and pass-through cannot be told apart from the domain object. */
  readonly signInMethod?: SignInMethod;
  readonly domainAuthenticationType?: string;
  readonly domainName?: string;
  readonly passwordValidityPeriodInDays?: number;
  readonly verifiedDomains?: readonly string[];
  readonly syncEnabled?: boolean | null;
  readonly lastSync?: Date;
  readonly lastPasswordSync?: Date;
  readonly features: {
    readonly passwordSync?: boolean;
    readonly forcePasswordChangeOnLogon?: boolean;
    readonly cloudPasswordPolicy?: boolean;
  };
  /** False: no features were declared at all. */
  readonly featuresKnown: boolean;
  readonly forceChangeFeatureEnabledAt?: Date;
  readonly passwordWriteback?: boolean;
  readonly connectVersion?: string;
  readonly syncTool?: string;
  readonly adConnectorName?: string;
  readonly customSyncRules: readonly string[];
  readonly stagedRollout?: { readonly feature: string; readonly userIncluded: boolean };
  readonly deviceTrustType?: string;
  readonly licences?: readonly string[];
  /** Who declared which of these facts, by its name in the tenant profile. */
  readonly declarations: Readonly<Record<string, { readonly by: string; readonly at: Date }>>;
}
