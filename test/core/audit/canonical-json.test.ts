import canonicalize from 'canonicalize';
import { assert, jsonValue, property } from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isCanonicalJson } from '../../../src/core/audit/canonical-json.ts';

describe('canonical JSON', () => {
  it('is what the library writes that records are made with, whatever the value', () => {
    assert(property(jsonValue(), (value) => isCanonicalJson(canonicalize(value) ?? '')));
  });

  it.each(['{"10":1,"9":2,"a":"\\u0001é€😀\\\\\\"\\n"}', '[]', '{}', 'null', '1e+21', '{"__proto__":1}'])(
    'is %s',
    (text) => {
      expect(isCanonicalJson(text)).toBe(true);
    },
  );

  it.each([
    ['a blank', '{"a": 1}'],
    ['a line break at its end', '{"a":1}\n'],
    ['names in another order', '{"b":1,"a":2}'],
    ['names in another order further in', '{"a":[{"c":1,"b":2}]}'],
    ['a name twice', '{"a":1,"a":1}'],
    ['a number in other letters', '{"a":1.0}'],
    ['a number that is too large', '{"a":1e400}'],
    ['minus nothing', '[-0]'],
    ['a needless escape', '{"a":"\\u0061"}'],
    ['a needless escape in a name', '{"\\u0061":1}'],
    ['an escape in capitals', '{"a":"\\u001F"}'],
    ['half a character', '{"a":"\\ud800"}'],
    ['half a character, not escaped', '{"a":"\ud800"}'],
    ['no end', '{"a":1'],
    ['nothing', ''],
  ])('is no text with %s', (_what, text) => {
    expect(isCanonicalJson(text)).toBe(false);
  });
});
