import { payloadsRemoved } from '../core/audit/transcript-events.ts';
import type { Environment } from '../ports/environment.ts';
import type { Transcript } from '../ports/transcript.ts';

const day = 86_400_000;

/** Removes what is older than the organisation keeps. The chain stays verifiable, and that it happened is an event. */
export async function removeOldPayloads(
  { transcript, environment }: { readonly transcript: Transcript; readonly environment: Environment },
  keepDays: number,
): Promise<void> {
  const now = environment.now();
  const before = new Date(now.getTime() - keepDays * day).toISOString();
  const occasion = { correlationId: environment.newId(), now };
  await transcript.removePayloads(before, (upTo, removed) => payloadsRemoved(occasion, upTo, removed, before));
}
