import { filetimeNever, readIsoTime } from './raw-times.ts';
import { isRecord, readBigInt, single, type Raw } from './raw-values.ts';
import type { AccountSnapshot } from './snapshot.ts';

export type ParsedSnapshot =
  { readonly ok: true; readonly snapshot: AccountSnapshot } | { readonly ok: false; readonly problem: string };

/**
 * Reads one line of a snapshot file. What is merely missing passes, because it reads as unknown; a value that can only
 * be a mistake is a problem, because an answer that rests on it would be wrong.
 */
export function parseSnapshotLine(text: string): ParsedSnapshot {
  const line = parseJson(text);
  if (line === undefined) return problem('The line is not JSON. Give one complete JSON object for each line.');
  if (!isRecord(line))
    return problem('The line is not a JSON object. Give {"ad", "entra", "tenant", "signIns", "now"}.');
  const fault = faultOfNow(line['now']) ?? faultOfParts(line) ?? faultOfFiletimes(line['ad']);
  return fault === undefined ? { ok: true, snapshot: line as unknown as AccountSnapshot } : problem(fault);
}

const problem = (text: string): ParsedSnapshot => ({ ok: false, problem: text });

/** Windows PowerShell begins a UTF-8 file with a byte order mark, which is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}

function faultOfNow(now: unknown): string | undefined {
  if (now === undefined)
    return '"now" is missing. Give the moment the facts were read, such as "2026-11-20T09:00:00Z".';
  if (readIsoTime(now) !== undefined) return undefined;
  return '"now" is not a time. Give it in ISO 8601 with its zone, such as "2026-11-20T09:00:00Z".';
}

function faultOfParts(line: Raw): string | undefined {
  const misshapen = ['ad', 'entra', 'tenant'].find((part) => (line[part] ?? null) !== null && !isRecord(line[part]));
  if (misshapen !== undefined) return `"${misshapen}" is not an object. Give its attributes, or null.`;
  if ((line['signIns'] ?? null) === null || Array.isArray(line['signIns'])) return undefined;
  return '"signIns" is not a list. Give its rows, [] for none, or null where the log could not be read.';
}

const filetimes = [
  'pwdLastSet',
  'msDS-UserPasswordExpiryTimeComputed',
  'accountExpires',
  'lockoutTime',
  'badPasswordTime',
  'lastLogonTimestamp',
];
const intervals = ['maxPwdAge', 'minPwdAge', 'lockoutDuration', 'lockOutObservationWindow'];

function faultOfFiletimes(ad: unknown): string | undefined {
  if (!isRecord(ad)) return undefined;
  return (
    faultIn(ad, 'ad', filetimes, 'FILETIME', 0n) ??
    faultIn(ad['_otherDc'], 'ad._otherDc', filetimes, 'FILETIME', 0n) ??
    faultIn(ad['_domain'], 'ad._domain', intervals, 'interval', -filetimeNever - 1n)
  );
}

function faultIn(
  raw: unknown,
  path: string,
  names: readonly string[],
  kind: string,
  least: bigint,
): string | undefined {
  if (!isRecord(raw)) return undefined;
  const wrong = names.find((name) => !isInRange(raw[name], least));
  if (wrong === undefined) return undefined;
  return `"${path}.${wrong}" is no ${kind}. Give a whole number as text, from ${least} to ${filetimeNever}.`;
}

/** A JSON number near 2^63 has lost its last digits, so 2^63 itself is let through for it. */
function isInRange(value: unknown, least: bigint): boolean {
  const only = single(value);
  if (only === undefined || only === null) return true;
  const number = readBigInt(only);
  const most = typeof only === 'number' ? filetimeNever + 1n : filetimeNever;
  return number !== undefined && number >= least && number <= most;
}
