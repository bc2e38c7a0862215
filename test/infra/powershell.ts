import { readFileSync } from 'node:fs';
import treeSitter, { type Node } from '@vscode/tree-sitter-wasm';

const { Language, Parser } = treeSitter;

const grammar = new URL('../../node_modules/@vscode/tree-sitter-wasm/wasm/tree-sitter-powershell.wasm', import.meta.url)
  .pathname;

/** Reads a script as PowerShell does, as far as its grammar goes: nothing is executed. */
export async function parsePowerShell(file: URL): Promise<{ readonly text: string; readonly root: Node }> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
  const text = readFileSync(file, 'utf8');
  const tree = parser.parse(text);
  if (!tree) throw new Error(`${file.pathname} was not parsed`);
  return { text, root: tree.rootNode };
}

/** Line and text of what the grammar cannot read. */
export function syntaxErrors(root: Node): readonly string[] {
  return root.hasError
    ? nodesBelow(root)
        .filter((node) => node.isError || node.isMissing)
        .map((node) => `${node.startPosition.row + 1}: ${node.text.slice(0, 80)}`)
    : [];
}

export function nodesBelow(root: Node): readonly Node[] {
  return [root, ...root.children.flatMap((child) => (child ? nodesBelow(child) : []))];
}
