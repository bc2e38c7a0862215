import { requestDenied } from '../core/audit.ts';
import type { Outcome, Refusal } from './outcome.ts';
import type { Context, Turn } from './turn.ts';

/** Refuses somebody without the right, and records it. */
export async function denyAccess(
  what: string,
  groups: readonly string[] | 'unknown',
  turn: Turn,
  { ports }: Context,
): Promise<Outcome> {
  const refusal = accessRefusal(groups);
  await ports.audit.append([requestDenied(turn, what, [refusal])]);
  return refusedAccess(groups, refusal);
}

export function accessRefusal(groups: readonly string[] | 'unknown'): Refusal {
  return groups === 'unknown'
    ? {
        code: 'rights-unknown',
        text: 'Your group membership could not be read from Entra ID just now, so nothing was shown or changed.',
      }
    : { code: 'not-an-agent', text: 'You are in none of the groups that may do this. Nothing was shown or changed.' };
}

export function refusedAccess(groups: readonly string[] | 'unknown', refusal: Refusal): Outcome {
  return {
    kind: 'refused',
    title: 'Latchkey may not do this for you',
    because: [refusal],
    nextSteps: [groups === 'unknown' ? 'Try again in a minute' : 'Ask your identity administrator for the right group'],
  };
}
