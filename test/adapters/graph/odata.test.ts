import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literal, segment, withQuery } from '../../../src/adapters/graph/odata.ts';
import { parseFilter } from '../../../src/lab/graph/odata-filter.ts';

describe('literal', () => {
  it('doubles apostrophes', () => {
    expect(literal("O'Neil's")).toBe("'O''Neil''s'");
  });

  it('stays one literal of the same value for any text, as an OData parser reads it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const { matches, properties } = parseFilter(`displayName eq ${literal(value)}`, true);
        expect([matches({ displayName: value }), matches({ displayName: `${value}x` }), [...properties]]).toEqual([
          true,
          false,
          ['displayName'],
        ]);
      }),
    );
  });
});

describe('segment', () => {
  it('is one path segment of the same value for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (value) => {
        const encoded = segment(value);
        expect(encoded).not.toMatch(/[/?#'()\\]/);
        expect(decodeURIComponent(encoded)).toBe(value.toWellFormed());
      }),
    );
  });
});

describe('withQuery', () => {
  it('adds exactly the options it was given, whatever the filter holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const filter = `mail eq ${literal(value)}`;
        const url = new URL(withQuery('/users', { filter, select: ['id', 'mail'], top: 3 }), 'https://graph.test');
        expect([...url.searchParams]).toEqual([
          ['$filter', filter],
          ['$select', 'id,mail'],
          ['$top', '3'],
        ]);
      }),
    );
  });

  it('leaves a path without options as it is', () => {
    expect(withQuery('/organization', {})).toBe('/organization');
  });
});
