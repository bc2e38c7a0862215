/** The replication stamp of one attribute: when it was last written and how often, on which DC, never by whom. */
export interface AttributeStamp {
  /** By the clock of the DC that wrote it, in full seconds. */
  readonly at: Date;
  /** Counts the writes on all DCs, the one at creation included. */
  readonly version: number;
  /** The one write behind it: invocation id of that DC and its USN there. Attributes written together share it. */
  readonly origin: string;
}

/** What Active Directory shows of an account's password now. Only the last write is visible. */
export interface PasswordState {
  readonly objectGUID: string;
  /** For people: the sign-in name, or whatever else AD gave. */
  readonly name: string;
  readonly distinguishedName: string;
  /** Missing: it may not be read, or was never set. */
  readonly pwdLastSet?: Date | 'must-change';
  /** Missing: the replication metadata may not be read. */
  readonly stamps: { readonly unicodePwd?: AttributeStamp; readonly pwdLastSet?: AttributeStamp };
  readonly whenCreated?: Date;
  readonly isDeleted: boolean;
  /** The DC that answered. */
  readonly server: string;
}
