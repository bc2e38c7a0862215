/**
 * Splits a distinguished name into its components, each in one comparable form: attribute type and value in lower
 * case, blanks around separators dropped, escapes (`\,` and `\2C`, RFC 4514) resolved.
 */
export function dnComponents(dn: string): readonly string[] {
  return splitUnescaped(dn, ',').map(comparableComponent);
}

/**
 * Whether a DN lies at or under another, component by component: `OU=NotExecs,...` is not under `OU=Execs,...`.
 * An empty ancestor is the root, so everything is under it.
 */
export function isUnder(dn: string, ancestor: string): boolean {
  const inner = dnComponents(dn);
  const outer = ancestor.trim() === '' ? [] : dnComponents(ancestor);
  return outer.length <= inner.length && outer.every((part, at) => inner[inner.length - outer.length + at] === part);
}

function comparableComponent(component: string): string {
  const at = component.indexOf('=');
  const type = component.slice(0, Math.max(at, 0)).trim().toLowerCase();
  return `${type}=${unescapeValue(component.slice(at + 1).trim())
    .normalize('NFKC')
    .toLowerCase()}`;
}

/** Hex escapes stand for UTF-8 bytes, so `%`-encoding is the shortest correct way to decode them. */
function unescapeValue(value: string): string {
  if (!value.includes('\\')) return value;
  const percent = value.replaceAll('%', '%25').replaceAll(/\\([0-9a-f]{2})/gi, '%$1');
  const plain = percent.replaceAll(/\\(.)/g, '$1');
  try {
    return decodeURIComponent(plain);
  } catch {
    return value;
  }
}

function splitUnescaped(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === separator) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}
