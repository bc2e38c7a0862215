import { readFileSync } from 'node:fs';
import Parser, { type SyntaxNode } from 'tree-sitter';

// The type declarations of the grammar do not say that it has a default export.
const grammar = (await import('tree-sitter-bicep')).default as unknown as Parser.Language;

export interface BicepFile {
  readonly text: string;
  readonly root: SyntaxNode;
}

/** Reads a file as Bicep does, as far as its grammar goes: no types of Azure resources are known here. */
export function parseBicep(file: URL, text = readFileSync(file, 'utf8')): BicepFile {
  const parser = new Parser();
  parser.setLanguage(grammar);
  return { text, root: parser.parse(text).rootNode };
}

/** Line and text of what the grammar cannot read. */
export const syntaxErrors = ({ root }: BicepFile): readonly string[] =>
  all(root)
    .filter((node) => node.isError || node.isMissing)
    .map((node) => `${node.startPosition.row + 1}: ${node.text.slice(0, 80)}`);

export const all = (root: SyntaxNode): readonly SyntaxNode[] => [root, ...root.children.flatMap(all)];

export const ofType = (root: SyntaxNode, ...types: readonly string[]): readonly SyntaxNode[] =>
  all(root).filter(({ type }) => types.includes(type));

/** The name that a declaration introduces. */
export const declaredName = (declaration: SyntaxNode): string =>
  declaration.namedChildren.find(({ type }) => type === 'identifier')?.text ?? '';

/** The decorators right before a declaration, as text. */
export function decoratorsOf(declaration: SyntaxNode): string {
  const before = declaration.previousNamedSibling;
  return before?.type === 'decorators' ? before.text : '';
}

/** The value of a property of the object that a resource, module or output is made of. */
export function property(declaration: SyntaxNode, ...path: readonly string[]): SyntaxNode | undefined {
  const object = ofType(declaration, 'object')[0];
  return path.reduce<SyntaxNode | undefined>((at, name) => {
    const found = at?.namedChildren.find(
      (child) => child.type === 'object_property' && child.namedChild(0)?.text === name,
    );
    return found?.namedChild(1) ?? undefined;
  }, object);
}

/** Names that stand for a value: not the name of a declaration, of a property or of a function. */
export function referencesIn(root: SyntaxNode): readonly string[] {
  return ofType(root, 'identifier')
    .filter(({ parent }) => parent !== null)
    .filter((node) => {
      const parent = node.parent as SyntaxNode;
      if (parent.type.endsWith('_declaration'))
        return parent.namedChildren.find(({ type }) => type === 'identifier')?.id !== node.id;
      return !(
        (parent.type === 'object_property' && parent.namedChild(0)?.id === node.id) ||
        (parent.type === 'call_expression' && parent.namedChild(0)?.id === node.id)
      );
    })
    .map(({ text }) => text);
}

/** Parameters of lambdas and loops, names of types and of decorators, and the parts of a qualified name. */
export function isLocal(root: SyntaxNode, name: string): boolean {
  const introduced = new RegExp(
    `\\b${name} =>|\\bfor \\(?(?:\\w+, )?${name}(?:, \\w+)?\\)? in\\b|::${name}\\b|@${name}\\(|\\{ [^}]*\\b${name}: `,
  );
  return introduced.test(root.text) || /^(?:string|int|bool|object|array)$/.test(name);
}
