import { describe, expect, it } from 'vitest';
import { passwordMarkOf, wasSetBetween, type PasswordMark } from '../../src/core/password-mark.ts';
import { plainAd } from './samples/facts.ts';

const morning = '2026-11-20T08:50:00.000Z';
const noon = '2026-11-20T12:00:00.000Z';

describe('wasSetBetween', () => {
  it.each<[string, PasswordMark, PasswordMark, boolean | undefined]>([
    ['the count grew', { version: 3, writtenAt: morning }, { version: 4, writtenAt: morning }, true],
    ['the count stands', { version: 3, pwdLastSet: noon }, { version: 3, pwdLastSet: 'must-change' }, false],
    ['only the time is known, and differs', { writtenAt: morning }, { writtenAt: noon }, true],
    ['only the time is known, and stands', { writtenAt: morning }, { writtenAt: morning }, false],
    ['pwdLastSet moved', { pwdLastSet: morning }, { pwdLastSet: noon }, true],
    ['pwdLastSet was cleared', { pwdLastSet: morning }, { pwdLastSet: 'must-change' }, true],
    ['pwdLastSet stands', { pwdLastSet: morning }, { pwdLastSet: morning }, false],
    ['a change is demanded both times', { pwdLastSet: 'must-change' }, { pwdLastSet: 'must-change' }, undefined],
    ['a count is known only afterwards', { pwdLastSet: morning }, { pwdLastSet: noon, version: 4 }, true],
    ['nothing is known', {}, {}, undefined],
  ])('where %s says %#', (_what, before, after, answer) => {
    expect(wasSetBetween(before, after)).toBe(answer);
  });
});

describe('passwordMarkOf', () => {
  it('keeps what AD wrote and leaves out what it did not say', () => {
    const written = { unicodePwd: new Date(morning), unicodePwdVersion: 3 };

    expect(passwordMarkOf({ ...plainAd, pwdLastSet: new Date(noon), written })).toEqual({
      pwdLastSet: noon,
      writtenAt: morning,
      version: 3,
    });
    expect(passwordMarkOf({ ...plainAd, pwdLastSet: 'must-change', written: {} })).toEqual({
      pwdLastSet: 'must-change',
    });
  });
});
