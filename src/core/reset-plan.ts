import type { Diagnosis } from './diagnosis.ts';
import type { AccountFacts } from './facts.ts';
import type { Remedy } from './findings/finding.ts';
import type { Policy } from './policy.ts';
import { accountRefusals } from './reset/account-refusals.ts';
import { alternativesFor, alternativesToRefusal } from './reset/alternatives.ts';
import { caveatsOf } from './reset/caveats.ts';
import { forcedChangeOf, reaches } from './reset/forced-change.ts';
import { stepsOf } from './reset/steps.ts';
import { planCloudReset } from './reset/plan-cloud-reset.ts';
import { readSituation } from './situation.ts';
import { homeOfFacts } from './subject.ts';
import { defaultThresholds } from './thresholds.ts';

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
    | 'synchronised'
    | 'linked-to-ad'
    | 'external-user'
    | 'federated-domain'
    | 'ambiguous'
    | 'not-found'
    | 'facts-unknown'
    | 'self'
    | 'account-deleted';
  readonly text: string;
}

export interface PlanInput {
  readonly facts: AccountFacts;
  readonly diagnosis: Diagnosis;
  readonly wish: { readonly forceChange: boolean; readonly unlock: boolean };
  readonly requesterObjectId: string;
  readonly policy: Policy;
  /** Whether Latchkey may set the password of an account that is in Entra ID alone. Left out: no. */
  readonly cloudResets?: boolean;
}

/**
 * Says what a reset would do, or why there can be none, before anybody is asked for approval.
 *
 * A demand for a new password that cannot work is planned as asked and never dropped in silence: the plan says so and
 * names what would work instead.
 */
export function planReset(input: PlanInput): ResetPlan {
  if (input.cloudResets === true && homeOfFacts(input.facts) === 'entra') return planCloudReset(input);
  const { facts, diagnosis, wish, requesterObjectId, policy } = input;
  const because = accountRefusals(facts, policy, requesterObjectId);
  if (because.length > 0) return { kind: 'refused', because, alternatives: alternativesToRefusal(because) };

  const situation = readSituation(facts, defaultThresholds);
  const forced = forcedChangeOf(situation, wish.forceChange);
  return {
    kind: 'possible',
    forceChange: wish.forceChange,
    unlock: wish.unlock,
    steps: stepsOf(situation, forced),
    caveats: caveatsOf(situation, diagnosis, wish, forced),
    forcedChangeReachesCloud: reaches[forced],
    alternatives: alternativesFor(situation, forced),
  };
}
