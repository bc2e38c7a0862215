import type { Remedy } from './findings/finding.ts';

/** What a reset would do, said before anybody asks for approval. */
export type ResetPlan =
  | {
      readonly kind: 'possible';
      readonly forceChange: boolean;
      readonly unlock: boolean;
      /** What will happen where, in words for the agent. */
      readonly steps: readonly {
        readonly where: 'Domain PC' | 'Cloud' | 'Entra-joined PC' | 'Existing sessions';
        readonly what: string;
      }[];
      /** What limits the reset, each with the cause it rests on. Empty: nothing known. */
      readonly caveats: readonly { readonly code: string; readonly text: string }[];
      /** Whether the demand to change will reach the cloud. */
      readonly forcedChangeReachesCloud: 'yes' | 'no' | 'unknown' | 'not-asked';
      /** At least two where the wish cannot work as asked. */
      readonly alternatives: readonly Alternative[];
    }
  | {
      readonly kind: 'refused';
      readonly because: readonly PlanRefusal[];
      readonly alternatives: readonly Alternative[];
    };

export interface Alternative {
  /** What the agent can ask Latchkey for instead; absent when it is somebody else's work. */
  readonly say?: string;
  readonly title: string;
  readonly remedy: Remedy;
}

export interface PlanRefusal {
  readonly code:
    | 'protected-account'
    | 'protection-unknown'
    | 'not-a-user-account'
    | 'cloud-only'
    | 'cloud-mastered'
    | 'ambiguous'
    | 'not-found'
    | 'facts-unknown'
    | 'self'
    | 'account-deleted';
  readonly text: string;
}
