import { describe, expect, it } from 'vitest';
import { parseFilter } from '../../src/lab/graph/odata-filter.ts';
import { FilterSyntaxError } from '../../src/lab/graph/odata-tokens.ts';

const record = {
  id: '1',
  displayName: "Tara O'Neil",
  accountEnabled: true,
  mail: null,
  count: 3,
  createdDateTime: '2026-11-20T08:00:00Z',
  status: { errorCode: 50126 },
  proxyAddresses: ['SMTP:tara@contoso.com', 'smtp:t.oneil@contoso.com'],
  licences: [{ sku: 'A' }],
};

describe('parseFilter', () => {
  it.each([
    ["displayName eq 'tara o''neil'", true],
    ["displayName eq 'tara'", false],
    ["displayName ne 'tara'", true],
    ["startswith(displayName,'Tara')", true],
    ["startsWith(displayName, 'O')", false],
    ["endsWith(displayName,'neil')", true],
    ['accountEnabled eq true', true],
    ['accountEnabled eq false', false],
    ['mail eq null', true],
    ['missing eq null', true],
    ["mail eq ''", false],
    ["startswith(mail,'x')", false],
    ['count ge 3 and count le 3', true],
    ['count gt 3 or count lt 3', false],
    ['status/errorCode eq 50126', true],
    ['createdDateTime ge 2026-11-20T08:00:00Z', true],
    ['createdDateTime ge 2026-11-20T08:00:00.001Z', false],
    ['createdDateTime lt 2026-11-20T08:00:00.001Z', true],
    ['createdDateTime ge 2026-11-21', false],
    ["proxyAddresses/any(p:p eq 'smtp:tara@contoso.com')", true],
    ["proxyAddresses/any(p:startswith(p,'smtp:x'))", false],
    ["licences/any(l:l/sku eq 'A')", true],
    ["missing/any(p:p eq 'a')", false],
    ['not (accountEnabled eq false)', true],
    ["id eq '2' or id eq '1' and accountEnabled eq true", true],
    ["(id eq '1' or id eq '2') and accountEnabled eq false", false],
  ])('reads %s as %s', (filter, expected) => {
    expect(parseFilter(filter).matches(record)).toBe(expected);
  });

  it.each([
    '',
    'displayName',
    'displayName eq',
    'displayName eq name',
    "displayName is 'x'",
    "displayName eq 'x",
    "displayName eq 'x')",
    "(displayName eq 'x'",
    "contains(displayName,'x')",
    "displayName eq 'x' and",
    "displayName eq 'x'' and",
    "proxyAddresses/all(p:p eq 'x')",
    'displayName eq "x"',
    "startswith('x',displayName)",
    "x eq 'a'; drop",
  ])('refuses %j', (filter) => {
    expect(() => parseFilter(filter)).toThrow(FilterSyntaxError);
  });

  it('compares with regard to case when it is told to', () => {
    const name = { userPrincipalName: 'a@contoso.com' };

    expect(parseFilter("userPrincipalName eq 'A@contoso.com'").matches(name)).toBe(true);
    expect(parseFilter("userPrincipalName eq 'A@contoso.com'", true).matches(name)).toBe(false);
  });

  it('says which properties and functions are used', () => {
    const { properties, functions } = parseFilter("endsWith(mail,'x') and (a/b eq 1 or c/any(d:d eq 'e'))");

    expect([[...properties], [...functions]]).toEqual([['mail', 'a', 'c'], ['endswith']]);
  });
});
