import type { SentMail } from './send-mail.ts';
import type { DirectoryRole, Group, NullableOption, RiskyUser, User } from '@microsoft/microsoft-graph-types';

/** A user as Graph v1.0 gives it, with all properties; the server reduces it to `$select`. Change it in place. */
export type GraphUser = User & { id: string };

/**
 * Everything the lab's Graph server knows. It reads the records anew for every request, so changing them in place is
 * how a persona's cloud side changes (a password hash arrives, an account is disabled).
 */
export interface GraphData {
  readonly users: GraphUser[];
  /**
   * With `deletedDateTime`, and as Entra does it the object id without hyphens in front of the userPrincipalName.
   * A user is here or in `users`, never in both.
   */
  readonly deletedUsers: GraphUser[];
  /** In any order; the server answers newest first. */
  readonly signIns: GraphSignIn[];
  /** v1.0 and beta properties together; only beta requests see `onPremisesLastPasswordSyncDateTime`. */
  readonly organization: Record<string, unknown>;
  /** Graph `domain` objects; `id` is the domain name. */
  readonly domains: Record<string, unknown>[];
  readonly groups: GraphGroup[];
  readonly directoryRoles: GraphDirectoryRole[];
  readonly riskyUsers: GraphRiskyUser[];
  /** Directory roles that could be activated. Left out: nobody's. */
  readonly eligibleRoles?: GraphEligibleRole[];
  /** Left out: the app may send mail from no mailbox. */
  readonly mail?: {
    /** Addresses of the mailboxes that the app may send from. */
    readonly senders: readonly string[];
    /** Oldest first. */
    readonly sent: SentMail[];
    onSent?: (mail: SentMail) => void;
  };
}

export interface GraphSignIn {
  userId: string;
  /** Lower case, as the sign-in log stores it. */
  userPrincipalName: string;
  /** ISO 8601, UTC. */
  createdDateTime: string;
  appDisplayName?: string;
  ipAddress?: string;
  status: { errorCode: number; failureReason?: string };
}

export type GraphGroup = Named<Group> & WithMembers;

export type GraphDirectoryRole = Named<DirectoryRole> & WithMembers;

export type GraphRiskyUser = Pick<RiskyUser, 'riskState' | 'riskLevel'> & { id: string };

export interface GraphEligibleRole {
  principalId: string;
  roleDefinitionId: string;
  roleDefinition?: { displayName: string };
}

type Named<T extends { displayName?: NullableOption<string> }> = Omit<T, 'id' | 'displayName' | 'members'> & {
  id: string;
  displayName: string;
};

interface WithMembers {
  /** Ids of users or groups; a group's members count as members too. */
  members: string[];
}
