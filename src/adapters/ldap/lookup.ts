import { AndFilter, EqualityFilter, OrFilter, SubstringFilter, type Filter } from 'ldapts';
import type { PersonKey } from '../../core/person.ts';
import { guidToBytes, sidToBytes } from './binary-text.ts';

export interface Lookup {
  /** Built of filter objects, never of text: what a person typed cannot become filter syntax. */
  readonly filter: Filter;
  /** True: the key names one account, so deleted ones are worth a look when nothing else matches. */
  readonly exact: boolean;
}

/**
 * The search that a key stands for, its most selective clause first; users, computers and managed service accounts all
 * are of class `user`. Undefined: no account can have such a key.
 *
 * Of the attributes used, AD indexes all but `employeeID` and `mS-DS-ConsistencyGuid`, which a large domain should index.
 */
export function lookupOf(key: Exclude<PersonKey, { by: 'entra-id' }>): Lookup | undefined {
  const clause = key.by === 'name' ? nameClause(key.value) : keyClause(key);
  if (clause === undefined) return undefined;
  const filters =
    key.by === 'name'
      ? [clause, equals('objectCategory', 'person'), equals('objectClass', 'user')]
      : [clause, equals('objectClass', 'user')];
  return { filter: new AndFilter({ filters }), exact: key.by !== 'name' };
}

function keyClause(key: Exclude<PersonKey, { by: 'entra-id' } | { by: 'name' }>): Filter | undefined {
  if (key.by === 'immutable-id') {
    const anchors = key.values.flatMap((value) => anchorBytes(value) ?? []);
    return anyOf(anchors.flatMap((bytes) => [equals('objectGUID', bytes), equals('mS-DS-ConsistencyGuid', bytes)]));
  }
  const value = usableText(key.value);
  if (value === undefined) return undefined;
  switch (key.by) {
    case 'account':
      return equals('sAMAccountName', value);
    case 'address':
      return anyOf([equals('userPrincipalName', value), equals('mail', value)]);
    case 'employee-id':
      return equals('employeeID', value);
    case 'sid':
      return equalsBytes('objectSid', sidToBytes(value));
    case 'object-guid':
      return equalsBytes('objectGUID', guidToBytes(value.replace(/^\{|\}$/g, '')));
  }
}

/** Undefined for nothing, and for text with a NUL, which some servers take for its end: `alice\0x` is not alice. */
function usableText(typed: string): string | undefined {
  const text = typed.trim();
  return text === '' || text.includes('\0') ? undefined : text;
}

/** At most this many ways to split a name into given name and surname. */
const maxSplits = 3;

function nameClause(typed: string): Filter | undefined {
  const name = usableText(typed)?.replace(/\s+/g, ' ');
  if (name === undefined) return undefined;
  const [last, first] = name.split(/\s*,\s*/);
  if (last && first) {
    return anyOf([startsWith('displayName', name), givenNameAndSurname(first, last)]);
  }
  const words = name.split(' ');
  if (words.length === 1) {
    return anyOf([startsWith('displayName', name), startsWith('sn', name), startsWith('givenName', name)]);
  }
  const splits = Array.from({ length: Math.min(words.length - 1, maxSplits) }, (_, index) =>
    givenNameAndSurname(words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')),
  );
  return anyOf([startsWith('displayName', name), ...splits]);
}

const givenNameAndSurname = (given: string, surname: string): Filter =>
  new AndFilter({ filters: [startsWith('sn', surname), startsWith('givenName', given)] });

/** Base64 of 16 bytes: an objectGUID or an mS-DS-ConsistencyGuid. */
function anchorBytes(text: string): Buffer | undefined {
  const bytes = Buffer.from(text.trim(), 'base64');
  return bytes.length === 16 && bytes.toString('base64') === text.trim() ? bytes : undefined;
}

const equals = (attribute: string, value: string | Buffer): Filter => new EqualityFilter({ attribute, value });
const equalsBytes = (attribute: string, value: Buffer | undefined): Filter | undefined =>
  value === undefined ? undefined : equals(attribute, value);
const startsWith = (attribute: string, initial: string): Filter => new SubstringFilter({ attribute, initial });
const anyOf = (filters: Filter[]): Filter | undefined => (filters.length === 0 ? undefined : new OrFilter({ filters }));
