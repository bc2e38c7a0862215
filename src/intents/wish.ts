import type { Intent } from '../language/recognition.ts';

/** What somebody wants to know or have done, apart from whom it is about. */
export interface Wish {
  readonly intent: Intent;
  readonly ticket?: string;
  readonly reason?: string;
  /** False: the message says that the new password is to be kept. */
  readonly forceChange?: false;
}

/** The wish by itself, for the bot to remember while it asks whom it is about. */
export function wishOf({ intent, ticket, reason, forceChange }: Wish): Wish {
  return {
    intent,
    ...(ticket !== undefined && { ticket }),
    ...(reason !== undefined && { reason }),
    ...(forceChange !== undefined && { forceChange }),
  };
}

/** Intents that are about one person at a time. */
export type PersonIntent = 'diagnose' | 'sync' | 'reset' | 'unlock';

export function isAboutPerson(intent: Intent): intent is PersonIntent {
  return intent === 'diagnose' || intent === 'sync' || intent === 'reset' || intent === 'unlock';
}
