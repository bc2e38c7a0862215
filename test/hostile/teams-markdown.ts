/** What Teams makes of one text of a card, as far as a value could do harm by it. */
export interface Rendered {
  /** The text a person reads. */
  readonly text: string;
  readonly html: readonly string[];
  /** Addresses that can be pressed, bare ones included. */
  readonly links: readonly string[];
  readonly tables: number;
}

/** A backslash before punctuation makes it plain; plain characters are set aside in the private-use area. */
const setAside = (text: string): string =>
  text.replaceAll(/\\([!-/:-@[-`{-~])/g, (_whole, sign: string) => String.fromCharCode(0xe000 + sign.charCodeAt(0)));
const putBack = (text: string): string =>
  text.replaceAll(/[\ue021-\ue07e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xe000));

export function renderTeamsMarkdown(source: string): Rendered {
  const text = setAside(source);
  const html = text.match(/<\/?[a-z!][^>]*>?|&(?:#\d+|#x[\da-f]+|[a-z]+);/gi) ?? [];
  const named = [...text.matchAll(/!?\[([^\]]*)\]\(([^)]*)\)/g)].map(([, , address = '']) => address);
  const bare = text.match(/\b(?:https?|ftp|javascript|data|file|mailto|vbscript|ms-[a-z]+):[^\s)]+/gi) ?? [];
  const lines = text.split(/\r?\n/);
  const tables = lines.filter((line) => /^\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?)?\s*$/.test(line)).length;
  const shown = text
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\*\*|__|~~|`|(?<!\w)[*_]|[*_](?!\w)/g, '');
  return { text: putBack(shown), html, links: [...named, ...bare].map(putBack), tables };
}
