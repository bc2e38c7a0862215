/** What a directory said of one change, so that a reviewer can look it up there. Never holds a secret. */
export interface DirectoryTrace {
  /** LDAP result code of the change (RFC 4511, section 4.1.9); 0: made. */
  readonly ldapCode?: number;
  /** `uSNChanged` of the account on that DC, read back. */
  readonly uSNChanged?: string;
  /** How often `unicodePwd` had been written by then, on all DCs together, and when it was by the DC's clock. */
  readonly passwordVersion?: number;
  readonly passwordWrittenAt?: string;
  /** Microsoft Graph's own number for the change (`request-id`). */
  readonly graphRequestId?: string;
}
