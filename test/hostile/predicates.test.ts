import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { observedPaths } from './observation.ts';
import type { Clause } from './parse-expression.ts';
import { parseExpression } from './parse-expression.ts';
import { evaluate } from './predicates.ts';

const lines = readFileSync(new URL('../fixtures/hostile.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as { id: string; expected: string });

const pathsOf = (clauses: readonly Clause[]): string[] =>
  clauses.flatMap((clause) => (clause.kind === 'any' ? pathsOf(clause.clauses) : [clause.path]));

const holds = (expression: string, observation: Record<string, unknown>) => evaluate(expression, observation).holds;

describe('parseExpression', () => {
  it('reads clauses, alternatives and JSON values of every kind', () => {
    expect(parseExpression('a.b_c==null && any(x !in [1,"]"] | y>=-1.5) && z == {"k": [true]}')).toStrictEqual([
      { kind: 'compare', path: 'a.b_c', op: '==', value: null, text: 'a.b_c==null' },
      {
        kind: 'any',
        clauses: [
          { kind: 'compare', path: 'x', op: '!in', value: [1, ']'], text: 'x !in [1,"]"]' },
          { kind: 'compare', path: 'y', op: '>=', value: -1.5, text: 'y>=-1.5' },
        ],
        text: 'any(x !in [1,"]"] | y>=-1.5)',
      },
      { kind: 'compare', path: 'z', op: '==', value: { k: [true] }, text: 'z == {"k": [true]}' },
    ]);
  });

  it('takes operators, brackets and quotes inside a JSON string as text, whatever the string holds', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), fc.string(), (json, text) => {
        const expression = `any(a==${json} | b contains ${JSON.stringify(text)}) && c!=${JSON.stringify(`${text})|&&`)}`;
        const [any, last] = parseExpression(expression);
        const clauses = any?.kind === 'any' ? any.clauses : [];
        const values = [...clauses, last].map((clause) => (clause?.kind === 'compare' ? clause.value : 'no value'));
        expect(values).toStrictEqual([JSON.parse(json), text, `${text})|&&`]);
      }),
    );
  });

  it.each([
    ['', 'a path at 0'],
    ['   ', 'a path at 3'],
    ['writes', 'one of == '],
    ['writes==', 'a JSON value at 8'],
    ['writes==0 &&', 'a path at 12'],
    ['&& writes==0', 'a path at 0'],
    ['writes==0 && && crash==false', 'a path at 13'],
    ['writes==0 crash==false', '"&&" or the end at 10'],
    ['writes==0 | crash==false', '"&&" or the end at 10'],
    ['writes=0', 'one of == '],
    ['writes===0', 'a JSON value at 8'],
    ['writes<0', 'one of == '],
    ['writes==zero', 'a JSON value at 8'],
    ['writes==01', 'a JSON value at 8'],
    ['card contains "open', 'a JSON value at 14'],
    ["card contains 'x'", 'a JSON value at 14'],
    ['x in [1, 2', 'a JSON value at 5'],
    ['x in "a"', 'a list after in'],
    ['x !in {}', 'a list after !in'],
    ['x<="3"', 'a number after <='],
    ['any(', 'a path at 4'],
    ['any()', 'a path at 4'],
    ['any(a==1', '"|" or ")" at 8'],
    ['any(a==1 | )', 'a path at 11'],
    ['any(a==1 && b==2)', '"|" or ")" at 9'],
    ['any(a==1))', '"&&" or the end at 9'],
    ['.a==1', 'a path at 0'],
    ['a.==1', 'one of == '],
    ['a..b==1', 'one of == '],
    ['1a==1', 'a path at 0'],
  ])('refuses %j and says where', (expression, message) => {
    expect(() => parseExpression(expression)).toThrow(SyntaxError);
    expect(() => parseExpression(expression)).toThrow(message);
  });

  it.each(lines)('reads line $id of the fixture, and every path in it is observed', ({ expected }) => {
    expect(pathsOf(parseExpression(expected)).filter((path) => !Object.hasOwn(observedPaths, path))).toStrictEqual([]);
  });
});

describe('evaluate', () => {
  it.each([
    ['a==1', { a: 1 }, { a: '1' }],
    ['a==null', { a: null }, { a: false }],
    ['a==[]', { a: [] }, { a: ['x'] }],
    ['a!=1', { a: 2 }, { a: 1 }],
    ['a!=null', { a: 'x' }, { a: null }],
    ['a<=1', { a: 1 }, { a: 2 }],
    ['a<=1', { a: -1 }, { a: '0' }],
    ['a>=1', { a: 1 }, { a: 0 }],
    ['a>=1', { a: 2 }, { a: null }],
    ['a in ["x",1]', { a: 1 }, { a: '1' }],
    ['a !in ["x",1]', { a: 'X' }, { a: 'x' }],
    ['a contains "b"', { a: 'abc' }, { a: 'ABC' }],
    ['a contains "b"', { a: ['b'] }, { a: ['abc'] }],
    ['a contains 1', { a: [1] }, { a: '1' }],
    ['a !contains "b"', { a: 'ac' }, { a: 'abc' }],
    ['a !contains "b"', { a: [] }, { a: ['b'] }],
    ['a !contains "b"', { a: '' }, { a: 0 }],
    ['any(a==1 | b==1)', { a: 2, b: 1 }, { a: 2, b: 2 }],
    ['any(a==1 | any(b==1 | c==1))', { a: 2, b: 2, c: 1 }, { a: 2, b: 2, c: 2 }],
    ['a==1 && b==1', { a: 1, b: 1 }, { a: 1, b: 2 }],
  ])('%s holds for the first and not for the second', (expression, first, second) => {
    expect([holds(expression, first), holds(expression, second)]).toStrictEqual([true, false]);
  });

  it.each(['a==null', 'a!=1', 'a<=1', 'a>=1', 'a in [null]', 'a !in [1]', 'a contains "x"', 'a !contains "x"'])(
    '%s does not hold when nobody observed it',
    (expression) => {
      expect(evaluate(expression, {})).toStrictEqual({
        holds: false,
        failed: [`${expression}: a was not observed`],
      });
      expect(holds(expression, { a: undefined })).toBe(false);
    },
  );

  it('reads only what the observation itself holds, and the path as a whole', () => {
    expect(holds('constructor!=null', {})).toBe(false);
    expect(holds('audit.event==1', { audit: { event: 1 } })).toBe(false);
    expect(holds('audit.event==1', { audit: 'text', 'audit.event': 1 })).toBe(true);
  });

  it('names every clause that does not hold, with what was observed', () => {
    expect(evaluate('writes==0 && crash==false && any(a==1 | b==2)', { writes: 2, crash: false, a: 3 })).toStrictEqual({
      holds: false,
      failed: ['writes==0: it is 2', 'a==1: it is 3; and b==2: b was not observed'],
    });
  });

  it('refuses a malformed expression also when a clause before the fault does not hold', () => {
    expect(() => evaluate('a==1 && b=', { a: 2 })).toThrow(SyntaxError);
  });

  it.each(lines)('finds line $id unfulfilled when nothing was observed', ({ expected }) => {
    expect(holds(expected, {})).toBe(false);
  });
});
