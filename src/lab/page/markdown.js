import { make } from './elements.js';

/**
 * The part of Markdown that Teams shows in cards: bold, italic, inline code, links, lists and line breaks. Builds nodes and sets
 * text as text, so nothing that was typed can become HTML. A backslash before punctuation makes it plain.
 */
export function renderMarkdown(text) {
  const root = make('div', { className: 'markdown' });
  let list;
  for (const line of String(text).split(/\r?\n/)) {
    const item = /^\s*(?:([-*•])|(\d{1,3})\.)\s+(.*)$/.exec(line);
    if (!item) {
      list = undefined;
      if (line.trim() !== '') root.append(make('p', {}, ...inline(line)));
      continue;
    }
    const tag = item[2] === undefined ? 'ul' : 'ol';
    if (list?.localName !== tag) {
      list = make(tag, tag === 'ol' ? { start: Number(item[2]) } : {});
      root.append(list);
    }
    list.append(make('li', {}, ...inline(item[3])));
  }
  return root;
}

const pieces =
  /\\([!-/:-@[-`{-~])|`([^`]+)`|\*\*((?:\\.|[^*\\])+)\*\*|\[((?:\\.|[^\]\\])+)\]\((https:\/\/[^\s)]+)\)|(?<![\p{L}\p{N}])_((?:\\.|[^_\\])+)_(?![\p{L}\p{N}])/gu;

function inline(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(pieces)) {
    nodes.push(text.slice(from, match.index));
    const [whole, escaped, code, bold, label, address, italic] = match;
    if (escaped !== undefined) nodes.push(escaped);
    else if (code !== undefined) nodes.push(make('code', {}, code));
    else if (bold !== undefined) nodes.push(make('strong', {}, ...inline(bold)));
    else if (italic !== undefined) nodes.push(make('em', {}, ...inline(italic)));
    else nodes.push(make('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, ...inline(label)));
    from = match.index + whole.length;
  }
  nodes.push(text.slice(from));
  return nodes.filter((node) => node !== '');
}
