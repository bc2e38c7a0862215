/** Writes a value as an OData string literal. Whatever the value holds, it stays one literal. */
export function literal(value: string): string {
  return `'${value.toWellFormed().replaceAll("'", "''")}'`;
}

/** Writes a value as one path segment. */
export function segment(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replaceAll(
    /['()!*]/g,
    (char) => `%${char.charCodeAt(0).toString(16)}`,
  );
}

export interface QueryOptions {
  readonly filter?: string;
  readonly select?: readonly string[];
  readonly expand?: string;
  readonly top?: number;
  /** Part of an advanced query, beside `ConsistencyLevel: eventual`. */
  readonly count?: boolean;
}

/** Puts query options behind a path, each value encoded, so that no value can add an option. */
export function withQuery(path: string, { filter, select, expand, top, count }: QueryOptions): string {
  const options = [
    filter !== undefined && `$filter=${encodeURIComponent(filter)}`,
    select && `$select=${select.join(',')}`,
    expand !== undefined && `$expand=${encodeURIComponent(expand)}`,
    top !== undefined && `$top=${top}`,
    count && '$count=true',
  ].filter((option) => typeof option === 'string');
  return options.length > 0 ? `${path}?${options.join('&')}` : path;
}
