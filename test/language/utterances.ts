import { readFileSync } from 'node:fs';
import type { Intent, Recognition, TargetKind } from '../../src/language/recognition.ts';

export interface Utterance {
  readonly id: string;
  readonly text: string;
  readonly entities?: unknown;
  readonly expected: {
    readonly intent: Intent;
    readonly targets: readonly { readonly kind: TargetKind; readonly value: string; readonly mentionId?: string }[];
    readonly ticket?: string;
    readonly reason?: string;
  };
}

/** Messages of technicians, in four languages, with what a senior colleague reads in them. */
export const utterances: readonly Utterance[] = readFileSync(
  new URL('../fixtures/utterances.jsonl', import.meta.url),
  'utf8',
)
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Utterance);

export const isChange = (intent: Intent): boolean => intent === 'reset' || intent === 'unlock';

/** Targets as comparable text: two kinds of address are one kind, and so are account and display name. */
export function targetKeys(targets: Recognition['targets']): readonly string[] {
  const family = (kind: TargetKind): string =>
    kind === 'upn' || kind === 'email' ? 'address' : kind === 'sam' || kind === 'display_name' ? 'name' : kind;
  return targets
    .map(
      ({ kind, value, mentionId }) =>
        `${family(kind)}:${mentionId ?? value.replace(/^(?:dr|mr|herr)\.? /iu, '').toLowerCase()}`,
    )
    .sort();
}
