import { markdownIn, objectsIn, stringsIn } from '../cards/walk.ts';
import { textOfInput, type HostileLine } from './line.ts';
import type { Observation } from './observation.ts';
import { renderTeamsMarkdown } from './teams-markdown.ts';

type Cards = Pick<
  Observation,
  | 'card'
  | 'card.text'
  | 'card.html'
  | 'card.markdownLinks'
  | 'card.tables'
  | 'card.openUrl'
  | 'card.expressionsEvaluated'
>;

export function observeCards(cards: readonly object[], line: HostileLine): Cards {
  const rendered = cards.flatMap(markdownIn).map(renderTeamsMarkdown);
  const runs = objectsIn(cards).flatMap((each) => (each['type'] === 'TextRun' ? [String(each['text'])] : []));
  const text = [...rendered.map((each) => each.text), ...runs].join('\n');
  const values = [textOfInput(line.input) ?? '', ...stringsIn(line.context.directory)];
  const isTheirs = (address: string): boolean => values.some((value) => value.includes(address));
  const opened = objectsIn(cards).flatMap((each) => (each['type'] === 'Action.OpenUrl' ? [String(each['url'])] : []));
  return {
    card: stringsIn(cards).join('\n'),
    'card.text': text,
    'card.html': rendered.flatMap(({ html }) => html).length,
    'card.markdownLinks': rendered.flatMap(({ links }) => links).filter(isTheirs).length,
    'card.tables': rendered.reduce((sum, { tables }) => sum + tables, 0),
    'card.openUrl': opened.filter((url) => isTheirs(url) || !url.startsWith('https://learn.microsoft.com/')).length,
    'card.expressionsEvaluated': expressionsIn(stringsIn(line.context.directory), text).length,
  };
}

/** Template expressions of a value whose text is on no card although the rest of that value is, and Teams' own. */
function expressionsIn(values: readonly string[], text: string): readonly string[] {
  const shown = bare(text);
  const replaced = values.flatMap((value) => {
    const [before = '', ...rest] = value.split(/\$\{.*\}/s);
    const around = [before, ...rest].map(bare).filter((part) => part !== '');
    const isThere = around.length > 0 && around.every((part) => shown.includes(part));
    return value.includes('${') && isThere && !shown.includes(bare(value)) ? [value] : [];
  });
  const functions = values.flatMap((value) => /\{\{\s*(?:DATE|TIME)\([^)]*\)\s*\}\}/.exec(value)?.[0] ?? []);
  return [...replaced, ...functions.filter((written) => text.includes(written))];
}

/** Blanks and invisible characters do not count: cards drop them from values. */
const bare = (text: string): string => text.replaceAll(/[\s\p{Cf}\p{Cc}]/gu, '');
