import type { FollowState } from './follow/follow-state.ts';
import type { LinkedIds } from './linked-identity.ts';
import type { PasswordMark } from './password-mark.ts';

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

/** The account a change is about, pinned by ids that survive a rename. Which of the two it is says where it is changed. */
export type Subject = AdSubject | EntraSubject;

/** Lives in AD and is changed there alone, whether or not it is in Entra ID as well. */
export interface AdSubject extends SubjectDetails {
  readonly objectGUID: string;
  readonly objectSid?: string;
  readonly entraObjectId?: string;
  readonly distinguishedName: string;
  readonly sAMAccountName: string;
  readonly userPrincipalName?: string;
  readonly immutableId?: string;
}

/** Lives in Entra ID and nowhere else. */
export interface EntraSubject extends SubjectDetails {
  readonly objectGUID?: never;
  readonly objectSid?: never;
  readonly entraObjectId: string;
  readonly distinguishedName?: never;
  readonly sAMAccountName?: never;
  readonly userPrincipalName: string;
  readonly immutableId?: never;
}

interface SubjectDetails {
  readonly displayName: string;
  readonly department?: string;
  readonly employeeId?: string;
}

/**
 * `draft`: the form is open. `performing`: claimed, the change may have reached the directory. `outcome-unknown`: the connection
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
  /** When it was last claimed for the change; what happened in the directory before that moment was not this change. */
  readonly claimedAt?: string;
  /** Of the last claim: whether its attempt was recorded. Before that nothing can have been sent. */
  readonly attempt?: 'not-begun' | 'begun';
  /** How often the secret was issued: 1 after the first reveal. */
  readonly reveals: number;
  /** Where its cards were posted, so that they can be updated. */
  readonly cards: {
    readonly requester?: PostedCard;
    readonly approvers?: PostedCard;
  };
  /** The conversation in which it was asked for, without the thread of a channel. */
  readonly askedIn?: string;
  /** When the form was sent. */
  readonly submittedAt?: string;
  /** What AD showed of the password right before the change: only what differs from it was done since. */
  readonly passwordBefore?: PasswordMark;
  /** The cloud password's date as read right before the change, or `none`: an arrival is told from what was there. */
  readonly cloudBefore?: string;
  /** What was found out after the change, as far as people were told. */
  readonly follow?: FollowState;
  /** The store's proof that Latchkey wrote it; nothing else sees it. */
  readonly proof?: string;
  /** When people were reminded of it. */
  readonly reminded?: {
    readonly approvers?: string;
    readonly requester?: string;
    /** When a card that had not reached the approvers was posted once more. */
    readonly card?: string;
  };
  /** Whether the account's owner was told of the change. */
  readonly ownerTold?: OwnerTold;
  /** Set with `performed` and `failed`. */
  readonly outcome?: {
    readonly at: string;
    readonly server?: string;
    readonly code?: string;
    readonly pwdLastSet?: string;
    /** Read back from Entra ID after the change; missing: it still showed the date from before. */
    readonly lastPasswordChangeDateTime?: string;
    /** Read back from Entra ID: whether it demands a new password at the next sign-in. Missing: it did not say. */
    readonly forceChangePasswordNextSignIn?: boolean;
    /** Microsoft Graph's own number for the change, which Microsoft's support asks for. */
    readonly requestId?: string;
  };
}

/** `delayed`: it is tried again. `not-told`: it is not, because of `code`. */
export interface OwnerTold {
  readonly kind: 'told' | 'delayed' | 'not-told';
  /** `outcome.at` of the change it is about: another password starts anew. */
  readonly changedAt: string;
  readonly at: string;
  readonly code?: string;
}

export interface PostedCard {
  readonly conversationId: string;
  readonly activityId: string;
}
