import { describe, expect, it } from 'vitest';
import { exampleLike, plainExample } from '../../src/core/example-person.ts';

describe('exampleLike', () => {
  it.each([
    ['amara.okafor@northwind.example', 'jane.doe@northwind.example'],
    ['aokafor@northwind.example', 'jdoe@northwind.example'],
    ['ext.a@b@northwind.example', 'jane.doe@northwind.example'],
  ])('names people as %s does', (signInName, example) => {
    expect(exampleLike(signInName)).toEqual({ signInName: example, account: 'jdoe' });
  });

  it.each(['', 'nobody', '@northwind.example'])('falls back to a plain example for %j', (signInName) => {
    expect(exampleLike(signInName)).toEqual(plainExample);
  });
});
