import { describe, expect, it } from 'vitest';
import { parseSnapshotLine } from '../../../src/core/snapshot/parse-snapshot-line.ts';
import { now, snapshotWith } from '../snapshot-with.ts';

const problemOf = (line: unknown): string | undefined => {
  const parsed = parseSnapshotLine(typeof line === 'string' ? line : JSON.stringify(line));
  return parsed.ok ? undefined : parsed.problem;
};
const withAd = (ad: Readonly<Record<string, unknown>>) => snapshotWith({ ad });

describe('parseSnapshotLine', () => {
  it('hands over a snapshot as it stands', () => {
    expect(parseSnapshotLine(JSON.stringify(snapshotWith()))).toEqual({ ok: true, snapshot: snapshotWith() });
  });

  it.each([
    ['a half line', '{"now":', 'The line is not JSON. Give one complete JSON object for each line.'],
    ['an empty line', '', 'The line is not JSON. Give one complete JSON object for each line.'],
    ['a list', '[]', 'The line is not a JSON object. Give {"ad", "entra", "tenant", "signIns", "now"}.'],
    ['null', 'null', 'The line is not a JSON object. Give {"ad", "entra", "tenant", "signIns", "now"}.'],
    ['no now', '{}', '"now" is missing. Give the moment the facts were read, such as "2026-11-20T09:00:00Z".'],
    [
      'a local time',
      { now: '2026-11-20T09:00:00' },
      '"now" is not a time. Give it in ISO 8601 with its zone, such as "2026-11-20T09:00:00Z".',
    ],
    [
      'a day that is none',
      { now: '2026-13-20T09:00:00Z' },
      '"now" is not a time. Give it in ISO 8601 with its zone, such as "2026-11-20T09:00:00Z".',
    ],
    ['a text for AD', { now, ad: 'down' }, '"ad" is not an object. Give its attributes, or null.'],
    ['a list for the tenant', { now, tenant: [] }, '"tenant" is not an object. Give its attributes, or null.'],
    [
      'an object for the log',
      { now, signIns: {} },
      '"signIns" is not a list. Give its rows, [] for none, or null where the log could not be read.',
    ],
  ])('refuses %s and says what to give', (_what, line, problem) => expect(problemOf(line)).toBe(problem));

  const filetimes = 'Give a whole number as text, from 0 to 9223372036854775807.';
  const intervals = 'Give a whole number as text, from -9223372036854775808 to 9223372036854775807.';

  it.each([
    ['a date', { pwdLastSet: '2026-11-20' }, `"ad.pwdLastSet" is no FILETIME. ${filetimes}`],
    ['a fraction', { accountExpires: 1.5 }, `"ad.accountExpires" is no FILETIME. ${filetimes}`],
    ['a negative number', { lockoutTime: '-1' }, `"ad.lockoutTime" is no FILETIME. ${filetimes}`],
    ['more than int64', { accountExpires: '9223372036854775808' }, `"ad.accountExpires" is no FILETIME. ${filetimes}`],
    ['an empty text', { badPasswordTime: '' }, `"ad.badPasswordTime" is no FILETIME. ${filetimes}`],
    [
      'a wrong one on the other DC',
      { _otherDc: { pwdLastSet: 'x' } },
      `"ad._otherDc.pwdLastSet" is no FILETIME. ${filetimes}`,
    ],
    [
      'an interval beyond int64',
      { _domain: { lockoutDuration: '-9223372036854775809' } },
      `"ad._domain.lockoutDuration" is no interval. ${intervals}`,
    ],
  ])('refuses %s where a FILETIME or interval belongs, by its path', (_what, ad, problem) => {
    expect(problemOf(withAd(ad))).toBe(problem);
  });

  it.each([
    ['both values for never', { accountExpires: '0', 'msDS-UserPasswordExpiryTimeComputed': '9223372036854775807' }],
    ['a JSON number that has lost its last digits', { accountExpires: 2 ** 63 }],
    ['a single value in a list', { pwdLastSet: ['134370468000000000'] }],
    ['an attribute that was not returned', { pwdLastSet: null }],
    ['a lockout for ever', { _domain: { lockoutDuration: '-9223372036854775808' } }],
  ])('takes %s', (_what, ad) => expect(problemOf(withAd(ad))).toBeUndefined());

  it('takes the byte order mark with which Windows PowerShell begins a file', () => {
    expect(parseSnapshotLine(`\uFEFF${JSON.stringify({ now })}`)).toEqual({ ok: true, snapshot: { now } });
  });

  it('takes a line without its parts, because what is missing reads as unknown', () => {
    expect(parseSnapshotLine(JSON.stringify({ now }))).toEqual({ ok: true, snapshot: { now } });
  });
});
