import { trimPunctuation } from './piece.ts';

// How much a piece of text looks like a password, by its shape alone. Every test is linear in its length.

const upper = /\p{Lu}/u;
const lower = /\p{Ll}/u;
const digit = /\p{Nd}/u;

/** Characters of passwords that the names of people, accounts, machines and tickets do not have. */
const symbol = /[!?#$%&*+=^~<>{}|§€£¡¿@]/u;

/** Without those of markup, LDAP filters, distinguished names and base64. */
const rareSymbol = /[!?#$%&*^~|§€£¡¿]/u;

/** Letters of both cases, a digit and a rare symbol, eight or more: a secret wherever it stands. */
export function isUnmistakable(text: string): boolean {
  if (text.length < 8 || isHarmless(text)) return false;
  return upper.test(text) && lower.test(text) && digit.test(text) && (rareSymbol.test(text) || hasOddAt(text));
}

/** No name is written so: both cases or a digit, with a password symbol. */
export function looksLikePassword(text: string): boolean {
  if (text.length < 8 || isHarmless(text)) return false;
  const mixed = upper.test(text) && lower.test(text);
  return (
    (mixed && symbol.test(text)) || ((lower.test(text) || upper.test(text)) && digit.test(text) && symbol.test(text))
  );
}

/** `Summer2026`: some accounts and products are written so, hence only next to the word that announces it. */
export function mixesCaseAndDigits(text: string): boolean {
  const bare = trimPunctuation(text);
  if (bare.length < 8 || isHarmless(text)) return false;
  return upper.test(bare) && lower.test(bare) && digit.test(bare);
}

/** Not an ordinary word: enough where the sentence itself says that a password follows. */
export function isNoPlainWord(text: string): boolean {
  const bare = trimPunctuation(text);
  if (bare.length < 4 || isHarmless(text)) return false;
  return digit.test(bare) || symbol.test(bare) || /\p{Ll}\p{Lu}/u.test(bare);
}

/** What is never a secret by its form: a name in a directory, a ticket, an id, a date, a product. */
export function isHarmless(text: string): boolean {
  const bare = trimPunctuation(text).replace(/['’]s$/u, '');
  return bare.length <= 300 && harmless.some((shape) => shape.test(bare));
}

/** `P@ssw0rd` but not `Jane2@contoso`. */
function hasOddAt(text: string): boolean {
  const at = text.indexOf('@');
  return at >= 0 && digit.test(text.slice(at + 1));
}

const harmless = [
  // UPN or mail address (`P@ssw0rd.Ab` is none), DOMAIN\account.
  /^[^@\s]{2,}@[\p{L}\p{Nd}-]+(?:\.[\p{L}\p{Nd}-]+)+$/u,
  /^[\p{L}\p{Nd}_-]+\\[^\\]+$/u,
  // Ticket.
  /^#?(?:INC|REQ|RITM|CHG|TASK|SCTASK|PRB|SR|CS|TKT|HD)[-#]?\d+$/i,
  /^#?[A-Z]{2,10}-\d+$/,
  // GUID, SID, error numbers.
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  /^S-1-[\d-]+$/i,
  /^(?:AADSTS\d+|0x[0-9a-f]+|HB\d{4}[IWE]|KB\d+)$/i,
  // Date, time, network address, length of time.
  /^\d{1,4}[./:-]\d[\d./:-]*(?:T[\d:.]+)?Z?$/,
  /^\d+(?:st|nd|rd|th|d|h|x|%|min|days?|hours?|weeks?|tage?|jours?)$/i,
  // Web address without credentials, product, mention.
  /^[a-z]+:\/\/[^@\s]*$/i,
  /^(?:windows|win|office|outlook|exchange|server|teams|sharepoint|microsoft)-?\d+(?:\/[\p{L}\p{Nd}]+)?$/iu,
  /<\/?at$/i,
  // What redaction leaves behind: the brackets are trimmed as punctuation.
  /^redacted$/,
];
