/** One line of `test/fixtures/hostile.jsonl`. */
export interface HostileLine {
  readonly id: string;
  readonly kind: string;
  /** A message's text, a text made by repetition, or an activity of any shape. */
  readonly input: unknown;
  readonly context: HostileContext;
  /** See `parse-expression.ts`. */
  readonly expected: string;
  readonly why?: string;
}

export interface HostileContext {
  /** aadObjectId of the one who types; default: the agent. */
  readonly actor?: string;
  readonly directory?: readonly DirectoryEntry[];
  readonly requests?: readonly SeededRequest[];
  readonly now?: string;
  readonly payload?: string;
  /** What the requester puts into the form that a reset leads to. */
  readonly reason?: string;
  readonly secret?: string;
  readonly export?: string;
}

/** One person. What is not listed here is taken for an LDAP attribute, as it stands. */
export interface DirectoryEntry {
  readonly sam?: string;
  readonly upn?: string;
  readonly displayName?: string;
  readonly givenName?: string;
  readonly surname?: string;
  readonly objectGUID?: string;
  readonly objectClass?: string | readonly string[];
  readonly rid?: number;
  /** Names of groups. */
  readonly memberOf?: readonly string[];
  /** Groups by the group that is a member of them. */
  readonly nested?: Readonly<Record<string, readonly string[]>>;
  readonly entraRoles?: readonly string[];
  readonly entraObjectId?: string;
  readonly cloudOnly?: boolean;
  /** Protected by policy. */
  readonly protected?: boolean;
  readonly [attribute: string]: unknown;
}

export interface SeededRequest {
  readonly id: string;
  readonly state: string;
  readonly requester: string;
  /** sAMAccountName. */
  readonly target: string;
  readonly approvers: readonly string[];
  readonly tenantId: string;
  readonly conversationId: string;
  readonly expiresAt: string;
  readonly targetObjectGuid?: string;
}

/** The text of a line whose input is one; undefined for an activity. */
export function textOfInput(input: unknown): string | undefined {
  if (typeof input === 'string') return input;
  const made = input as { prefix?: unknown; repeat?: unknown; count?: unknown; suffix?: unknown } | null;
  if (typeof made?.repeat !== 'string' || typeof made.count !== 'number') return undefined;
  return `${String(made.prefix ?? '')}${made.repeat.repeat(made.count)}${String(made.suffix ?? '')}`;
}
