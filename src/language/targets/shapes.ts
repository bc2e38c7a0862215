import type { TargetKind } from '../recognition.ts';
import type { Token } from '../tokens.ts';

const sid = /^S-1-\d{1,3}(?:-\d{1,10}){1,14}$/iu;
const guid = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/iu;
const address = /^[\p{L}\p{M}\p{N}._%+'&$-]{1,64}@[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}.-]{0,250})$/u;
const downLevel = /^[\p{L}\p{N}][\p{L}\p{N}.-]{0,62}\\{1,2}[\p{L}\p{M}\p{N}._$&'-]{1,64}$/u;
const topLevelDomain =
  /\.(?:com|net|org|edu|gov|io|eu|de|fr|es|uk|info|example|local|lan|internal|test|exe|pdf|docx?|xlsx?|csv|txt|png|jpe?g|zip|ps1|msi|html?)$/iu;
const machineName =
  /^(?:[A-Z0-9]+-)*(?:PC|WS|NB|LT|LAP|LAPTOP|DT|DESKTOP|WKS|SRV|SVR|SERVER|DC|VM|HOST|PRN|PRT|PRINTER|TAB|KIOSK|SURFACE|MAC)\d*(?:-?[A-Z0-9]*\d[A-Z0-9]*)?$/iu;
const dateTimeOrVersion =
  /^(?:\d[\d.,:/+-]*(?:h|am|pm|st|nd|rd|th|min|mins|m|d|k|gb|mb|x)?|v\d[\d.]*|\d{1,2}h\d{2}|kw\d+|q[1-4]|p[1-5]|o365|m365|w11|w10|win1[01]|(?:0x)[0-9a-f]+|\d{4}-\d\d-\d\dT\d\d|\d\dZ)$/iu;
const errorCode = /^(?:aadsts\d+|kb\d+|cve-.*|error\d+|0x[0-9a-f]+)$/iu;
const lookAlikeScripts = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;
const compatibility = /[\u{FF01}-\u{FF5E}\u{1D400}-\u{1D7FF}\u2100-\u214F\u24B6-\u24E9\u017F\u0130\u0131]/u;

/** The kind of account that a single word is by its form alone, whatever stands around it. */
export function shapeOf(token: Token): TargetKind | undefined {
  if (token.kind !== 'word' || token.mention !== undefined) return undefined;
  const { text } = token;
  if (text.length > 320) return undefined;
  if (sid.test(text)) return 'sid';
  if (guid.test(text)) return 'guid';
  if (text.includes('@')) return address.test(text) && text.indexOf('@') === text.lastIndexOf('@') ? 'upn' : undefined;
  if (text.includes('\\')) return downLevel.test(text) ? 'down_level' : undefined;
  return looksLikeAccount(text) ? 'sam' : undefined;
}

/** A word with the marks of an account name (digit, dot, underscore, `$`, hyphen) that is nothing else with such marks. */
function looksLikeAccount(text: string): boolean {
  if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._$-]*$/u.test(text) || text.length > 64) return false;
  if (!/\p{L}/u.test(text) || !/[\d._$]/u.test(text)) return false;
  return !isMachineName(text) && !isNoName(text);
}

export function isMachineName(text: string): boolean {
  return (machineName.test(text) && /\d/u.test(text)) || /^[A-Z]{2,5}\d{2}$/u.test(text);
}

/** Numbers, dates, times, versions, error codes, host and file names, web addresses. */
export function isNoName(text: string): boolean {
  return (
    dateTimeOrVersion.test(text) ||
    errorCode.test(text) ||
    topLevelDomain.test(text) ||
    /^https?:/iu.test(text) ||
    /[=*#%+]|^eyJ/u.test(text)
  );
}

/**
 * Whether letters of an account or address can be mistaken for others: scripts mixed in one word, full-width or
 * mathematical letters, a dotless i, punycode.
 */
export function isLookAlike(text: string): boolean {
  const latin = /\p{Script=Latin}/u.test(text);
  if (latin && lookAlikeScripts.test(text)) return true;
  if (/(?:^|[@.])xn--/iu.test(text)) return true;
  if (/\p{M}{3,}/u.test(text.normalize('NFD').replace(/\p{Script=Latin}\p{M}{1,2}(?!\p{M})/gu, ''))) return true;
  const capitalised = /^\p{Lu}[\p{Ll}]+$/u.test(text);
  return compatibility.test(text) && !capitalised;
}
