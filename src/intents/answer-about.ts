import { factsViewed } from '../core/audit.ts';
import { diagnose } from '../core/diagnose.ts';
import type { Diagnosis } from '../core/diagnosis.ts';
import type { AccountFacts } from '../core/facts.ts';
import { personOf } from '../core/person-of.ts';
import { tenantContradictions } from '../core/tenant-contradictions.ts';
import { syncVerdict } from '../core/sync-verdict.ts';
import type { LookUp } from './look-up.ts';
import type { Outcome } from './outcome.ts';
import { planChange } from './plan-change.ts';
import type { Context, Turn } from './turn.ts';
import type { PersonIntent, Wish } from './wish.ts';

/** One account, as both directories gave it, and what follows from it. */
export interface Account {
  readonly facts: AccountFacts;
  readonly diagnosis: Diagnosis;
  /** See `LookUp`: an Entra user of the same name that belongs to another AD account. */
  readonly conflict?: string;
}

/** Answers about one account that was found. The view is recorded with the answer, before anything is shown. */
export async function answerAbout(
  found: LookUp & { kind: 'found' },
  wish: Wish & { readonly intent: PersonIntent },
  groups: readonly string[] | 'unknown',
  turn: Turn,
  context: Context,
): Promise<Outcome> {
  const diagnosis = diagnose(found.facts);
  const person = personOf(found.facts);
  turn.notes.add(factsViewed(turn, wish.intent, found.facts, diagnosis));
  switch (wish.intent) {
    case 'diagnose':
      return {
        kind: 'diagnosed',
        person,
        diagnosis,
        readAt: found.facts.now,
        contradictions: tenantContradictions(found.facts),
        ...(found.conflict !== undefined && { conflict: found.conflict }),
      };
    case 'sync':
      return { kind: 'sync-checked', person, verdict: syncVerdict(found.facts, diagnosis), readAt: found.facts.now };
    case 'reset':
    case 'unlock':
      return planChange({ ...found, diagnosis }, { ...wish, intent: wish.intent }, groups, turn, context);
  }
}
