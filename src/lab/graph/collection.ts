import { GraphProblem, type GraphAnswer, type GraphCall } from './graph-message.ts';
import { parseFilter, type ParsedFilter } from './odata-filter.ts';
import { FilterSyntaxError } from './odata-tokens.ts';

export type GraphRecord = Readonly<Record<string, unknown>>;

export interface CollectionRules {
  readonly pageSize: number;
  /** The sign-in log compares with regard to case. */
  readonly caseSensitive?: boolean;
  /** Properties of a record when nothing was selected; left out: all. */
  readonly defaultProperties?: readonly string[];
  /** True for directory objects, which refuse some filters without `ConsistencyLevel: eventual` and `$count=true`. */
  readonly advancedQueries?: boolean;
  /** Query options this collection takes beside `$filter` and `$top`. */
  readonly options: readonly string[];
}

const needAdvanced = new Set(['onPremisesSamAccountName']);

/** Answers a collection: `$filter`, `$count`, then one page of `$top` records reduced to `$select`. */
export function answerCollection(
  call: GraphCall,
  records: readonly GraphRecord[],
  rules: CollectionRules,
): GraphAnswer {
  refuseUnknownOptions(call, rules);
  const filter = call.query.get('$filter');
  const found = filter === null ? records : records.filter(checkedFilter(filter, call, rules).matches);
  const start = Number(call.query.get('$skiptoken') ?? 0);
  const size = pageSizeOf(call, rules);
  const page = found.slice(start, start + size);
  return {
    status: 200,
    body: {
      '@odata.context': `${call.origin}/${call.version}/$metadata#${call.path.slice(1)}`,
      ...(isAdvanced(call) && { '@odata.count': found.length }),
      ...(found.length > start + size && { '@odata.nextLink': nextLink(call, start + size) }),
      value: page.map((record) => project(record, call, rules.defaultProperties)),
    },
  };
}

/** Answers one record, reduced to `$select`. */
export function answerRecord(call: GraphCall, record: GraphRecord, defaultProperties?: readonly string[]): GraphAnswer {
  return { status: 200, body: project(record, call, defaultProperties) };
}

function refuseUnknownOptions(call: GraphCall, rules: CollectionRules): void {
  const known = new Set(['$filter', '$top', '$skiptoken', ...rules.options]);
  for (const name of call.query.keys()) {
    if (!known.has(name)) throw new GraphProblem(400, 'BadRequest', `Query option '${name}' is not allowed here.`);
    if (call.query.getAll(name).length > 1) {
      throw new GraphProblem(400, 'BadRequest', `Query option '${name}' was specified more than once.`);
    }
  }
}

function checkedFilter(text: string, call: GraphCall, rules: CollectionRules): ParsedFilter {
  const filter = parse(text, rules);
  if (rules.advancedQueries && !isAdvanced(call)) {
    const property = [...filter.properties].find((name) => needAdvanced.has(name));
    if (property || filter.functions.has('endswith')) {
      const what = property ? `property '${property}'` : `operator 'endsWith'`;
      throw new GraphProblem(400, 'Request_UnsupportedQuery', `Unsupported or invalid query filter clause: ${what}.`);
    }
  }
  return filter;
}

function parse(text: string, rules: CollectionRules): ParsedFilter {
  try {
    return parseFilter(text, rules.caseSensitive);
  } catch (error) {
    if (error instanceof FilterSyntaxError)
      throw new GraphProblem(400, 'BadRequest', `Invalid filter clause: ${error.message}`);
    throw error;
  }
}

function isAdvanced({ headers, query }: GraphCall): boolean {
  return headers['consistencylevel']?.toLowerCase() === 'eventual' && query.get('$count') === 'true';
}

function pageSizeOf({ query }: GraphCall, { pageSize }: CollectionRules): number {
  const top = query.get('$top');
  if (top === null) return pageSize;
  if (!/^\d{1,3}$/.test(top) || Number(top) === 0) {
    throw new GraphProblem(
      400,
      'Request_BadRequest',
      `Invalid page size specified: '${top}'. Must be between 1 and 999 inclusive.`,
    );
  }
  return Number(top);
}

function nextLink(call: GraphCall, start: number): string {
  const query = new URLSearchParams(call.query);
  query.set('$skiptoken', String(start));
  return `${call.origin}/${call.version}${call.path}?${query}`;
}

/** A selected property that the record does not have comes back as null, as in Graph. */
function project(record: GraphRecord, call: GraphCall, defaultProperties?: readonly string[]): GraphRecord {
  const selected = call.query.get('$select')?.split(',') ?? defaultProperties;
  if (!selected) return record;
  return Object.fromEntries(['id', ...selected].map((name) => [name, record[name] ?? null]));
}
