/** What a message asks for. `none`: nothing that Latchkey does, or not sure enough to say. */
export type Intent = 'reset' | 'sync' | 'diagnose' | 'unlock' | 'sweep' | 'approvals' | 'audit' | 'help' | 'none';

export type TargetKind =
  'upn' | 'email' | 'sam' | 'down_level' | 'display_name' | 'employee_id' | 'mention' | 'sid' | 'guid' | 'request_id';

export interface Target {
  readonly kind: TargetKind;
  readonly value: string;
  /** Teams id of a mentioned person; wins over the text. */
  readonly mentionId?: string;
}

export interface Recognition {
  readonly intent: Intent;
  readonly targets: readonly Target[];
  readonly ticket?: string;
  readonly reason?: string;
  /** Set when a reset is asked for without a change of the new password at the next sign-in. */
  readonly forceChange?: false;
  /** Set when the bot must ask or explain before anything else. */
  readonly ask?: Ask;
  /** The commands nearest to a message that was not understood, at most two. */
  readonly suggestions?: readonly string[];
}

export type Ask =
  | 'who'
  | 'what'
  | 'too-many-targets'
  | 'bulk'
  | 'look-alike'
  | 'mention-mismatch'
  | 'contains-secret'
  | 'wants-secret'
  | 'negated'
  | 'out-of-scope';

/** A message as Teams sends it; unknown fields and wrong types are ignored, never thrown on. */
export interface IncomingText {
  readonly text: string;
  readonly entities?: unknown;
}
