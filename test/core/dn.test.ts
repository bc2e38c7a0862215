import { describe, expect, it } from 'vitest';
import { dnComponents, isUnder } from '../../src/core/dn.ts';

describe('dnComponents', () => {
  it('resolves escapes, also those of UTF-8 bytes, and drops case and blanks', () => {
    expect(dnComponents('CN=Doe\\, J\\C3\\A9r\\C3\\B4me 100%, OU = Staff,DC=Contoso')).toEqual([
      'cn=doe, jérôme 100%',
      'ou=staff',
      'dc=contoso',
    ]);
  });
});

describe('isUnder', () => {
  it('holds for the place itself and, with no place given, for everything', () => {
    expect([isUnder('OU=A,DC=x', 'OU=A,DC=x'), isUnder('OU=A,DC=x', ' '), isUnder('DC=x', 'OU=A,DC=x')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
