import type { ChangeRequest } from '../change-request.ts';

/**
 * What can be said about a change afterwards.
 *
 * `arrived`: the cloud has the password that AD has. `nothing-to-wait-for`: there is no copy in the cloud. `gone`: the
 * account is no longer there. `withheld`: it does not arrive by itself, the person must act. `stopped`: it does not
 * arrive while synchronisation is switched off. `diverged`: two passwords. `late`: due and not there. `undecided`: it
 * cannot be told. `unreadable`: a directory did not answer. `locked-again`: of an unlock.
 */
export type NewsKind =
  | 'arrived'
  | 'nothing-to-wait-for'
  | 'gone'
  | 'withheld'
  | 'stopped'
  | 'diverged'
  | 'late'
  | 'undecided'
  | 'unreadable'
  | 'locked-again';

/** One thing the requester was told. Noted before the message goes out, so that nobody is told twice. */
export interface News {
  readonly kind: NewsKind;
  readonly at: string;
  /** One sentence. */
  readonly headline: string;
  /** Codes of the causes it rests on, from the diagnosis. */
  readonly because: readonly string[];
}

export interface FollowState {
  /** `outcome.at` of the change it is about: another password starts anew. */
  readonly changedAt: string;
  /** Oldest first; each kind once. */
  readonly news: readonly News[];
  /** How often a message could not be delivered. */
  readonly undelivered: number;
}

/** What was told about the present change of the request, oldest first. */
export function newsOf({ follow, outcome }: ChangeRequest): readonly News[] {
  return follow !== undefined && follow.changedAt === outcome?.at ? follow.news : [];
}

/** After these nothing more can come. */
export function isFinal(kind: NewsKind): boolean {
  return kind === 'arrived' || kind === 'nothing-to-wait-for' || kind === 'gone' || kind === 'locked-again';
}
