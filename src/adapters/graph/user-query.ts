import { immutableIdOf } from '../../core/immutable-id.ts';
import type { PersonKey } from '../../core/person.ts';
import { literal } from './odata.ts';
import type { RawEntraUser } from '../../core/snapshot/snapshot.ts';

/** How Graph addresses one user: by object id or by userPrincipalName. */
export interface UserRef {
  readonly kind: 'id' | 'upn';
  readonly value: string;
}

/** A `$filter` over users; `eventual` where Graph takes it only as an advanced query. */
export interface UserFilter {
  readonly filter: string;
  readonly eventual?: boolean;
}

/** How to look for a key among the live users, directly or by filter, and how among the deleted ones. */
export type UserQuery = (
  | { readonly direct: UserRef; /** Finds others who bear the same address. */ readonly aliases?: UserFilter }
  | { readonly search: UserFilter }
) & {
  readonly deleted: UserFilter;
  /** Whether a deleted user that the filter found is really meant. */
  readonly fitsDeleted: (user: RawEntraUser) => boolean;
};

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** What a userPrincipalName may hold. Anything else is only ever asked for as a literal, never in a path. */
const upnShape = /^[a-z0-9'._!#^~-]+@[a-z0-9.-]+$/i;
const sidShape = /^S-1(-\d+)+$/i;

/** Whether a text can be an Entra object id. */
export function isObjectId(value: string): boolean {
  return guid.test(value);
}

/** Says how to ask Graph for a key. `undefined`: nobody can have such a key, so there is nothing to ask. */
export function userQueryOf(key: PersonKey): UserQuery | undefined {
  switch (key.by) {
    case 'address':
      return key.value.trim() === '' ? undefined : addressQuery(key.value.trim());
    case 'entra-id':
      return isObjectId(key.value)
        ? {
            direct: { kind: 'id', value: key.value },
            deleted: { filter: equals('id', key.value) },
            fitsDeleted: always,
          }
        : undefined;
    case 'immutable-id':
      return anyOf(key.values.map((value) => equals('onPremisesImmutableId', value)));
    case 'object-guid': {
      const immutableId = immutableIdOf(key.value);
      return anyOf(immutableId === undefined ? [] : [equals('onPremisesImmutableId', immutableId)]);
    }
    case 'sid':
      return anyOf(sidShape.test(key.value) ? [equals('onPremisesSecurityIdentifier', key.value)] : []);
    case 'account':
      // A sAMAccountName is unique per AD domain only, and Graph does not know NetBIOS names: several may come back.
      return anyOf(textEquals('onPremisesSamAccountName', key.value), { eventual: true });
    case 'employee-id':
      return anyOf(textEquals('employeeId', key.value));
    case 'name':
      return anyOf(nameFilters(key.value.trim()));
  }
}

/**
 * A userPrincipalName, a mail address or one of the proxy addresses. Entra puts the object id in front of the
 * userPrincipalName of a deleted user, so that the deleted are found by its end.
 */
function addressQuery(address: string): UserQuery {
  const aliases = `${equals('mail', address)} or proxyAddresses/any(p:p eq ${literal(`smtp:${address}`)})`;
  const live = upnShape.test(address)
    ? { direct: { kind: 'upn' as const, value: address }, aliases: { filter: aliases } }
    : { search: { filter: `${equals('userPrincipalName', address)} or ${aliases}` } };
  return {
    ...live,
    deleted: {
      filter: `endsWith(userPrincipalName,${literal(address)}) or ${equals('mail', address)}`,
      eventual: true,
    },
    fitsDeleted: (user) => bearsAddress(user, address.toLowerCase()),
  };
}

function bearsAddress(user: RawEntraUser, address: string): boolean {
  const name = String(user['userPrincipalName']).toLowerCase();
  const prefix = String(user['id']).replaceAll('-', '').toLowerCase();
  return name === address || name === prefix + address || String(user['mail']).toLowerCase() === address;
}

/** The display name's beginning; first and last name in either order; a single word may be either of them. */
function nameFilters(name: string): readonly string[] {
  if (name === '') return [];
  const { first, last } = namePartsOf(name);
  if (!first || !last) {
    const word = first || last || name;
    return ['displayName', 'givenName', 'surname'].map((property) => startsWith(property, word));
  }
  return [startsWith('displayName', name), `(${startsWith('givenName', first)} and ${startsWith('surname', last)})`];
}

/** "Last, First" or "First Last". */
function namePartsOf(name: string): { readonly first: string; readonly last: string } {
  const comma = name.indexOf(',');
  if (comma >= 0) return { last: name.slice(0, comma).trim(), first: name.slice(comma + 1).trim() };
  const space = name.lastIndexOf(' ');
  return { first: name.slice(0, Math.max(space, 0)).trim(), last: name.slice(space + 1) };
}

function textEquals(property: string, value: string): readonly string[] {
  return value.trim() === '' ? [] : [equals(property, value.trim())];
}

function equals(property: string, value: string): string {
  return `${property} eq ${literal(value)}`;
}

function startsWith(property: string, value: string): string {
  return `startswith(${property},${literal(value)})`;
}

function anyOf(filters: readonly string[], advanced: { eventual?: boolean } = {}): UserQuery | undefined {
  if (filters.length === 0) return undefined;
  const filter = { filter: filters.join(' or '), ...advanced };
  return { search: filter, deleted: filter, fitsDeleted: always };
}

const always = (): boolean => true;
