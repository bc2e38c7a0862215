import { layerOf, mayImport } from './layers.ts';
import type { SourceFile } from './source-code.ts';
import { blankProse, lineAt, listImports } from './source-code.ts';

/** A rule of the repository. The three texts are what a person needs who broke it. */
export interface Rule {
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  appliesTo(path: string): boolean;
  /** Each violation as "line: what stands there", or "" where the file as a whole is meant. */
  find(file: SourceFile): readonly string[];
}

/** Long because it is data: words, people and page assets, one line each. */
export const isDataFile = (path: string): boolean =>
  /^src\/(?:language\/vocabulary|lab\/(?:page\/|.*personas))/.test(path);

const isSource = (path: string) => /^src\/.*\.ts$/.test(path);
const maximumLines = 250;

export const rules: readonly Rule[] = [
  {
    what: 'imports only what its layer may',
    why: 'the core must be readable and testable without Teams, LDAP or Graph, and each library replaceable in one folder',
    fix: 'hand the value in as an argument or through a port; a new adapter or library gets its line in test/architecture/layers.ts',
    appliesTo: isSource,
    find: findForbiddenImports,
  },
  {
    what: 'is pure: no clock, no chance, no process, no network',
    why: 'the same facts must always give the same answer, so that a decision can be tested and explained afterwards',
    fix: 'take `now: Date` or the `Environment` port as an argument',
    appliesTo: (path) => isSource(path) && layerOf(path)?.pure === true,
    find: inCode(
      /\bnew Date\b(?!\s*\(\s*[^)\s])|(?<!\bnew\s+)(?<![.\w$])Date\s*\(|\bDate\.now\b|\bMath\.random\b|(?<![.\w$])(?:process|console|performance|crypto|globalThis)\s*[.[]|(?<![.\w$])(?:setTimeout|setInterval|setImmediate|fetch|require)\s*\(/g,
    ),
  },
  {
    what: 'leaves the environment to src/main.ts',
    why: 'settings are checked whole at the start and handed on; a second reader makes them untestable and unlisted',
    fix: 'add the setting to src/config.ts and take it as an argument',
    appliesTo: (path) => isSource(path) && path !== 'src/main.ts',
    find: (file) => [
      ...inCode(/\bprocess\s*(?:\.\s*env\b|\[)/g)(file),
      ...listImports(file)
        .filter(({ specifier }) => /^(?:node:)?process$/.test(specifier))
        .map(({ line, specifier }) => `${line}: '${specifier}'`),
    ],
  },
  {
    what: 'has no `any`',
    why: 'it switches the compiler off for everything it touches, and what comes from a directory is never to be trusted',
    fix: 'use `unknown` and check the value, or the type of the library',
    appliesTo: isSource,
    find: inCode(/(?:[:<,|&=]\s*|\bas\s+)any\b(?!\s*[(:.=])/g),
  },
  {
    what: 'does not silence the compiler',
    why: 'a silenced error is a defect that nobody sees',
    fix: 'make the types say what is true',
    appliesTo: (path) => /^(?:src|test)\/.*\.ts$/.test(path),
    find: inText(/@ts-(?:ignore|nocheck)\b/g),
  },
  {
    what: 'holds no unfinished work',
    why: 'a note in the code is read by nobody who could act on it',
    fix: 'do it now, or leave the feature out',
    appliesTo: () => true,
    find: inText(/\b(?:TO[D]O|FIX[M]E)\b/g),
  },
  {
    what: 'names nothing outside the repository',
    why: 'a fresh clone on another machine has only what is in the repository',
    fix: 'write what is needed into the repository, in its own words',
    appliesTo: () => true,
    find: inText(/\.\.\/share[d]\b|(?<![\w.-])\/work\//g),
  },
  {
    what: 'is named in kebab-case',
    why: 'one way to write names works on every file system and lets a file be found by its main export',
    fix: 'rename it, e.g. readAccount.ts to read-account.ts',
    appliesTo: (path) => /^(?:src|test)\//.test(path) && !path.endsWith('/README.md'),
    find: ({ path }) =>
      path.split('/').every((name) => /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/.test(name))
        ? []
        : [''],
  },
  {
    what: `has at most ${maximumLines} lines`,
    why: 'a file that does not fit in the head has more than one job',
    fix: 'split it by job; pure data is listed in `isDataFile` in test/architecture/rules.ts',
    appliesTo: (path) => isSource(path) && !isDataFile(path),
    find: (file) => (countLines(file) > maximumLines ? [`${countLines(file)} lines`] : []),
  },
];

/** What a person reads who broke the rule: what, why, and how to fix it. */
export function findViolations(rule: Rule, files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => rule.appliesTo(path))
    .flatMap((file) => rule.find(file).map((place) => [file.path, place].filter(Boolean).join(':')))
    .map((place) => `${place}\n  What: each file ${rule.what}.\n  Why: ${rule.why}.\n  Fix: ${rule.fix}.`);
}

export const countLines = ({ text }: SourceFile): number => text.trimEnd().split('\n').length;

function findForbiddenImports(file: SourceFile): string[] {
  const layer = layerOf(file.path);
  if (!layer) return ['it belongs to no layer'];
  const computed = layer.mayImport === 'anything' ? [] : inCode(/\bimport\s*\(\s*(?!['"])/g)(file);
  const forbidden = listImports(file)
    .filter(({ specifier, typeOnly }) => !mayImport(layer, file.path, specifier, typeOnly))
    .map(({ specifier, typeOnly, line }) => `${line}: ${typeOnly ? 'type from ' : ''}'${specifier}'`);
  return [...forbidden, ...computed];
}

function inCode(pattern: RegExp): Rule['find'] {
  return ({ text, path }) => inText(pattern)({ path, text: blankProse(text) });
}

function inText(pattern: RegExp): Rule['find'] {
  return ({ text }) => [...text.matchAll(pattern)].map((found) => `${lineAt(text, found.index)}: ${found[0].trim()}`);
}
