import type { ChangeRequest } from '../change-request.ts';
import type { Diagnosis } from '../diagnosis.ts';
import type { AccountFacts, EntraUser } from '../facts.ts';
import type { Finding } from '../findings/finding.ts';
import { syncVerdict, type SyncVerdict } from '../sync-verdict.ts';
import type { NewsKind } from './follow-state.ts';

/** What one look at the account showed. `waiting`: nothing is wrong and nothing is there yet. */
export interface Sighting {
  readonly kind: NewsKind | 'waiting';
  readonly headline: string;
  /** The causes it rests on, with the diagnosis's words and remedies. */
  readonly findings: readonly Finding[];
}

/** What the facts say about a change that was made. Rests on the same verdict that "check sync status" gives. */
export function sightingOf(request: ChangeRequest, facts: AccountFacts, diagnosis: Diagnosis): Sighting {
  return request.change.kind === 'unlock' ? lockout(diagnosis) : password(request, facts, diagnosis);
}

export const gone: Sighting = {
  kind: 'gone',
  headline: 'The account is no longer in the directory, so there is nothing to wait for.',
  findings: [],
};

/** A directory did not answer, so that not even the account was found. Of an unlock nothing was promised. */
export function unreadable({ change }: ChangeRequest): Sighting {
  if (change.kind === 'unlock') return unlocked;
  const headline = 'The directories could not be read, so it is not known whether the cloud has the password.';
  return { kind: 'unreadable', headline, findings: [] };
}

function password(request: ChangeRequest, facts: AccountFacts, diagnosis: Diagnosis): Sighting {
  const verdict = syncVerdict(facts, diagnosis);
  const findings = diagnosis.findings.filter(({ code }) => verdict.because.includes(code));
  const says = (kind: Sighting['kind'], headline = verdict.headline): Sighting => ({ kind, headline, findings });
  if (verdict.kind === 'in-step' && !hasMoved(request, facts)) return says('undecided', notMoved);
  return says(kindOf(verdict, facts), verdict.kind === 'in-step' ? arrival(request, facts, verdict) : undefined);
}

const notMoved =
  'The cloud still shows the password date from before the change, so the new one is not confirmed there.';

function kindOf({ kind, because }: SyncVerdict, { ad, entra }: AccountFacts): Sighting['kind'] {
  switch (kind) {
    case 'in-step':
      return 'arrived';
    case 'pending':
      return 'waiting';
    case 'not-applicable':
      return 'nothing-to-wait-for';
    case 'withheld':
    case 'diverged':
      return kind;
    case 'stale':
      return because.some((code) => switchedOff.has(code)) ? 'stopped' : 'late';
    case 'unknown':
      return ad.kind === 'unavailable' || entra.kind === 'unavailable' ? 'unreadable' : 'undecided';
  }
}

/** Somebody must switch it on; what is merely late may still come by itself. */
const switchedOff: ReadonlySet<string> = new Set(['sync-disabled', 'phs-disabled']);

/**
 * Two passwords set within the tolerance of the dates look alike, such as a second one inside one approval; then only
 * that the cloud's date moved tells an arrival from the password before.
 */
function hasMoved({ cloudBefore }: ChangeRequest, { entra }: AccountFacts): boolean {
  const now = entra.kind === 'read' ? cloudDate(entra.value) : undefined;
  return now !== undefined && now !== 'none' && now !== cloudBefore;
}

/** To be kept before a change; `undefined`: not returned. */
export function cloudDateOf({ entra }: AccountFacts): string | undefined {
  return entra.kind === 'read' ? cloudDate(entra.value) : undefined;
}

function cloudDate({ lastPasswordChange }: EntraUser): string | undefined {
  return lastPasswordChange instanceof Date ? lastPasswordChange.toISOString() : lastPasswordChange;
}

/** A temporary password that arrived is not the end for the person; one that was replaced is. */
function arrival({ change }: ChangeRequest, { ad }: AccountFacts, { headline }: SyncVerdict): string {
  const forced = change.kind === 'reset' && change.forceChange;
  if (!forced || ad.kind !== 'read' || !(ad.value.pwdLastSet instanceof Date)) return headline;
  return `The temporary password has been replaced in Active Directory. ${headline}`;
}

function lockout({ findings }: Diagnosis): Sighting {
  const locked = findings.filter(({ code }) => code === 'ad-account-locked');
  if (locked.length === 0) return unlocked;
  const headline = 'The account is locked again: something goes on trying an old or wrong password.';
  return { kind: 'locked-again', headline, findings: locked };
}

const unlocked: Sighting = { kind: 'waiting', headline: 'No new lockout was seen.', findings: [] };
