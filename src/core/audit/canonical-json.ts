/** Whether a text is JSON written as RFC 8785 asks: names sorted, no blanks, one way to write each value. */
export function isCanonicalJson(text: string): boolean {
  try {
    return text.isWellFormed() && canonicalJson(JSON.parse(text)) === text;
  } catch {
    return false;
  }
}

/** Writes what `JSON.parse` gave; half a character is written as an escape, which the standard does not allow. */
function canonicalJson(value: unknown): string {
  if (typeof value === 'string' && !value.isWellFormed()) throw new TypeError('It holds half a character.');
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const object = value as Readonly<Record<string, unknown>>;
  const members = Object.keys(object)
    .toSorted()
    .map((name) => `${canonicalJson(name)}:${canonicalJson(object[name])}`);
  return `{${members.join(',')}}`;
}
