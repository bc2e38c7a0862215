import type { Situation } from '../situation.ts';
import type { Blocks, Evidence, Remedy } from './finding.ts';

/** One entry of the catalogue: what it is called, when it holds, what to say and what to do. */
export interface Cause {
  /** Permanent: scripts and reports depend on it. */
  readonly code: string;
  /** Order in an answer; unique. */
  readonly rank: number;
  readonly blocks: Blocks;
  readonly title: string;
  /** For the agent to say to the person on the phone. */
  readonly meaning: string;
  /** In one sentence, for the page of causes; `detect` decides. */
  readonly when: string;
  /** The evidence when it holds, never empty; undefined when it does not. Asks no other cause, only the situation. */
  readonly detect: (situation: Situation) => readonly Evidence[] | undefined;
  /** In order: the first is the one to try first. A function where a command names the account. */
  readonly remedies: readonly Remedy[] | ((situation: Situation) => readonly Remedy[]);
  readonly reference: string;
}

export function remediesOf(cause: Cause, situation: Situation): readonly Remedy[] {
  return typeof cause.remedies === 'function' ? cause.remedies(situation) : cause.remedies;
}
