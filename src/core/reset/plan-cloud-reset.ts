import type { PlanInput, ResetPlan } from '../reset-plan.ts';
import { alternativesToRefusal } from './alternatives.ts';
import { cloudCaveatsOf, type Caveat } from './caveats.ts';
import { cloudRefusals } from './cloud-refusals.ts';

/**
 * Says what setting the password in Entra ID would do, or why it may not be. Somebody else than its owner knows the new
 * password, so another one is always demanded at the next sign-in, whatever was wished.
 */
export function planCloudReset({ facts, diagnosis, wish, requesterObjectId, policy }: PlanInput): ResetPlan {
  const because = cloudRefusals(facts, policy, requesterObjectId);
  if (because.length > 0) return { kind: 'refused', because, alternatives: alternativesToRefusal(because) };
  return {
    kind: 'possible',
    forceChange: true,
    unlock: false,
    steps,
    caveats: [...(wish.forceChange ? [] : [alwaysForced]), ...cloudCaveatsOf(diagnosis)],
    forcedChangeReachesCloud: 'yes',
    alternatives: [],
  };
}

const steps: (ResetPlan & { kind: 'possible' })['steps'] = [
  { where: 'Cloud', what: 'Takes the new password at once and asks for another at the next sign-in.' },
  { where: 'Domain PC', what: 'Nothing: there is no account in Active Directory.' },
  { where: 'Entra-joined PC', what: 'Does not show the demand for a new password; choose it in a browser.' },
  {
    where: 'Existing sessions',
    what: 'May stay open until they have to sign in again. To end them at once, have the sessions revoked in Entra ID.',
  },
];

const alwaysForced: Caveat = {
  code: 'cloud-change-always-forced',
  text: 'Another password is demanded at the next sign-in all the same: for a cloud-only account Latchkey always asks for it.',
};
