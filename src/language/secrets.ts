import { redact } from '../core/redact.ts';
import { deceptiveMark, hiddenMark } from './characters.ts';
import type { Candidate } from './targets/candidate.ts';

export interface SecretsInText {
  readonly found: boolean;
  /** Whether a value read from the text is, or holds, part of a secret. */
  readonly covers: (value: string) => boolean;
}

/**
 * Looks for passwords and tokens in a message, with names of people set aside: after "password" a name such as
 * "al-Sayed" looks like a password to the redactor, which knows nothing of names. A name with a digit stays in, and so
 * does a word that is left in anyhow: it may be what announces the secret ("Bearer").
 */
export function findSecrets(marked: string, candidates: readonly Candidate[]): SecretsInText {
  // An invisible character inside "password" must not hide that one follows.
  const text = marked.replaceAll(hiddenMark, '').replaceAll(deceptiveMark, '');
  const untouched = redact(text);
  const names = candidates
    .map(({ value }) => value)
    .filter((value) => /^[\p{L}\p{M}\s.,'-]+$/u.test(value) && !untouched.includes(value));
  const checked = names.reduce((rest, name) => rest.replaceAll(name, 'jdoe'), text);
  const redacted = redact(checked);
  const covers = (value: string): boolean => !redacted.includes(value) && !names.includes(value);
  return { found: redacted !== checked, covers };
}
