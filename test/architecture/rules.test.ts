import { describe, expect, it } from 'vitest';

import { findViolations, rules } from './rules.ts';

/** The rules that a file with this text breaks, by the first words of each. */
const broken = (path: string, text: string) =>
  rules.filter((rule) => findViolations(rule, [{ path, text }]).length > 0).map(({ what }) => what.split(/[ :]/)[0]);

const imports = (specifier: string) => `import { x } from '${specifier}';\n`;
const importsType = (specifier: string) => `import type { X } from '${specifier}';\n`;

describe('the import rule', () => {
  it.each([
    ['core importing Node', 'src/core/diagnose.ts', imports('node:fs')],
    ['core importing Node without its prefix', 'src/core/diagnose.ts', imports('fs')],
    ['core importing a package', 'src/core/diagnose.ts', imports('zod')],
    ['core importing a port', 'src/core/findings/x.ts', imports('../../ports/audit-log.ts')],
    ['core importing a type of a port', 'src/core/x.ts', importsType('../ports/audit-log.ts')],
    ['core importing main', 'src/core/x.ts', imports('../main.ts')],
    ['core importing from outside src', 'src/core/x.ts', imports('../../test/fake.ts')],
    ['core importing a package called core', 'src/core/x.ts', imports('core')],
    ['language importing an intent', 'src/language/x.ts', importsType('../intents/outcome.ts')],
    ['cards importing an intent', 'src/cards/x.ts', imports('../intents/outcome.ts')],
    ['cards importing a value beside a type', 'src/cards/x.ts', "import { type X } from '../intents/outcome.ts';"],
    ['cards importing a type that is not listed', 'src/cards/x.ts', importsType('../intents/ports.ts')],
    ['ports importing an intent', 'src/ports/x.ts', importsType('../intents/outcome.ts')],
    ['intents importing an adapter', 'src/intents/x.ts', imports('../adapters/store/store.ts')],
    ['intents importing a card', 'src/intents/x.ts', imports('../cards/x.ts')],
    ['intents importing Node', 'src/intents/x.ts', imports('node:crypto')],
    ['an adapter importing another', 'src/adapters/ldap/x.ts', imports('../graph/x.ts')],
    ['an adapter importing the library of another', 'src/adapters/ldap/x.ts', imports('kysely')],
    ['an adapter importing an intent', 'src/adapters/store/x.ts', imports('../../intents/x.ts')],
    ['an adapter importing an adapter of a like name', 'src/adapters/store/x.ts', imports('../store-two/x.ts')],
    ['an adapter that is not listed', 'src/adapters/fax/x.ts', ''],
    ['the bot importing an adapter', 'src/bot/x.ts', imports('../adapters/ldap/x.ts')],
    ['the bot importing the lab', 'src/bot/x.ts', imports('../lab/x.ts')],
    ['the terminal importing the bot', 'src/cli/x.ts', imports('../bot/x.ts')],
    ['a folder without a layer', 'src/helpers/x.ts', ''],
    ['a file at the top without a layer', 'src/utilities.ts', ''],
    ['a re-export', 'src/core/x.ts', "export * from 'zod';"],
    ['a bare import', 'src/core/x.ts', "import 'node:fs';"],
    ['a call of import', 'src/core/x.ts', "const fs = await import('node:fs');"],
    ['a computed import', 'src/core/x.ts', 'const fs = await import(name);'],
    ['an import type', 'src/core/x.ts', "let stats: import('node:fs').Stats;"],
    ['double quotes', 'src/core/x.ts', 'import x from "zod";'],
    ['an import over several lines', 'src/core/x.ts', "import {\n  a,\n  b,\n} from 'zod';"],
    [
      'an import behind a type import',
      'src/cards/x.ts',
      `${importsType('../core/x.ts')}${imports('../intents/outcome.ts')}`,
    ],
    ['an import behind a comment that holds a quote', 'src/core/x.ts', `// don't\n${imports('zod')}`],
    ['an import behind a regular expression', 'src/core/x.ts', `const quote = /['"\`/]/;\n${imports('zod')}`],
    ['an import behind nested templates', 'src/core/x.ts', `const t = \`a\${\`b\${c}'\`}"\`;\n${imports('zod')}`],
  ])('catches %s', (_violation, path, text) => {
    expect(broken(path, text)).toStrictEqual(['imports']);
  });

  it.each([
    ['core importing core', 'src/core/findings/x.ts', imports('../facts.ts')],
    ['cards importing listed types', 'src/cards/x.ts', importsType('../intents/outcome.ts')],
    ['cards re-exporting listed types', 'src/cards/x.ts', "export type { X } from '../language/recognition.ts';"],
    ['an adapter importing its library', 'src/adapters/store/x.ts', imports('kysely') + imports('node:sqlite')],
    [
      'a path inside a library',
      'src/adapters/graph/x.ts',
      imports('@microsoft/microsoft-graph-client/authProviders/a.js'),
    ],
    ['app.ts importing everything', 'src/app.ts', imports('./adapters/ldap/x.ts') + imports('express')],
    ['prose about imports', 'src/core/x.ts', "// import x from 'zod'\nconst text = \"imported from 'AD'\";"],
    ['prose in a template', 'src/core/x.ts', "const text = `import x from 'zod' ${y}`;"],
  ])('lets %s pass', (_case, path, text) => {
    expect(broken(path, text)).toStrictEqual([]);
  });
});

describe('the purity rule', () => {
  it.each([
    'new Date()',
    'new Date( )',
    'new Date',
    'Date()',
    'Date.now()',
    'Math.random()',
    'process.cwd()',
    "process['env']",
    'console.log(1)',
    'performance.now()',
    'setTimeout(f, 1)',
    'fetch(url)',
    'globalThis.fetch',
    'crypto.randomUUID()',
    'require("x")',
    '`${Date.now()}`',
    '`${`${Math.random()}`}`',
  ])('catches %s in core', (code) => {
    expect(broken('src/core/x.ts', `const x = ${code};`)).toContain('is');
  });

  it.each(['core', 'language', 'cards', 'ports', 'intents'])('holds in %s', (folder) => {
    expect(broken(`src/${folder}/x.ts`, 'const x = Date.now();')).toStrictEqual(['is']);
  });

  it.each([
    'new Date(now.getTime())',
    "'The sync process. Ask console.log()'",
    '`the sync process.`',
    'reading.process.now',
    'source.fetch(1)',
    '/process.env/.test(x)',
  ])('lets %s pass in core', (code) => {
    expect(broken('src/core/x.ts', `// Not the process. Never Date.now().\nconst x = ${code};`)).toStrictEqual([]);
  });

  it('lets the system adapter read the clock', () => {
    expect(broken('src/adapters/system/x.ts', 'const x = new Date();')).toStrictEqual([]);
  });
});

describe('the other rules', () => {
  const forbiddenPath = ['', 'work', 'main'].join('/');
  const sharedPath = ['..', 'shared', 'x'].join('/');
  const unfinished = ['TO', 'DO'].join('');

  it.each([
    ['a second reader of the environment', 'src/app.ts', "const x = process.env['X'];", ['leaves']],
    ['a reader of the environment by import', 'src/app.ts', "import { env } from 'node:process';", ['leaves']],
    ['a reader of the environment by index', 'src/app.ts', "const x = process['env'];", ['leaves']],
    ['a parameter of type any', 'src/core/x.ts', 'function f(x: any) {}', ['has']],
    ['a cast to any', 'src/core/x.ts', 'const y = x as any;', ['has']],
    ['a list of any', 'src/core/x.ts', 'const y: any[] = [];', ['has']],
    ['any as a type argument', 'src/core/x.ts', 'let y: Record<string, any>;', ['has']],
    ['any in a union', 'src/core/x.ts', 'type Y = string | any;', ['has']],
    ['a silenced compiler', 'src/core/x.ts', `// ${'@ts'}-ignore\n`, ['does']],
    ['a silenced compiler in a test', 'test/x.test.ts', `// ${'@ts'}-nocheck\n`, ['does']],
    ['unfinished work', 'README.md', `${unfinished}: write`, ['holds']],
    ['a path of one machine', 'infra/install.sh', `cd ${forbiddenPath}`, ['names']],
    ['a path beside the repository', 'test/x.test.ts', `read('${sharedPath}')`, ['names']],
    ['a file in camel case', 'src/core/resetPlan.ts', '', ['is']],
    ['a folder in upper case', 'test/Fixtures/x.json', '', ['is']],
    ['a file of 251 lines', 'src/core/x.ts', 'x\n'.repeat(251), ['has']],
  ])('catch %s', (_violation, path, text, expected) => {
    expect(broken(path, text)).toStrictEqual(expected);
  });

  it.each([
    ['the environment in main.ts', 'src/main.ts', "const x = process.env['X'];"],
    ['the word any', 'src/core/x.ts', "// for any: account\nconst x = y ? f('x: any') : any(1);"],
    ['a file of 250 lines', 'src/core/x.ts', 'x\n'.repeat(250)],
    ['a long vocabulary', 'src/language/vocabulary-en.ts', 'x\n'.repeat(900)],
    ['the one capitalised name that is usual', 'test/fixtures/README.md', ''],
    ['dots in a file name', 'test/fixtures/hybrid-user.v1.json', ''],
    ['a directory called work below another', 'README.md', 'https://example.org/work/plan'],
  ])('let %s pass', (_case, path, text) => {
    expect(broken(path, text)).toStrictEqual([]);
  });

  it('tell a person what, why and how to fix', () => {
    const [purity] = rules.filter(({ what }) => what.startsWith('is pure'));
    const files = [{ path: 'src/core/x.ts', text: '\nconst now = Date.now();' }];

    expect(purity && findViolations(purity, files)).toStrictEqual([
      [
        'src/core/x.ts:2: Date.now',
        '  What: each file is pure: no clock, no chance, no process, no network.',
        '  Why: the same facts must always give the same answer, so that a decision can be tested and explained afterwards.',
        '  Fix: take `now: Date` or the `Environment` port as an argument.',
      ].join('\n'),
    ]);
  });
});
