import { FilterSyntaxError, tokensOf, type Token } from './odata-tokens.ts';

/** Decides whether one record passes a `$filter`. */
export type FilterPredicate = (record: Readonly<Record<string, unknown>>) => boolean;

export interface ParsedFilter {
  readonly matches: FilterPredicate;
  /** Properties and functions the filter uses, for rules about what needs an advanced query. */
  readonly properties: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
}

/**
 * Parses the part of OData 4.01 `$filter` that Graph offers for users and sign-ins: comparison with `eq ne ge le gt
 * lt`, `and`, `or`, `not`, parentheses, `startswith`, `endswith`, `collection/any(x:...)`.
 *
 * @param caseSensitive - Directory properties compare without regard to case, the sign-in log with regard to it.
 */
export function parseFilter(text: string, caseSensitive = false): ParsedFilter {
  const parser = new FilterParser(tokensOf(text), caseSensitive);
  return parser.parse();
}

/** What a path or literal stands for in one record; `scope` holds the range variables of `any`. */
type Operand = (record: Readonly<Record<string, unknown>>, scope: Scope) => unknown;
type Condition = (record: Readonly<Record<string, unknown>>, scope: Scope) => boolean;
type Scope = Readonly<Record<string, unknown>>;

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  ge: (order) => order >= 0,
  gt: (order) => order > 0,
  le: (order) => order <= 0,
  lt: (order) => order < 0,
};

class FilterParser {
  readonly #tokens: readonly Token[];
  readonly #fold: (value: unknown) => unknown;
  readonly #properties = new Set<string>();
  readonly #functions = new Set<string>();
  readonly #variables = new Set<string>();
  #at = 0;

  constructor(tokens: readonly Token[], caseSensitive: boolean) {
    this.#tokens = tokens;
    this.#fold = (value) => (typeof value === 'string' && !caseSensitive ? value.toLowerCase() : value);
  }

  parse(): ParsedFilter {
    const condition = this.#or();
    if (this.#at < this.#tokens.length) this.#fail();
    return {
      matches: (record) => condition(record, {}),
      properties: this.#properties,
      functions: this.#functions,
    };
  }

  #or(): Condition {
    const parts = [this.#and()];
    while (this.#take('word', 'or')) parts.push(this.#and());
    return (record, scope) => parts.some((part) => part(record, scope));
  }

  #and(): Condition {
    const parts = [this.#unary()];
    while (this.#take('word', 'and')) parts.push(this.#unary());
    return (record, scope) => parts.every((part) => part(record, scope));
  }

  #unary(): Condition {
    if (this.#take('word', 'not')) {
      const inner = this.#unary();
      return (record, scope) => !inner(record, scope);
    }
    if (this.#take('mark', '(')) {
      const inner = this.#or();
      this.#expect('mark', ')');
      return inner;
    }
    return this.#term();
  }

  #term(): Condition {
    const name = this.#expect('word');
    if (!this.#take('mark', '(')) return this.#comparison(this.#path(name));
    if (name.endsWith('/any')) return this.#any(this.#path(name.slice(0, -'/any'.length)));
    const textFunction = textFunctions[name.toLowerCase()];
    if (!textFunction) this.#fail(`Unknown function '${name}'.`);
    this.#functions.add(name.toLowerCase());
    const subject = this.#path(this.#expect('word'));
    this.#expect('mark', ',');
    const wanted = this.#expect('string');
    this.#expect('mark', ')');
    return (record, scope) => {
      const value = this.#fold(subject(record, scope));
      return typeof value === 'string' && textFunction(value, String(this.#fold(wanted)));
    };
  }

  #any(collection: Operand): Condition {
    const variable = this.#expect('word');
    this.#expect('mark', ':');
    this.#variables.add(variable);
    const inner = this.#or();
    this.#variables.delete(variable);
    this.#expect('mark', ')');
    return (record, scope) => {
      const items = collection(record, scope);
      return Array.isArray(items) && items.some((item: unknown) => inner(record, { ...scope, [variable]: item }));
    };
  }

  #comparison(left: Operand): Condition {
    const operator = this.#expect('word');
    const holds = comparisons[operator];
    if (!holds) this.#fail(`Unknown operator '${operator}'.`);
    const wanted = this.#literal();
    return (record, scope) => {
      const order = compare(this.#fold(left(record, scope)), this.#fold(wanted));
      return order === undefined ? operator === 'ne' : holds(order);
    };
  }

  #path(name: string): Operand {
    const [first = '', ...rest] = name.split('/');
    const isVariable = this.#variables.has(first);
    if (!isVariable) this.#properties.add(first);
    return (record, scope) => {
      const root = isVariable ? scope[first] : record[first];
      return rest.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), root);
    };
  }

  #literal(): unknown {
    const token = this.#tokens[this.#at];
    if (!token || token.kind === 'mark') return this.#fail();
    this.#at += 1;
    if (token.kind === 'string') return token.text;
    if (token.kind === 'literal-word') return /^-?[\d.]+$/.test(token.text) ? Number(token.text) : token.text;
    if (!Object.hasOwn(namedLiterals, token.text)) return this.#fail(`Unknown literal '${token.text}'.`);
    return namedLiterals[token.text];
  }

  #take(kind: Token['kind'], text: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== kind || token.text !== text) return false;
    this.#at += 1;
    return true;
  }

  #expect(kind: Token['kind'], text?: string): string {
    const token = this.#tokens[this.#at];
    if (token?.kind !== kind || (text !== undefined && token.text !== text)) return this.#fail();
    this.#at += 1;
    return token.text;
  }

  #fail(why = `Syntax error at token ${this.#at}.`): never {
    throw new FilterSyntaxError(why);
  }
}

const textFunctions: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  startswith: (value, wanted) => value.startsWith(wanted),
  endswith: (value, wanted) => value.endsWith(wanted),
};

const namedLiterals: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

/** `undefined`: not comparable; then only `ne` holds. A missing property is null. */
function compare(left: unknown, right: unknown): number | undefined {
  if (left === right || (left === undefined && right === null)) return 0;
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return undefined;
}

const instant = /^\d{4}-\d\d-\d\d(t[\d:.]+z)?$/i;

function compareText(left: string, right: string): number {
  if (instant.test(left) && instant.test(right)) return Date.parse(left) - Date.parse(right);
  return left < right ? -1 : left > right ? 1 : 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
