import { describe, expect, it } from 'vitest';
import { isWithinWorkingHours, type WorkingHours } from '../../src/core/working-hours.ts';

const office: WorkingHours = { timeZone: 'Europe/Berlin', days: [1, 2, 3, 4, 5], start: '08:00', end: '18:00' };
const at = (time: string, hours: WorkingHours | 'always' = office) => isWithinWorkingHours(hours, new Date(time));

describe('isWithinWorkingHours', () => {
  it.each([
    ['the first minute, winter time', '2026-11-20T07:00:00Z', true],
    ['the minute before', '2026-11-20T06:59:59Z', false],
    ['the last minute', '2026-11-20T16:59:59Z', true],
    ['the end, which is no longer within', '2026-11-20T17:00:00Z', false],
    ['the same clock time in summer, an hour earlier in UTC', '2026-07-17T06:00:00Z', true],
    ['an hour too early in summer', '2026-07-17T05:59:59Z', false],
    ['a Saturday', '2026-11-21T11:00:00Z', false],
    ['half past midnight on Monday, which is still Sunday in UTC', '2026-11-22T23:30:00Z', false],
  ])('knows %s', (_what, time, expected) => {
    expect(at(time)).toBe(expected);
  });

  it('goes by the day of the organisation, not by that of UTC', () => {
    const auckland = { ...office, timeZone: 'Pacific/Auckland', days: [1], start: '09:00', end: '10:00' };

    expect(at('2026-11-22T20:30:00Z', auckland)).toBe(true);
    expect(at('2026-11-23T20:30:00Z', auckland)).toBe(false);
  });

  it('takes midnight as 00:00, and 24:00 as the end of the day', () => {
    const allDay = { ...office, timeZone: 'UTC', days: [6], start: '00:00', end: '24:00' };

    expect([at('2026-11-21T00:00:00Z', allDay), at('2026-11-21T23:59:59Z', allDay)]).toEqual([true, true]);
    expect(at('2026-11-22T00:00:00Z', allDay)).toBe(false);
  });

  it('knows no time outside where none is set', () => {
    expect(at('2026-11-21T03:00:00Z', 'always')).toBe(true);
  });
});
