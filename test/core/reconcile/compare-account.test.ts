import { describe, expect, it } from 'vitest';
import { compareAccount, type Span } from '../../../src/core/reconcile/compare-account.ts';
import type { PasswordState } from '../../../src/core/reconcile/password-state.ts';
import type { RecordedReset } from '../../../src/core/reconcile/recorded-reset.ts';

const at = (clock: string) => new Date(`2026-11-21T${clock}Z`);
const span: Span = { since: at('08:00:00'), until: at('18:00:00'), tolerance: 60_000, now: at('20:00:00') };

const stamp = (version: number, clock: string, origin = `dc:${version}`) => ({ version, at: at(clock), origin });

/** An account whose password was last set at `clock` as change number `version`. */
const account = (version: number, clock: string, changes: Partial<PasswordState> = {}): PasswordState => ({
  objectGUID: 'g',
  name: 'jane@contoso.com',
  distinguishedName: 'CN=Jane,OU=Staff,DC=contoso,DC=com',
  pwdLastSet: at(clock),
  stamps: { unicodePwd: stamp(version, clock), pwdLastSet: stamp(version, clock) },
  whenCreated: new Date('2020-01-01T00:00:00Z'),
  isDeleted: false,
  server: 'dc1',
  ...changes,
});

/** A reset as change number `version` at `clock`. */
const reset = (version: number | undefined, clock: string, changes: Partial<RecordedReset> = {}): RecordedReset => ({
  requestId: `R${version ?? clock}`,
  objectGUID: 'g',
  name: 'jane@contoso.com',
  by: 'Alex Agent',
  outcome: 'performed',
  forceChange: false,
  from: at(clock),
  to: new Date(at(clock).getTime() + 2_000),
  ...(version !== undefined && { version, writtenAt: at(clock) }),
  server: 'dc1',
  ...changes,
});

const datesOnly = { stamps: {} };

/** What was found, as `kind`, `by` or `because`, and request or number of changes. */
function compare(state: PasswordState, resets: readonly RecordedReset[], changes: Partial<Span> = {}) {
  const { differences, explained } = compareAccount(state, resets, { ...span, ...changes });
  const found = differences.map((difference) => {
    if (difference.kind === 'unexplained') return `unexplained by ${difference.by}, ${difference.changes ?? 'some'}`;
    return difference.kind === 'missing' ? `missing ${difference.requestId}` : `unknown: ${difference.because}`;
  });
  return { found, explained };
}

describe('compareAccount', () => {
  it.each([
    ['by the number and the time of the DC', account(5, '10:00:00'), [reset(5, '10:00:00')]],
    ['by the time, where the transcript has no number', account(5, '10:00:00'), [reset(undefined, '10:00:00')]],
    ['by the date, where AD shows no number', account(5, '10:00:00', datesOnly), [reset(5, '10:00:00')]],
    ['with a clock a minute behind', account(5, '09:59:00', datesOnly), [reset(undefined, '10:00:00')]],
    [
      'by an attempt whose outcome is not known',
      account(5, '10:00:01'),
      [reset(undefined, '10:00:00', { outcome: 'unknown' })],
    ],
    ['by the later of two resets', account(6, '11:00:00'), [reset(5, '10:00:00'), reset(6, '11:00:00')]],
  ])('explains the last change %s', (_how, state, resets) => {
    expect(compare(state, resets)).toEqual({ found: [], explained: 'by-transcript' });
  });

  it.each([
    ['without any transcript', account(5, '10:00:00'), [], 'anybody, some'],
    ['after a reset', account(6, '11:00:00'), [reset(5, '10:00:00')], 'anybody, 1'],
    [
      'right after a reset, which the time alone would explain',
      account(6, '10:00:30'),
      [reset(5, '10:00:00')],
      'anybody, 1',
    ],
    [
      'by an administrator who set "must change" with it',
      account(5, '10:00:00', { pwdLastSet: 'must-change' }),
      [],
      'administrator, some',
    ],
    [
      'when "must change" was set later: that says nothing about the password',
      account(5, '10:00:00', {
        pwdLastSet: 'must-change',
        stamps: { unicodePwd: stamp(5, '10:00:00'), pwdLastSet: stamp(7, '12:00:00') },
      }),
      [],
      'anybody, some',
    ],
    ['when AD shows dates only', account(5, '10:00:00', datesOnly), [], 'anybody, some'],
    [
      'more than once after a reset that demanded one change',
      account(7, '11:00:00'),
      [reset(5, '10:00:00', { forceChange: true })],
      'anybody, 2',
    ],
    [
      'minutes after the account was made, when it had a password before',
      account(2, '10:00:00', { whenCreated: at('09:58:00') }),
      [],
      'anybody, some',
    ],
  ])('does not explain a change %s', (_when, state, resets, expected) => {
    expect(compare(state, resets)).toEqual({ found: [`unexplained by ${expected}`], explained: undefined });
  });

  it('takes one change after a reset that demanded it for what the owner was asked to do', () => {
    expect(compare(account(6, '11:00:00'), [reset(5, '10:00:00', { forceChange: true })])).toEqual({
      found: [],
      explained: 'demanded-change',
    });
  });

  it('does not take a change that is demanded again for it: the owner cannot demand one', () => {
    const state = account(6, '11:00:00', { pwdLastSet: 'must-change' });
    expect(compare(state, [reset(5, '10:00:00', { forceChange: true })]).found).toEqual([
      'unexplained by administrator, 1',
    ]);
  });

  it('explains the first password by the creation of the account', () => {
    expect(compare(account(1, '10:00:00', { whenCreated: at('10:00:00') }), []).explained).toBe('creation');
  });

  it('counts changes between two resets that the later one has covered', () => {
    expect(compare(account(8, '12:00:00'), [reset(5, '10:00:00'), reset(8, '12:00:00')])).toEqual({
      found: ['unexplained by anybody, 2'],
      explained: 'by-transcript',
    });
  });

  it('counts no change between two resets that the first one had demanded or an unsettled one may have made', () => {
    const resets = [
      reset(5, '10:00:00', { forceChange: true }),
      reset(undefined, '11:00:00', { outcome: 'unknown' }),
      reset(8, '12:00:00'),
    ];
    expect(compare(account(8, '12:00:00'), resets).found).toEqual([]);
  });

  it.each([
    [
      'AD changed last before it',
      account(5, '09:00:00'),
      [reset(undefined, '10:00:00')],
      ['unexplained by anybody, some', 'missing R10:00:00'],
    ],
    [
      'AD changed last before it, in dates alone',
      account(5, '07:00:00', datesOnly),
      [reset(undefined, '10:00:00')],
      ['missing R10:00:00'],
    ],
    [
      'AD has counted fewer changes',
      account(5, '11:00:00'),
      [reset(6, '10:00:00')],
      ['unexplained by anybody, some', 'missing R6'],
    ],
    [
      'that number was made at another time',
      account(5, '11:00:00'),
      [reset(5, '10:00:00')],
      ['unexplained by anybody, some', 'missing R5'],
    ],
    [
      'an earlier reset has the same number',
      account(6, '12:00:00'),
      [reset(5, '10:00:00'), reset(5, '11:00:00', { requestId: 'twin' })],
      ['unexplained by anybody, 1', 'missing twin'],
    ],
  ])('says that a reset is not in AD when %s', (_why, state, resets, expected) => {
    expect(compare(state, resets).found).toEqual(expected);
  });

  it('leaves a reset alone that a later change covers', () => {
    expect(compare(account(9, '19:00:00'), [reset(5, '10:00:00'), reset(undefined, '11:00:00')]).found).toEqual([]);
  });

  it('does not call a reset missing on a DC that it may not have reached yet', () => {
    const elsewhere = [reset(6, '10:00:00', { server: 'dc2' })];
    expect(compare(account(5, '07:00:00'), elsewhere, { now: at('10:30:00') }).found).toEqual([
      'unknown: may-be-on-its-way',
    ]);
    expect(compare(account(5, '07:00:00'), elsewhere).found).toEqual(['missing R6']);
  });

  it('knows nothing of a password whose date is hidden by "must change"', () => {
    expect(compare(account(5, '10:00:00', { ...datesOnly, pwdLastSet: 'must-change' }), []).found).toEqual([
      'unknown: no-date',
    ]);
  });

  it('looks at changes inside the span only, at both ends', () => {
    expect(compare(account(5, '07:59:59'), []).found).toEqual([]);
    expect(compare(account(5, '08:00:00'), []).found).toHaveLength(1);
    expect(compare(account(5, '18:00:00'), []).found).toHaveLength(1);
    expect(compare(account(5, '18:00:01'), []).found).toEqual([]);
  });
});
