import { readBigInt, readText } from './raw-values.ts';

/** FILETIME and interval value that stands for "never": the largest signed 64-bit integer. */
export const filetimeNever = 9223372036854775807n;
const intervalNever = -9223372036854775808n;
const filetimeOf1970 = 116444736000000000n;
const ticksPerMillisecond = 10000n;

/**
 * A FILETIME: 100-nanosecond steps since 1601, UTC. `0` and `'never'` have a meaning of their own in every attribute,
 * so they are kept apart from dates. A JSON number near 2^63 has lost its last digits: it stands for never.
 */
export function readFiletime(value: unknown): Date | 0 | 'never' | undefined {
  const ticks = readBigInt(value);
  if (ticks === undefined || ticks < 0n) return undefined;
  if (ticks === 0n) return 0;
  if (ticks >= filetimeNever) return ticks <= filetimeNever + 1n ? 'never' : undefined;
  return new Date(Number((ticks - filetimeOf1970) / ticksPerMillisecond));
}

/** For attributes in which neither 0 nor the maximum is a time. */
export function readFiletimeDate(value: unknown): Date | undefined {
  const time = readFiletime(value);
  return time instanceof Date ? time : undefined;
}

/**
 * A domain interval, stored as a negative number of 100-nanosecond steps, in milliseconds. 0 and -2^63 are both
 * "for ever" ([MS-ADTS] and [MS-SAMR] name one each); a positive value counts as 0 ([MS-ADTS] compares it unsigned).
 */
export function readInterval(value: unknown): number | 'for-ever' | undefined {
  const ticks = readBigInt(value);
  if (ticks === undefined || ticks < intervalNever || ticks > filetimeNever) return undefined;
  return ticks >= 0n || ticks === intervalNever ? 'for-ever' : Number(-ticks / ticksPerMillisecond);
}

const iso = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** ISO 8601 with a zone, or a date alone (UTC). Local times are refused: they would depend on the machine. */
export function readIsoTime(value: unknown): Date | undefined {
  if (typeof value !== 'string') return undefined;
  return readGraphTime(value) ?? (iso.test(value) ? validDate(new Date(value)) : undefined);
}

/** The one form Graph uses, `2026-11-20T09:00:00Z`, by position: half of the time of a whole reading went into dates. */
function readGraphTime(text: string): Date | undefined {
  if (text.length !== 20 || text[10] !== 'T' || text[19] !== 'Z' || text[4] !== '-' || text[7] !== '-')
    return undefined;
  if (text[13] !== ':' || text[16] !== ':') return undefined;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  const [hour, minute, second] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)];
  if (year < 100 || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59)
    return undefined;
  return validDate(new Date(Date.UTC(year, month - 1, day, hour, minute, second)));
}

/** NaN where a character is no digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : Number.NaN;
  }
  return value;
}

const generalised = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)?(\d\d)?(?:[.,]\d+)?(Z|[+-]\d{4})$/;

/** GeneralizedTime such as `20261120085000.0Z`; ISO 8601 is taken too, as some tools rewrite it. */
export function readGeneralizedTime(value: unknown): Date | undefined {
  const text = readText(value);
  if (text === undefined) return undefined;
  const [whole, year, month, day, hour, minute = '00', second = '00', zone = 'Z'] = generalised.exec(text) ?? [];
  if (whole === undefined) return readIsoTime(text);
  const offset = zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  return readIsoTime(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
}

function validDate(date: Date): Date | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date;
}
