import { immutableIdOf } from '../../core/immutable-id.ts';
import type { PersonKey } from '../../core/person.ts';
import { northwind } from '../northwind.ts';
import { textOf, type StoredAccount } from './stored-account.ts';

/** Whether a key may mean this account. AD compares names without regard to case and accents. */
export function matchesKey(account: StoredAccount, key: PersonKey): boolean {
  const is = (name: string, value: string): boolean => sameText(textOf(account, name), value);
  switch (key.by) {
    case 'address':
      return is('userPrincipalName', key.value) || is('mail', key.value) || hasAddress(account, key.value);
    case 'account':
      return (
        is('sAMAccountName', key.value) && (key.domain === undefined || sameText(northwind.netbiosName, key.domain))
      );
    case 'name':
      return matchesName(account, key.value);
    case 'employee-id':
      return is('employeeID', key.value);
    case 'sid':
      return is('objectSid', key.value);
    case 'object-guid':
      return is('objectGUID', key.value);
    case 'immutable-id':
      return anchorsOf(account).some((anchor) => key.values.includes(anchor));
    case 'entra-id':
      return false;
  }
}

/** Display name from its beginning, or "Last, First", or one of the two names alone. */
function matchesName(account: StoredAccount, typed: string): boolean {
  const words = fold(typed).trim();
  if (words === '') return false;
  const [last, first] = words.split(/\s*,\s*/, 2);
  const names = ['displayName', 'givenName', 'sn'].map((name) => fold(textOf(account, name) ?? ''));
  const [displayName = '', givenName = '', sn = ''] = names;
  if (first !== undefined && last !== undefined) return sn.startsWith(last) && givenName.startsWith(first);
  return displayName.startsWith(words) || givenName.startsWith(words) || sn.startsWith(words);
}

function hasAddress(account: StoredAccount, address: string): boolean {
  const addresses = account.attributes['proxyAddresses'];
  return Array.isArray(addresses) && addresses.some((one) => sameText(String(one), `smtp:${address}`));
}

/** mS-DS-ConsistencyGuid or the bytes of objectGUID: either may be the source anchor. */
function anchorsOf(account: StoredAccount): readonly string[] {
  const fromGuid = immutableIdOf(textOf(account, 'objectGUID') ?? '');
  return [textOf(account, 'mS-DS-ConsistencyGuid'), fromGuid].filter((anchor) => anchor !== undefined);
}

function sameText(a: string | undefined, b: string): boolean {
  return a !== undefined && fold(a) === fold(b);
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
