import { readdirSync, readFileSync } from 'node:fs';
import type { SyntaxNode } from 'tree-sitter';
import { describe, expect, it } from 'vitest';
import {
  declaredName,
  decoratorsOf,
  isLocal,
  ofType,
  parseBicep,
  property,
  referencesIn,
  syntaxErrors,
} from './bicep.ts';

const folder = new URL('../../infra/azure/', import.meta.url);
const modules = readdirSync(new URL('modules/', folder)).map((name) => `modules/${name}`);
const files = ['main.bicep', ...modules].map((name) => ({ name, ...parseBicep(new URL(name, folder)) }));
const main = files[0] as (typeof files)[number];

describe.each(files)('infra/azure/$name', ({ name, text, root }) => {
  it('is Bicep, as far as its grammar goes, and says that it is not executed in CI', () => {
    expect(syntaxErrors({ text, root })).toEqual([]);
    expect(text).toMatch(/^\/\/ Not executed in CI/m);
  });

  it('describes every parameter and every output', () => {
    const declarations = ofType(root, 'parameter_declaration', 'output_declaration');

    expect(declarations.filter((one) => !/@description\('[^']{4,}/.test(decoratorsOf(one))).map(declaredName)).toEqual(
      [],
    );
  });

  it('uses every parameter and every variable, and refers to nothing that is not declared', () => {
    const named = (...types: readonly string[]) => ofType(root, ...types).map(declaredName);
    const values = named('parameter_declaration', 'variable_declaration');
    const declared = [...values, ...named('resource_declaration', 'module_declaration')];
    const uses = referencesIn(root);

    expect(values.filter((one) => !uses.includes(one))).toEqual([]);
    expect([...new Set(uses)].filter((one) => !declared.includes(one) && !isLocal(root, one))).toEqual([]);
  });

  it('puts nothing secret into an output', () => {
    const secrets = ofType(root, 'parameter_declaration')
      .filter((one) => decoratorsOf(one).includes('@secure()'))
      .map(declaredName);
    const outputs = ofType(root, 'output_declaration').map((output) => output.text);

    expect(outputs.filter((output) => /listKeys|password|secret/i.test(output.split('=')[1] ?? ''))).toEqual([]);
    expect(secrets.filter((secret) => outputs.some((output) => output.includes(secret)))).toEqual([]);
    for (const parameter of ofType(root, 'parameter_declaration'))
      if (/password/i.test(declaredName(parameter))) expect(decoratorsOf(parameter)).toContain('@secure()');
  });

  if (name !== 'main.bicep')
    it('gets exactly its parameters from main.bicep, and gives what main.bicep reads', () => {
      const call = ofType(main.root, 'module_declaration').find((one) => one.text.includes(`'${name}'`)) as SyntaxNode;
      const given = property(call, 'params')?.namedChildren.map((child) => child.namedChild(0)?.text);
      const outputs = ofType(root, 'output_declaration').map(declaredName);
      const read = [...main.text.matchAll(new RegExp(`\\b${declaredName(call)}\\.outputs\\.(\\w+)`, 'g'))];

      expect(given?.toSorted()).toEqual(ofType(root, 'parameter_declaration').map(declaredName).toSorted());
      expect([...new Set(read.map(([, output]) => output))].toSorted()).toEqual(outputs.toSorted());
    });
});

describe('infra/azure/main.bicepparam', () => {
  const text = readFileSync(new URL('main.bicepparam', folder), 'utf8');

  it('fills every parameter that has no default, names no other, and holds no password', () => {
    // The grammar knows no parameter files; a parameter with a value reads like a variable.
    const parsed = parseBicep(new URL('main.bicepparam', folder), text.replace(/^param (\w+) =/gm, 'var $1 ='));
    const given = ofType(parsed.root, 'variable_declaration').map(declaredName);
    const parameters = ofType(main.root, 'parameter_declaration');
    const needed = parameters.filter((one) => !/^param \w+ (?:[^=]|=>)*=(?!>)/.test(one.text)).map(declaredName);

    expect(syntaxErrors(parsed)).toEqual([]);
    expect(needed.length).toBeGreaterThan(2);
    expect(needed.filter((name) => !given.includes(name))).toEqual([]);
    expect(given.filter((name) => !parameters.map(declaredName).includes(name))).toEqual([]);
    expect(text).toMatch(/^param databasePassword = readEnvironmentVariable\('\w+'\)$/m);
  });
});
