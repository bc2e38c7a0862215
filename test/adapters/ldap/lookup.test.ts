import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { FilterParser } from 'ldapts';
import { lookupOf } from '../../../src/adapters/ldap/lookup.ts';
import type { PersonKey } from '../../../src/core/person.ts';

type AdKey = Exclude<PersonKey, { by: 'entra-id' }>;

const filterOf = (key: AdKey): string | undefined => lookupOf(key)?.filter.toString();

describe('lookupOf', () => {
  it.each<[AdKey, string]>([
    [{ by: 'account', value: 'alice' }, '(&(sAMAccountName=alice)(objectClass=user))'],
    [{ by: 'account', value: ' alice ', domain: 'LAB' }, '(&(sAMAccountName=alice)(objectClass=user))'],
    [{ by: 'address', value: 'a@lab.test' }, '(&(|(userPrincipalName=a@lab.test)(mail=a@lab.test))(objectClass=user))'],
    [{ by: 'employee-id', value: 'E-1' }, '(&(employeeID=E-1)(objectClass=user))'],
    [
      { by: 'sid', value: 'S-1-5-32-544' },
      '(&(objectSid=\\01\\02\\00\\00\\00\\00\\00\\05\\20\\00\\00\\00\\20\\02\\00\\00)(objectClass=user))',
    ],
    [
      { by: 'object-guid', value: '{03020100-0504-0706-0809-0a0b0c0d0e0f}' },
      '(&(objectGUID=\\00\\01\\02\\03\\04\\05\\06\\07\\08\\09\\0a\\0b\\0c\\0d\\0e\\0f)(objectClass=user))',
    ],
    [
      { by: 'immutable-id', values: ['AAECAwQFBgcICQoLDA0ODw=='] },
      '(&(|(objectGUID=\\00\\01\\02\\03\\04\\05\\06\\07\\08\\09\\0a\\0b\\0c\\0d\\0e\\0f)' +
        '(mS-DS-ConsistencyGuid=\\00\\01\\02\\03\\04\\05\\06\\07\\08\\09\\0a\\0b\\0c\\0d\\0e\\0f))(objectClass=user))',
    ],
    [
      { by: 'name', value: 'Abel' },
      '(&(|(displayName=Abel*)(sn=Abel*)(givenName=Abel*))(objectCategory=person)(objectClass=user))',
    ],
    [
      { by: 'name', value: 'Abel,  Alice' },
      '(&(|(displayName=Abel, Alice*)(&(sn=Abel*)(givenName=Alice*)))(objectCategory=person)(objectClass=user))',
    ],
    [
      { by: 'name', value: 'Ludwig van Beethoven' },
      '(&(|(displayName=Ludwig van Beethoven*)(&(sn=van Beethoven*)(givenName=Ludwig*))' +
        '(&(sn=Beethoven*)(givenName=Ludwig van*)))(objectCategory=person)(objectClass=user))',
    ],
  ])('searches for %j, the most selective clause first', (key, expected) => {
    expect(filterOf(key)).toBe(expected);
  });

  it.each<AdKey>([
    { by: 'account', value: '' },
    { by: 'name', value: '  ' },
    { by: 'address', value: 'a\0b' },
    { by: 'name', value: 'a\0b' },
    { by: 'sid', value: 'S-1-5' },
    { by: 'sid', value: 'S-1-5-4294967296' },
    { by: 'sid', value: 'Administrators' },
    { by: 'object-guid', value: '03020100-0504-0706-0809' },
    { by: 'immutable-id', values: [] },
    { by: 'immutable-id', values: ['AAEC', 'not base64 at all!!!!!!!'] },
  ])('knows that nobody has the key %j', (key) => {
    expect(lookupOf(key)).toBeUndefined();
  });

  it('looks among deleted accounts for exact keys only', () => {
    expect(lookupOf({ by: 'account', value: 'alice' })?.exact).toBe(true);
    expect(lookupOf({ by: 'name', value: 'alice' })?.exact).toBe(false);
  });

  it('keeps every typed text a value: it adds no clause and no wildcard', () => {
    const hostile = fc.string({ unit: fc.constantFrom('*', '(', ')', '\\', '&', '|', '=', 'a', "'", ',', '\u{FC}') });
    fc.assert(
      fc.property(hostile, fc.constantFrom('account' as const, 'employee-id' as const), (value, by) => {
        const filter = filterOf({ by, value });
        fc.pre(filter !== undefined);
        const parsed = FilterParser.parseString(filter) as unknown as {
          filters: { attribute: string; value: string; type: number }[];
        };
        expect(parsed.filters.map(({ attribute, value: text, type }) => [attribute.toLowerCase(), text, type])).toEqual(
          [
            [by === 'account' ? 'samaccountname' : 'employeeid', value.trim(), 0xa3],
            ['objectclass', 'user', 0xa3],
          ],
        );
      }),
    );
  });
});
