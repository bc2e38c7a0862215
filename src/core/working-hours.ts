/** When the organisation works, on its own clock. */
export interface WorkingHours {
  /** IANA name, e.g. `Europe/Berlin`. */
  readonly timeZone: string;
  /** 1: Monday ... 7: Sunday. */
  readonly days: readonly number[];
  /** `HH:MM`; included. */
  readonly start: string;
  /** `HH:MM`, after `start`; not included. `24:00`: until midnight. */
  readonly end: string;
}

/**
 * Whether a moment lies within working hours. `Intl.DateTimeFormat` knows the time zone and its summer time from the
 * tables of the runtime and gives the same answer for the same moment.
 *
 * Throws for a time zone that does not exist; the settings check lets none through.
 */
export function isWithinWorkingHours(hours: WorkingHours | 'always', now: Date): boolean {
  if (hours === 'always') return true;
  const { day, time } = localTime(hours.timeZone, now);
  return hours.days.includes(day) && hours.start <= time && time < hours.end;
}

/** For people: "Mon, Tue 08:00–18:00, Europe/Berlin". */
export function workingHoursInWords({ timeZone, days, start, end }: WorkingHours): string {
  return `${days.map((day) => dayNames[day - 1] ?? String(day)).join(', ')} ${start}–${end}, ${timeZone}`;
}

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function localTime(timeZone: string, now: Date): { readonly day: number; readonly time: string } {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return { day: dayNames.indexOf(parts['weekday'] ?? '') + 1, time: `${parts['hour']}:${parts['minute']}` };
}
