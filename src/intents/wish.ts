import type { Intent } from '../language/recognition.ts';

/** What somebody wants to know or have done, apart from whom it is about. */
export interface Wish {
  readonly intent: Intent;
  readonly ticket?: string;
  readonly reason?: string;
}

/** Intents that are about one person at a time. */
export type PersonIntent = 'diagnose' | 'sync' | 'reset' | 'unlock';

export function isAboutPerson(intent: Intent): intent is PersonIntent {
  return intent === 'diagnose' || intent === 'sync' || intent === 'reset' || intent === 'unlock';
}
