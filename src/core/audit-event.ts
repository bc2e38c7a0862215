/** One line of the transcript. The builders and the list of codes are in `audit.ts`. Holds no secret, ever. */
export interface AuditEvent {
  /** `HB` + four digits + I, W or E; never reused. */
  readonly code: string;
  readonly name: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** One id for a whole request or conversation turn. */
  readonly correlationId: string;
  readonly requestId?: string;
  readonly actor?: { readonly aadObjectId: string; readonly tenantId: string; readonly name: string };
  readonly subject?: {
    readonly objectGUID?: string;
    readonly objectSid?: string;
    readonly entraObjectId?: string;
    readonly distinguishedName?: string;
    readonly userPrincipalName?: string;
    readonly displayName?: string;
  };
  readonly details: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}
