import type { TargetKind } from '../recognition.ts';

/** A stretch of tokens that may name a person: tokens `from` up to, not including, `to`. */
export interface Candidate {
  readonly from: number;
  readonly to: number;
  readonly kind: TargetKind;
  readonly value: string;
  readonly mentionId?: string;
  /** The form alone says that it is an account; a word or name needs its place in the sentence as well. */
  readonly certain: boolean;
}

export function isAccount(candidate: Candidate): boolean {
  return candidate.kind !== 'display_name';
}
