import { printable } from '../core/redact.ts';
import { personOfCandidate } from '../intents/candidate-person.ts';
import type { Candidate } from '../intents/look-up.ts';

export function candidateLine(candidate: Candidate): string {
  const { displayName, userPrincipalName, department } = personOfCandidate(candidate);
  return printable([displayName, userPrincipalName ?? 'no sign-in name', department].filter(Boolean).join(', '));
}
