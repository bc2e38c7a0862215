/**
 * The language of `expected` in `test/fixtures/hostile.jsonl`:
 *
 *     expression = clause { "&&" clause }
 *     clause     = path op JSON | "any(" clause { "|" clause } ")"
 *     op         = "==" | "!=" | "<=" | ">=" | "in" | "!in" | "contains" | "!contains"
 */
export type Clause =
  | { readonly kind: 'compare'; readonly path: string; readonly op: Op; readonly value: unknown; readonly text: string }
  | { readonly kind: 'any'; readonly clauses: readonly Clause[]; readonly text: string };

const ops = ['==', '!=', '<=', '>=', '!in', 'in', '!contains', 'contains'] as const;
export type Op = (typeof ops)[number];

/** @throws SyntaxError with the place of the first thing that does not belong. */
export function parseExpression(expression: string): readonly Clause[] {
  const reader = new Reader(expression);
  const clauses = readList(reader, '&&');
  if (!reader.atEnd()) throw reader.unexpected('"&&" or the end');
  return clauses;
}

function readList(reader: Reader, separator: string): readonly Clause[] {
  const clauses = [readClause(reader)];
  while (reader.take(separator)) clauses.push(readClause(reader));
  return clauses;
}

function readClause(reader: Reader): Clause {
  const from = reader.position();
  if (reader.take('any(')) {
    const clauses = readList(reader, '|');
    if (!reader.take(')')) throw reader.unexpected('"|" or ")"');
    return { kind: 'any', clauses, text: reader.textFrom(from) };
  }
  const path = reader.match(/[a-z_]\w*(?:\.[a-z_]\w*)*/iy, 'a path');
  const op = ops.find((candidate) => reader.take(candidate));
  if (!op) throw reader.unexpected(`one of ${ops.join(' ')}`);
  const value = reader.json();
  if (op.endsWith('in') && !Array.isArray(value)) throw reader.unexpected(`a list after ${op}, before this`);
  if (/[<>]/.test(op) && typeof value !== 'number') throw reader.unexpected(`a number after ${op}, before this`);
  return { kind: 'compare', path, op, value, text: reader.textFrom(from) };
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#skipBlanks();
  }

  position(): number {
    return this.#at;
  }

  atEnd(): boolean {
    return this.#at === this.#text.length;
  }

  textFrom(start: number): string {
    return this.#text.slice(start, this.#at).trimEnd();
  }

  /** Goes past `word` and the blanks behind it; false when something else stands here. */
  take(word: string): boolean {
    if (!this.#text.startsWith(word, this.#at)) return false;
    this.#at += word.length;
    this.#skipBlanks();
    return true;
  }

  match(sticky: RegExp, wanted: string): string {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#text)?.[0];
    if (found === undefined) throw this.unexpected(wanted);
    this.take(found);
    return found;
  }

  json(): unknown {
    const end = endOfJson(this.#text, this.#at);
    const found = this.#text.slice(this.#at, end);
    let value: unknown;
    try {
      value = JSON.parse(found);
    } catch {
      throw this.unexpected('a JSON value');
    }
    this.take(found);
    return value;
  }

  unexpected(wanted: string): SyntaxError {
    return new SyntaxError(`Expected ${wanted} at ${this.#at} in: ${this.#text}`);
  }

  #skipBlanks(): void {
    while (this.#text[this.#at] === ' ') this.#at += 1;
  }
}

/** Operators and brackets inside a JSON string belong to the string, so its end is found by token. */
function endOfJson(text: string, start: number): number {
  const token = /"(?:[^"\\]|\\.)*"|[[\]{}]|[^\s"[\]{},:|&)]+|[\s,:]/y;
  let depth = 0;
  for (let at = start; at < text.length; at = token.lastIndex) {
    token.lastIndex = at;
    const found = token.exec(text)?.[0];
    if (found === undefined) return at;
    if ('[{'.includes(found)) depth += 1;
    if (']}'.includes(found)) depth -= 1;
    if (depth <= 0) return token.lastIndex;
  }
  return text.length;
}
