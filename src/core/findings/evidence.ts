import type { SignIn } from '../facts.ts';
import type { Evidence } from './finding.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number): string => String(value).padStart(2, '0');

/** Such as "20 Nov 2026 08:40 UTC". */
export function dateTime(date: Date): string {
  const day = `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())} UTC`;
}

/** A value of the directories in words; undefined is "not returned". */
export function words(value: Date | string | number | boolean | null | undefined): string {
  if (value instanceof Date) return dateTime(value);
  if (value === undefined) return 'not returned';
  if (value === null) return 'no value';
  return String(value);
}

type Value = Parameters<typeof words>[0];

export const fromAd = (name: string, value: Value): Evidence => ({
  source: 'Active Directory',
  name,
  value: words(value),
});

export const fromEntra = (name: string, value: Value): Evidence => ({ source: 'Entra ID', name, value: words(value) });

export const fromTenant = (name: string, value: Value): Evidence => ({
  source: 'Tenant profile',
  name,
  value: value === undefined ? 'not declared' : words(value),
});

export const fromLatchkey = (name: string, value: Value): Evidence => ({
  source: 'Latchkey',
  name,
  value: words(value),
});

/** A row of the sign-in log. Microsoft's own text is kept short: numbers count, texts may change. */
export function fromSignIn(row: SignIn): Evidence {
  const where = row.app === undefined ? '' : `, ${row.app}`;
  const reason = row.failureReason === undefined ? '' : `: ${row.failureReason.slice(0, 200)}`;
  return { source: 'Sign-in log', name: `AADSTS${row.errorCode}`, value: `${dateTime(row.at)}${where}${reason}` };
}
