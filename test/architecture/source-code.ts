/** One file of the repository. `path` is from its root, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly specifier: string;
  /** `import type ... from` or `export type ... from`: gone when the program runs. */
  readonly typeOnly: boolean;
  readonly line: number;
}

/** Words after which a slash begins a regular expression; after any other word it divides. */
const beforeRegex = new Set('return typeof case in of delete void throw new await yield else do'.split(' '));
const token =
  /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?\*\/)|(?<quoted>'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*")|(?<word>[\w$]+)|(?<blank>\s+)|[\s\S]/y;
const regexLiteral = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const templateText = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{|$)/y;

/**
 * Replaces what is not code by blanks: comments, and the inside of strings, templates and regular expressions. Lines
 * and columns stay, and so do the quotes, so that prose ("the sync process.") is never taken for code.
 */
export function blankProse(source: string): string {
  let code = '';
  let previous = '';
  let braces = 0;
  const openTemplates: number[] = [];
  const take = (pattern: RegExp) => {
    pattern.lastIndex = code.length;
    return pattern.exec(source);
  };
  const takeTemplateText = () => {
    const text = take(templateText)?.[0] ?? '';
    if (text.endsWith('${')) openTemplates.push(braces);
    code += blank(text);
    previous = text.endsWith('${') ? '{' : ')';
  };

  while (code.length < source.length) {
    const regex = startsRegex(previous) ? take(regexLiteral)?.[0] : undefined;
    const found = take(token);
    const text = found?.[0] ?? '';
    if (found?.groups?.['comment']) code += blank(text);
    else if (regex) {
      code += blank(regex);
      previous = ')';
    } else if (found?.groups?.['quoted']) {
      code += text.charAt(0) + blank(text.slice(1, -1)) + text.charAt(0);
      previous = ')';
    } else if (text === '`') {
      code += ' ';
      takeTemplateText();
    } else if (text === '}' && openTemplates.at(-1) === braces) {
      openTemplates.pop();
      code += ' ';
      takeTemplateText();
    } else {
      braces += Number(text === '{') - Number(text === '}');
      code += text;
      if (!found?.groups?.['blank']) previous = text;
    }
  }
  return code;
}

/** Every module that a file names: imports, re-exports, `import()` calls and import types. */
export function listImports({ text }: SourceFile): Import[] {
  const code = blankProse(text);
  return [...code.matchAll(/\b(?:from|import)\s*\(?\s*(?<quote>['"])/g)].map((found) => {
    const start = found.index + found[0].length;
    const statement = code
      .slice(0, found.index)
      .split(/[;}]\s*(?=import\b|export\b)|\n(?=import\b|export\b)/)
      .at(-1);
    return {
      specifier: text.slice(start, text.indexOf(found.groups?.['quote'] ?? '', start)),
      typeOnly: found[0].startsWith('from') && /^\s*(?:import|export)\s+type\b/.test(statement ?? ''),
      line: lineAt(text, found.index),
    };
  });
}

export const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

const blank = (text: string) => text.replaceAll(/[^\n]/g, ' ');

const startsRegex = (previous: string) =>
  /\w$/.test(previous) ? beforeRegex.has(previous) : previous !== ')' && previous !== ']';
