/** The filter is not OData, or uses something this server does not know. Graph answers 400. */
export class FilterSyntaxError extends Error {
  override readonly name = 'FilterSyntaxError';
}

/** `literal-word`: a number or a date; `mark`: one of `( ) , :`. */
export type Token =
  | { readonly kind: 'word' | 'literal-word'; readonly text: string }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'mark'; readonly text: string };

const wordPattern = /[\p{L}_$][\p{L}\p{N}_./$]*/uy;
const valuePattern = /-?\d[\dT:.Z+-]*/y;

/** Splits a filter into tokens; a doubled apostrophe inside a string is one apostrophe. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === ' ') {
      at += 1;
    } else if (char === "'") {
      const end = endOfString(text, at);
      tokens.push({ kind: 'string', text: text.slice(at + 1, end).replaceAll("''", "'") });
      at = end + 1;
    } else if ('(),:'.includes(char)) {
      tokens.push({ kind: 'mark', text: char });
      at += 1;
    } else {
      const word = matchAt(wordPattern, text, at);
      const value = word ?? matchAt(valuePattern, text, at);
      if (value === undefined) throw new FilterSyntaxError(`Syntax error at position ${at} in '${text}'.`);
      tokens.push({ kind: word === undefined ? 'literal-word' : 'word', text: value });
      at += value.length;
    }
  }
  return tokens;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    if (text.charAt(at) !== "'") at += 1;
    else if (text.charAt(at + 1) === "'") at += 2;
    else return at;
  }
  throw new FilterSyntaxError(`There is an unterminated string literal at position ${start} in '${text}'.`);
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
