import { DamagedRecord } from '../core/audit/damaged-record.ts';
import { eventOf } from '../core/audit/record.ts';
import type { Reading, SourceFailureCode } from '../core/reading.ts';
import { compareAccount, isIn, type Comparison, type Span } from '../core/reconcile/compare-account.ts';
import type { Difference, UnknownBecause } from '../core/reconcile/difference.ts';
import type { PasswordState } from '../core/reconcile/password-state.ts';
import { ResetCollector, type RecordedReset } from '../core/reconcile/recorded-reset.ts';
import type { PasswordStates } from '../ports/password-states.ts';
import type { Transcript } from '../ports/transcript.ts';

/** The resets that a transcript tells of, with where it begins. */
export interface TranscriptResets {
  /** By objectGUID in lower case, oldest first. */
  readonly byAccount: ReadonlyMap<string, readonly RecordedReset[]>;
  /** Of the first record whose payload is kept; missing: there is none. Earlier changes cannot be explained by it. */
  readonly begins?: Date;
}

/** Reads the whole transcript once and keeps of it only the resets. @throws DamagedRecord */
export async function readResets(transcript: Pick<Transcript, 'records'>): Promise<TranscriptResets> {
  const collector = new ResetCollector();
  let begins: Date | undefined;
  for await (const page of transcript.records({}))
    for (const record of page) {
      if ('unreadable' in record) throw new DamagedRecord(record.unreadable);
      if (record.payloadText === undefined) continue;
      const recordedAt = new Date(record.recordedAt);
      begins ??= recordedAt;
      collector.add(eventOf(record.payloadText), recordedAt);
    }
  return { byAccount: collector.finish(), ...(begins && { begins }) };
}

export interface Reconciliation {
  /** Accounts below the OUs that were compared. */
  accounts: number;
  readonly explained: Record<NonNullable<Comparison['explained']>, number>;
  readonly found: Record<Difference['kind'], number>;
  /** OUs that could not be read to the end, and why: nothing is known of what is missing. */
  readonly unreadable: { readonly ou: string; readonly code: SourceFailureCode | 'not-found' }[];
}

/**
 * Compares every account below the OUs with the transcript, page by page, and then the accounts that the transcript
 * tells of and that are there no more.
 *
 * @param report - Told each difference as it is found, so that a long list needs no memory.
 */
export async function reconcilePasswords(
  ous: readonly string[],
  { byAccount }: TranscriptResets,
  span: Span,
  states: PasswordStates,
  report: (difference: Difference) => Promise<void>,
): Promise<Reconciliation> {
  const result: Reconciliation = {
    accounts: 0,
    explained: { 'by-transcript': 0, 'demanded-change': 0, creation: 0 },
    found: { unexplained: 0, missing: 0, unknown: 0 },
    unreadable: [],
  };
  // Of the accounts with a reset only, so that a large OU needs no memory.
  const seen = new Set<string>();

  const tell = async (differences: readonly Difference[]) => {
    for (const difference of differences) {
      result.found[difference.kind] += 1;
      await report(difference);
    }
  };
  const compare = async (state: PasswordState) => {
    const key = state.objectGUID.toLowerCase();
    if (byAccount.has(key)) seen.add(key);
    const { differences, explained } = compareAccount(state, byAccount.get(key) ?? [], span);
    if (explained) result.explained[explained] += 1;
    await tell(differences);
  };

  for (const ou of withoutNested(ous)) {
    for await (const page of states.below(ou)) {
      if (page.kind !== 'read') {
        result.unreadable.push({ ou, code: page.kind === 'absent' ? 'not-found' : page.code });
        break;
      }
      result.accounts += page.value.length;
      for (const state of page.value) await compare(state);
    }
  }
  for (const [key, resets] of byAccount) {
    const inSpan = resets.filter(({ outcome, to }) => outcome === 'performed' && isIn(to, span));
    if (!seen.has(key) && inSpan.length > 0) await tell(elsewhere(inSpan, resets, await states.of(key), span));
  }
  return result;
}

/** An OU below another one of the list is read with it. */
function withoutNested(ous: readonly string[]): readonly string[] {
  const isBelow = (ou: string, other: string) => ou.toLowerCase().endsWith(`,${other.toLowerCase()}`);
  const unique = [...new Map(ous.map((ou) => [ou.toLowerCase(), ou])).values()];
  return unique.filter((ou) => !unique.some((other) => isBelow(ou, other)));
}

/** An account that was reset and is in none of the OUs: what AD still shows is compared, the rest is not known. */
function elsewhere(
  inSpan: readonly RecordedReset[],
  resets: readonly RecordedReset[],
  reading: Reading<PasswordState>,
  span: Span,
): readonly Difference[] {
  if (reading.kind === 'unavailable')
    return inSpan.map((reset) => unknown(reset, 'not-readable', `Active Directory did not say (${reading.code}).`));
  if (reading.kind === 'absent')
    return inSpan.map((reset) =>
      unknown(reset, 'not-found', 'There is no such account any more, or it may not be read.'),
    );
  const { value: state } = reading;
  if (state.isDeleted)
    return inSpan.map((reset) =>
      unknown(reset, 'deleted', 'The account was deleted: its password cannot be compared.'),
    );
  const { differences, explained } = compareAccount(state, resets, span);
  const missing = differences.filter(({ kind }) => kind === 'missing');
  if (missing.length > 0 || explained === 'by-transcript') return missing;
  return inSpan.map((reset) =>
    unknown(reset, 'moved', `The account is now ${state.distinguishedName}, in none of the OUs that were compared.`),
  );
}

function unknown({ objectGUID, name, requestId }: RecordedReset, because: UnknownBecause, text: string): Difference {
  return { kind: 'unknown', because, objectGUID, name, requestId, text: `Request ${requestId}: ${text}` };
}
