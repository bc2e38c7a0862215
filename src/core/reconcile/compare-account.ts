import type { Difference } from './difference.ts';
import type { AttributeStamp, PasswordState } from './password-state.ts';
import type { RecordedReset } from './recorded-reset.ts';
import { describeUnexplained, missingText } from './words.ts';

/** Which changes are compared. */
export interface Span {
  readonly since: Date;
  readonly until: Date;
  /** Milliseconds by which the clocks of DC and transcript may differ. */
  readonly tolerance: number;
  /** When AD was read. */
  readonly now: Date;
}

export interface Comparison {
  readonly differences: readonly Difference[];
  /** What accounts for the last change, when it lies in the span and something does. */
  readonly explained?: 'by-transcript' | 'demanded-change' | 'creation';
}

/** What AD shows of the last change. Without a version only its date is known, which is weaker evidence. */
export type LastChange = Pick<AttributeStamp, 'at'> & Partial<Pick<AttributeStamp, 'version' | 'origin'>>;

/** An account's first password is set when it is made. */
const creationTakes = 60_000;
/** Replication between sites may take this long before a missing change means anything. */
const replicationTakes = 60 * 60_000;

/**
 * Compares one account with what the transcript tells of it. AD shows only the last change and how many there were: an
 * earlier one that a later one has covered is told from the counter, where the transcript recorded it, or not at all.
 *
 * @param resets - Of this account, oldest first, those from before the span too.
 */
export function compareAccount(state: PasswordState, resets: readonly RecordedReset[], span: Span): Comparison {
  const last = lastChange(state);
  const covered = coveredChanges(state, resets, span);
  if (!last) return { differences: [...covered, ...noDate(state, resets, span)] };
  const missing = resets.flatMap((reset, at) => whatIsMissing(reset, resets[at - 1], last, state, span));
  if (!isIn(last.at, span)) return { differences: [...covered, ...missing] };
  const explained = explanation(last, state, resets, span);
  if (explained) return { differences: [...covered, ...missing], explained };
  return { differences: [...covered, unexplained(last, state, resets), ...missing] };
}

/** `undefined`: AD does not show when the password was set. */
export function lastChange({ stamps, pwdLastSet }: PasswordState): LastChange | undefined {
  if (stamps.unicodePwd) return stamps.unicodePwd;
  return pwdLastSet instanceof Date ? { at: pwdLastSet } : undefined;
}

function explanation(
  last: LastChange,
  state: PasswordState,
  resets: readonly RecordedReset[],
  span: Span,
): Comparison['explained'] {
  if (resets.some((reset) => isChangeOf(reset, last, span.tolerance))) return 'by-transcript';
  if (isDemandedChange(last, state, resets)) return 'demanded-change';
  const { whenCreated } = state;
  const isFirst = last.version === 1 && whenCreated !== undefined;
  return isFirst && last.at.getTime() - whenCreated.getTime() <= creationTakes ? 'creation' : undefined;
}

/** Whether AD's last change is the one a reset made: by its number and the DC's own time where both are known. */
function isChangeOf(reset: RecordedReset, last: LastChange, tolerance: number): boolean {
  if (reset.version !== undefined && last.version !== undefined && reset.version !== last.version) return false;
  if (reset.writtenAt && last.version !== undefined) return reset.writtenAt.getTime() === last.at.getTime();
  return last.at.getTime() >= fullSecond(reset.from) - tolerance && last.at.getTime() <= reset.to.getTime() + tolerance;
}

/** One change after a reset that demanded one, after which nothing more is demanded: what the owner was asked to do. */
function isDemandedChange(last: LastChange, { pwdLastSet }: PasswordState, resets: readonly RecordedReset[]): boolean {
  const before = lastPerformed(resets);
  return (
    before?.version !== undefined &&
    before.forceChange &&
    last.version === before.version + 1 &&
    pwdLastSet instanceof Date
  );
}

function unexplained(last: LastChange, state: PasswordState, resets: readonly RecordedReset[]): Difference {
  const before = lastPerformed(resets);
  const since = before?.version === undefined || last.version === undefined ? undefined : last.version - before.version;
  const changes = since === undefined || since < 1 ? undefined : since;
  const flag = state.stamps.pwdLastSet;
  const together = state.pwdLastSet === 'must-change' && flag !== undefined && flag.origin === last.origin;
  return {
    kind: 'unexplained',
    objectGUID: state.objectGUID,
    name: state.name,
    by: together ? 'administrator' : 'anybody',
    at: last.at,
    ...(changes !== undefined && { changes }),
    text: describeUnexplained(last, state, { together, before, changes }),
  };
}

/** Changes that AD counted between two resets of the span and that a later reset has covered. */
function coveredChanges(state: PasswordState, resets: readonly RecordedReset[], span: Span): readonly Difference[] {
  const counted = resets.filter(({ version, outcome }) => version !== undefined && outcome === 'performed');
  return counted.slice(1).flatMap((reset, at): readonly Difference[] => {
    const before = counted[at] as RecordedReset;
    const unsettled = resets.filter(
      (one) => one.outcome === 'unknown' && one.from > before.from && one.from < reset.from,
    );
    const expected = 1 + (before.forceChange ? 1 : 0) + unsettled.length;
    const changes = Number(reset.version) - Number(before.version) - expected;
    if (changes <= 0 || !isIn(before.to, span) || !isIn(reset.to, span)) return [];
    const text = `The password was changed ${times(changes)} more than the transcripts tell between request ${before.requestId} (${before.to.toISOString()}) and request ${reset.requestId} (${reset.from.toISOString()}). Active Directory counted it and no longer shows when; its owner may have done it.`;
    const { objectGUID, name } = state;
    return [{ kind: 'unexplained', objectGUID, name, by: 'anybody', changes, text }];
  });
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

function whatIsMissing(
  reset: RecordedReset,
  before: RecordedReset | undefined,
  last: LastChange,
  state: PasswordState,
  span: Span,
): readonly Difference[] {
  if (reset.outcome !== 'performed' || !isIn(reset.to, span)) return [];
  const why = missingText(reset, before, last, {
    isOlder: last.at.getTime() < fullSecond(reset.from) - span.tolerance,
    isSame: isChangeOf(reset, last, span.tolerance),
  });
  if (why === undefined) return [];
  const { objectGUID, name } = state;
  const { requestId } = reset;
  const isRecent = span.now.getTime() - reset.to.getTime() < replicationTakes;
  if (isRecent && reset.server !== undefined && reset.server !== state.server) {
    const text = `${why} It was made on ${reset.server} and may not have reached ${state.server} yet. Compare again in an hour.`;
    return [{ kind: 'unknown', because: 'may-be-on-its-way', objectGUID, name, requestId, text }];
  }
  return [{ kind: 'missing', objectGUID, name, requestId, text: why }];
}

function noDate(state: PasswordState, resets: readonly RecordedReset[], span: Span): readonly Difference[] {
  const { objectGUID, name, pwdLastSet } = state;
  const inSpan = resets.filter(({ outcome, to }) => outcome === 'performed' && isIn(to, span));
  if (pwdLastSet === undefined && inSpan.length === 0) return [];
  const text =
    pwdLastSet === 'must-change'
      ? 'The password must be changed at the next sign-in, which hides its date, and its replication metadata may not be read. When it was set is not known.'
      : 'Active Directory shows no date of the password. Whether it was set is not known.';
  const [first] = inSpan;
  return [
    { kind: 'unknown', because: 'no-date', objectGUID, name, text, ...(first && { requestId: first.requestId }) },
  ];
}

const lastPerformed = (resets: readonly RecordedReset[]): RecordedReset | undefined =>
  resets.findLast(({ outcome }) => outcome === 'performed');

/** AD keeps full seconds, so a change may seem to be up to a second older than it is. */
const fullSecond = (time: Date): number => Math.floor(time.getTime() / 1000) * 1000;

export const isIn = (time: Date, { since, until }: Span): boolean =>
  time.getTime() >= fullSecond(since) && time.getTime() <= until.getTime();
