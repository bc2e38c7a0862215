import type { LinkedIds } from './linked-identity.ts';

/** Somebody who acts, as the channel authenticated them. Never taken from a card. */
export interface Actor {
  readonly aadObjectId: string;
  readonly tenantId: string;
  readonly name: string;
  /** Teams id (`29:...`), for mentions and user-specific views only. */
  readonly teamsId?: string;
  /** What the directories gave for this person when it mattered; never from the channel. */
  readonly linked?: LinkedIds;
}

/** The account a change is about, pinned by ids that survive a rename. */
export interface Subject {
  readonly objectGUID: string;
  readonly objectSid?: string;
  readonly entraObjectId?: string;
  readonly distinguishedName: string;
  readonly sAMAccountName: string;
  readonly userPrincipalName?: string;
  readonly displayName: string;
  readonly department?: string;
  readonly immutableId?: string;
  readonly employeeId?: string;
}

/**
 * `draft`: the form is open. `performing`: claimed, the change may have reached AD. `outcome-unknown`: the connection
 * was lost after the change was sent. `void`: the account changed after the request. See `approval.ts` for the moves.
 */
export type RequestState =
  | 'draft'
  | 'pending'
  | 'approved'
  | 'denied'
  | 'cancelled'
  | 'expired'
  | 'performing'
  | 'performed'
  | 'failed'
  | 'outcome-unknown'
  | 'void';

export interface ChangeRequest {
  readonly id: string;
  /** Counts moves; the store's compare-and-set is on it. */
  readonly version: number;
  readonly state: RequestState;
  readonly change:
    { readonly kind: 'reset'; readonly forceChange: boolean; readonly unlock: boolean } | { readonly kind: 'unlock' };
  readonly requester: Actor;
  readonly subject: Subject;
  /** Relevant facts at the time of asking; a difference at perform voids the request. */
  readonly fingerprint: string;
  readonly reason?: string;
  readonly ticket?: string;
  /** How the requester says the caller was verified: an id from policy. */
  readonly verification?: string;
  /** The risks (`risk-...`) and what limits the change, for the approver to read. */
  readonly caveats?: readonly { readonly code: string; readonly text: string }[];
  /** How many people must approve, worked out when it was sent. Missing or 0: as policy says, at least. */
  readonly approvalsNeeded?: number;
  readonly decisions: readonly { readonly by: Actor; readonly verdict: 'approve' | 'deny'; readonly at: string }[];
  readonly createdAt: string;
  readonly expiresAt: string;
  /** When it was last claimed for the change; what happened in AD before that moment was not this change. */
  readonly claimedAt?: string;
  /** How often the secret was issued: 1 after the first reveal. */
  readonly reveals: number;
  /** Where its cards were posted, so that they can be updated. */
  readonly cards: {
    readonly requester?: PostedCard;
    readonly approvers?: PostedCard;
  };
  /** Set with `performed` and `failed`. */
  readonly outcome?: {
    readonly at: string;
    readonly server?: string;
    readonly code?: string;
    readonly pwdLastSet?: string;
  };
}

export interface PostedCard {
  readonly conversationId: string;
  readonly activityId: string;
}
